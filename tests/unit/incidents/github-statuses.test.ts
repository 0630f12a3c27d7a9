import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/database/connection.ts';
import { computeAvailability, type Weights } from '../../../src/incidents/availability.ts';
import { describeDistribution, percentile } from '../../../src/incidents/distribution.ts';
import { deriveDuration } from '../../../src/incidents/durations.ts';
import { clip, coveredTime, weightedTime } from '../../../src/incidents/intervals.ts';
import { asReport, intervalOf, readStatuses, type StatusIncident } from '../../support/github-statuses.ts';

const archive = readStatuses();
if (typeof archive === 'string') console.warn(`The published incidents of a large site are not tested: ${archive}.`);
const incidents = typeof archive === 'string' ? [] : archive;
const reports = incidents.map(asReport);

const MINUTE = 60_000;
const FULL = { down: 1, partial: 1, degraded: 1 };
const WITHOUT_NONE = { critical: 1, major: 1, minor: 1, none: 0 };
const yearOf = (year: number) => ({ from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) });
const inYear = (year: number, weights: Readonly<Record<StatusIncident['impact'], number>>) =>
  incidents.flatMap((incident) => {
    const part = clip(intervalOf(incident), yearOf(year));
    return part ? [{ ...part, weight: weights[incident.impact] }] : [];
  });

function percentIn2025(weights: Weights): number {
  const options = { weights, life: {}, now: Date.UTC(2026, 8, 1) };
  return (computeAvailability(reports, 'site', yearOf(2025), options).ratio ?? Number.NaN) * 100;
}

describe.skipIf(typeof archive === 'string')('the availability of 2025', () => {
  test.each<[string, Weights, string, number]>([
    ['every impact fully', FULL, '93.81', 2],
    ['a minor impact as three tenths', { ...FULL, degraded: 0.3 }, '97.634', 3],
    ['major and critical impact only', { ...FULL, degraded: 0 }, '99.274', 3],
    ['critical impact only', { down: 1, partial: 0, degraded: 0 }, '99.998', 3],
  ])('counting %s', (_rule, weights, percent, digits) => {
    expect(percentIn2025(weights).toFixed(digits)).toBe(percent);
  });

  test('would lose 5.4 % more time if incidents at once were summed', () => {
    const parts = inYear(2025, WITHOUT_NONE).filter(({ weight }) => weight > 0);
    const summed = parts.reduce((sum, { from, to }) => sum + to - from, 0);
    expect(((summed / weightedTime(parts) - 1) * 100).toFixed(1)).toBe('5.4');
    expect(coveredTime(parts)).toBe(weightedTime(parts));
  });
});

describe.skipIf(typeof archive === 'string')('the weighted time of a year', () => {
  test.each([2022, 2023, 2024, 2025, 2026])('%s is that of a count minute by minute', (year) => {
    const parts = inYear(year, { critical: 4, major: 3, minor: 1, none: 0 });
    const { from, to } = yearOf(year);
    const minutes = new Uint8Array((to - from) / MINUTE);
    for (const part of parts) {
      for (let at = (part.from - from) / MINUTE; at < (part.to - from) / MINUTE; at++) {
        minutes[at] = Math.max(minutes[at] ?? 0, part.weight);
      }
    }
    const counted = minutes.reduce((sum, weight) => sum + weight, 0);
    expect(counted).toBeGreaterThan(0);
    expect(weightedTime(parts)).toBe(counted * MINUTE);
  });
});

describe.skipIf(typeof archive === 'string')('the durations', () => {
  const metric = { from: 'started', to: 'resolved' } as const;
  const durations = reports.map((report) => deriveDuration(report, metric));
  const minutes = durations.flatMap((duration) => (duration.known ? [duration.minutes] : []));
  const distribution = describeDistribution(minutes, reports.length);

  test('are known for all incidents but those of zero length', () => {
    expect(reports).toHaveLength(801);
    const unknown = durations.flatMap((duration) => (duration.known ? [] : [duration.why]));
    expect(unknown).toEqual(Array.from({ length: 22 }, () => 'equal instants'));
    expect(distribution).toMatchObject({ known: 779, total: 801 });
  });

  test('have a median of 76 minutes, about half of the mean', () => {
    expect(distribution.median).toBe(76);
    expect((minutes.reduce((sum, value) => sum + value, 0) / minutes.length).toFixed(1)).toBe('145.3');
  });

  test('have the percentiles that SQLite finds', () => {
    const db = openDatabase();
    const sql = `select percentile(value, ?) from json_each(?)`;
    const inSql = db.prepare<[number, string], number>(sql).pluck();
    for (const p of [25, 50, 75, 90]) {
      expect(inSql.get(p, JSON.stringify(minutes))).toBeCloseTo(percentile(distribution.values, p), 9);
    }
    const median = db.prepare<[string], number>('select median(value) from json_each(?)').pluck();
    expect(median.get(JSON.stringify(minutes))).toBe(distribution.median);
    expect(distribution.quartiles).toEqual([percentile(distribution.values, 25), percentile(distribution.values, 75)]);
    expect(distribution.p90).toBe(percentile(distribution.values, 90));
  });
});

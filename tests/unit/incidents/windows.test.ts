import { describe, expect, test } from 'vitest';
import { describeWindows, type Served } from '../../../src/incidents/windows.ts';
import { makeIncident, makeReport } from './made.ts';

const NOW = Date.parse('2026-01-15T12:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEIGHTS = { down: 1, partial: 1, degraded: 0 };
const services = [{ id: 'api', state: 'down', explicit: true, regions: [] }] as const;

/** Why each window has no percentage, by its label, when the first incident of the site began so long ago. */
function withheld(age: number, service: Omit<Served, 'id'> = {}) {
  const [started, resolved] = [NOW - age, NOW - age + HOUR].map((ms) => new Date(ms).toISOString().slice(0, 16));
  const report = makeReport('outage', makeIncident({ started: `${started}Z`, resolved: `${resolved}Z` }, { services }));
  const options = { siteFirst: NOW - age, now: NOW, weights: WEIGHTS };
  const windows = describeWindows([report], { id: 'api', ...service }, options);
  return Object.fromEntries(windows.map((one) => [one.window.label, one.withheld]));
}

describe('a percentage of availability', () => {
  test('is not shown of a service without `since` three hours after the first incident', () => {
    expect(withheld(3 * HOUR)).toEqual({ '90 days': 'unknown', '12 months': 'unknown', 'All time': 'short' });
  });

  test('is shown of what is known from the first incident on, once that are seven days', () => {
    expect(withheld(7 * DAY - 1)).toMatchObject({ 'All time': 'short' });
    expect(withheld(7 * DAY)).toEqual({ '90 days': 'unknown', '12 months': 'unknown', 'All time': undefined });
    expect(withheld(91 * DAY)).toEqual({ '90 days': undefined, '12 months': 'unknown', 'All time': undefined });
  });

  test('is shown of a service whose beginning is known, however young the first incident is', () => {
    const shown = { '90 days': undefined, '12 months': undefined, 'All time': undefined };
    expect(withheld(3 * HOUR, { since: '2025-11-01' })).toEqual(shown);
  });

  test('is not shown of a service that is younger than seven days, or lived no longer', () => {
    const short = { '90 days': 'short', '12 months': 'short', 'All time': 'short' };
    expect(withheld(400 * DAY, { since: '2026-01-09' })).toEqual(short);
    expect(withheld(400 * DAY, { since: '2025-12-01', retired: '2025-12-03' })).toEqual(short);
  });

  test('is none where the service did not exist', () => {
    expect(withheld(400 * DAY, { since: '2024-01-01', retired: '2025-03-01' })).toEqual({
      ...{ '90 days': 'absent', '12 months': undefined, 'All time': undefined },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../../src/incidents/calendar.ts';
import type { Action, Incident } from '../../../src/incidents/incident.ts';
import {
  countByMonth,
  countLabels,
  describeLags,
  describeMetrics,
  groupByDay,
  latestIncident,
  listOpenActions,
} from '../../../src/incidents/statistics.ts';
import { SEVERITIES } from '../../../src/incidents/terms.ts';
import { makeIncident, makeReport, type Written } from './made.ts';

const NOW = Date.parse('2025-06-01T00:00Z');
const report = (slug: string, written: Written, rest: Partial<Incident> = {}) =>
  makeReport(slug, makeIncident(written, rest));
const factors = (...tags: (string | undefined)[]) => tags.map((tag) => ({ text: 'A condition.', tag }));

const LONG = report('long', {
  started: '2025-01-30T10:00Z',
  detected: '2025-01-30T10:00Z',
  resolved: '2025-02-01T10:00Z',
});
const SHORT = report('short', {
  started: '2025-04-02T10:00Z',
  detected: '2025-04-02T10:05Z',
  resolved: '2025-04-02T11:00Z',
});
const OPEN = report('open', { detected: '~2025-04-02' }, { severity: 'sev1' });

describe('the metrics', () => {
  const [detect, , , , resolve] = describeMetrics([LONG, SHORT, OPEN]);

  test('say how many are known of how many, equal instants and days among the unknown', () => {
    expect([detect?.distribution.known, detect?.distribution.total]).toEqual([1, 3]);
    expect([resolve?.distribution.known, resolve?.distribution.total]).toEqual([2, 3]);
  });

  test('have a point for each known duration, the shortest first', () => {
    expect(resolve?.points.map((point) => [point.report.slug, point.minutes])).toEqual([
      ['short', 60],
      ['long', 2880],
    ]);
  });

  test('have as many points as values, and never more than reports', () => {
    const minute = fc.integer({ min: 0, max: 3000 }).map((at) => new Date(NOW + at * 60_000).toISOString());
    const written = fc.record({ started: minute, detected: minute, mitigated: minute }, { requiredKeys: ['started'] });
    const property = fc.property(fc.array(written), (list) => {
      const reports = list.map((instants, index) => report(`r${index}`, instants));
      for (const { points, distribution } of describeMetrics(reports)) {
        expect(points.map(({ minutes }) => minutes)).toEqual(distribution.values);
        expect(distribution.total).toBe(reports.length);
        expect(distribution.values.every((value) => value > 0)).toBe(true);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });
});

describe('incidents by month', () => {
  test('have the empty months between', () => {
    const months = countByMonth([LONG, SHORT, OPEN]).map(({ month, total }) => [month, total]);
    expect(months).toEqual(Object.entries({ '2025-01': 1, '2025-02': 0, '2025-03': 0, '2025-04': 2 }));
    expect(countByMonth([])).toEqual([]);
  });

  test('add up to the reports with a first instant, each month following the one before', () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((at) => new Date(NOW - at * 86_400_000).toISOString());
    const one = fc.record({ started: fc.option(day), severity: fc.constantFrom(...SEVERITIES) });
    const property = fc.property(fc.array(one), (list) => {
      const reports = list.map(({ started, severity }, index) =>
        report(`r${index}`, started === null ? {} : { started }, { severity }),
      );
      const months = countByMonth(reports);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(months.map(({ total }) => total))).toBe(reports.filter(({ incident }) => monthOf(incident)).length);
      for (const [index, { month, bySeverity, total }] of months.entries()) {
        expect(sum(Object.values(bySeverity))).toBe(total);
        const before = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 2)).toISOString();
        if (index > 0) expect(months[index - 1]?.month).toBe(before.slice(0, 7));
      }
    });
    fc.assert(property, { numRuns: 200 });
  });
});

test('a label counts once in a report, the most frequent label comes first, equals by name', () => {
  const reports = [
    report('a', {}, { factors: factors('single-point', 'single-point', 'access') }),
    report('b', {}, { factors: factors('retry-storm', undefined, 'single-point') }),
  ];
  const labels = countLabels(reports, ({ incident }) => incident.factors.flatMap(({ tag }) => tag ?? []));
  expect(labels.map(({ label, count }) => `${label} ${count}`)).toEqual([
    'single-point 2',
    'access 1',
    'retry-storm 1',
  ]);
});

test('an incident of several days is on each of them, the days ascend', () => {
  const byDay = [...groupByDay([SHORT, LONG], NOW)].map(([day, list]) => [day, list.map(({ slug }) => slug)]);
  expect(byDay).toEqual([
    ['2025-01-30', ['long']],
    ['2025-01-31', ['long']],
    ['2025-02-01', ['long']],
    ['2025-04-02', ['short']],
  ]);
});

test('open actions are listed the most overdue first, then the oldest', () => {
  const action = (title: string, rest: Partial<Action> = {}): Action => ({ title, status: 'open', ...rest });
  const old = [action('late', { due: '2025-05-20' }), action('done', { status: 'done', closed: '2025-05-01' })];
  const reports = [
    makeReport(
      'new',
      makeIncident({}, { actions: [action('young'), action('later', { due: '2025-05-02' })] }),
      '2025-05-01',
    ),
    makeReport('old', makeIncident({}, { actions: [...old, action('aged', { status: 'doing' })] }), '2025-03-01'),
  ];
  expect(
    listOpenActions(reports, NOW, 'UTC').map((open) => [open.action.title, open.overdueDays, open.ageDays]),
  ).toEqual([
    ['later', 30, 31],
    ['late', 12, 92],
    ['aged', 0, 92],
    ['young', 0, 31],
  ]);
});

test('publication lags are known for resolved incidents only', () => {
  expect(describeLags([LONG, SHORT, OPEN], 'UTC')).toMatchObject({ known: 2, total: 3, values: [8, 68] });
});

test('the latest incident is the one that began last', () => {
  expect(latestIncident([SHORT, LONG, OPEN])).toBe(SHORT);
  expect(latestIncident([])).toBeUndefined();
});

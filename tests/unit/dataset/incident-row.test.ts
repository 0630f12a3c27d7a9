import { describe, expect, test } from 'vitest';
import { makeDataset } from '../../../src/dataset/incident-row.ts';
import { parseInstant } from '../../../src/incidents/instants.ts';
import { ZONES } from '../zones.ts';
import { makeDatasetReport, TWO_HOURS } from './made.ts';

const UNKNOWN = { detect: null, acknowledge: null, communicate: null, mitigate: null, resolve: null };

describe('an incident of the dataset', () => {
  test('has its identity, its instants in UTC and the minutes between them', () => {
    const report = makeDatasetReport(
      'outage',
      { started: '2025-04-02T12:00+02:00', detected: '~2025-04-02T10:05Z', resolved: '2025-04-02T12:00:30Z' },
      { tz: 'Europe/Berlin', detection: { source: 'customer' }, trigger: 'deploy' },
      'An outage',
    );
    expect(makeDataset([report])).toMatchObject([
      {
        ...{ id: 'tag:example.org,2025:postmortems/outage', url: 'https://example.org/postmortems/outage/' },
        ...{
          title: 'An outage',
          published: '2025-04-10T00:00:00Z',
          published_day: '2025-04-10',
          counted: true,
          tz: 'Europe/Berlin',
        },
        ...{ status: 'resolved', kind: 'incident', severity: 'sev2', trigger: 'deploy' },
        detection: { source: 'customer', note: null },
        instants: {
          started: { at: '2025-04-02T10:00:00Z', precision: 'minute' },
          detected: { at: '2025-04-02T10:05:00Z', precision: 'approximate' },
          resolved: { at: '2025-04-02T12:00:30Z', precision: 'minute' },
          ...{ acknowledged: null, communicated: null, mitigated: null },
        },
        minutes: { ...UNKNOWN, detect: 5, resolve: 120.5 },
      },
    ]);
  });

  test('has every field, null where nothing is known', () => {
    const [row] = makeDataset([makeDatasetReport('outage', { started: '2025-04-02T10:00Z' })]);
    expect(row).toMatchObject({ tz: null, trigger: null, detection: null, minutes: UNKNOWN, status: 'ongoing' });
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  });

  test.each(ZONES)('known to the day has that day in its zone, and no minutes: %s', (tz) => {
    const written = { started: '~2025-04-02', resolved: '~2025-04-03' };
    const [row] = makeDataset([makeDatasetReport('outage', written, { tz })]);
    expect(row?.instants.started).toEqual({ at: '2025-04-02', precision: 'day' });
    expect(row?.minutes).toEqual(UNKNOWN);
  });

  test('with equal instants has no minutes either', () => {
    const [row] = makeDataset([
      makeDatasetReport('outage', { started: '2025-04-02T10:00Z', resolved: '2025-04-02T10:00Z' }),
    ]);
    expect(row?.minutes).toEqual(UNKNOWN);
  });

  test('has services with what was written of them, and a timeline in UTC', () => {
    const from = parseInstant('2025-04-02T06:30-04:00');
    const [row] = makeDataset([
      makeDatasetReport('outage', TWO_HOURS, {
        services: [
          { id: 'api', state: 'down', explicit: true, from, regions: ['eu'] },
          { id: 'web', state: 'partial', explicit: false, regions: [] },
        ],
        timeline: [{ at: from, type: 'note', text: 'Seen.' }],
      }),
    ]);
    const at = { at: '2025-04-02T10:30:00Z', precision: 'minute' };
    expect(row?.services).toEqual([
      { id: 'api', state: 'down', explicit: true, from: at, to: null, regions: ['eu'] },
      { id: 'web', state: 'partial', explicit: false, from: null, to: null, regions: [] },
    ]);
    expect(row?.timeline).toEqual([{ ...at, type: 'note', text: 'Seen.', evidence: null }]);
  });
});

describe('the dataset', () => {
  test('marks maintenance and duplicates as not counted', () => {
    const rows = makeDataset([
      makeDatasetReport('outage'),
      makeDatasetReport('work', TWO_HOURS, { kind: 'maintenance' }),
      makeDatasetReport('again', TWO_HOURS, { related: [{ id: 'outage', rel: 'duplicate' }] }),
      makeDatasetReport('alone', TWO_HOURS, { related: [{ id: 'withheld', rel: 'duplicate' }] }),
      makeDatasetReport('threat', TWO_HOURS, { kind: 'security' }),
    ]);
    expect(rows.map(({ title, counted }) => [title, counted])).toEqual([
      ['outage', true],
      ['work', false],
      ['again', false],
      ['alone', true],
      ['threat', true],
    ]);
  });

  test('names only published reports: the slug of a withheld one is nowhere', () => {
    const related = [
      { id: 'outage', rel: 'same-cause' },
      { id: 'withheld', rel: 'recurrence' },
    ] as const;
    const rows = makeDataset([makeDatasetReport('outage'), makeDatasetReport('later', TWO_HOURS, { related })]);
    expect(rows[1]?.related).toEqual([{ id: 'outage', rel: 'same-cause' }]);
    expect(JSON.stringify(rows)).not.toContain('withheld');
  });

  test('leaves narrative reports out and keeps the given order', () => {
    const narrative = { ...makeDatasetReport('story'), incident: undefined };
    const rows = makeDataset([makeDatasetReport('b'), narrative, makeDatasetReport('a')]);
    expect(rows.map(({ title }) => title)).toEqual(['b', 'a']);
  });
});

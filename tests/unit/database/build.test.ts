import { describe, expect, test } from 'vitest';
import { buildDatabase } from '../../../src/database/build.ts';
import { serialize } from '../../../src/database/connection.ts';
import { entry, reportEntry } from '../entry.ts';
import { fill, sourceOf } from './filled.ts';

const INCIDENT = {
  ...{ status: 'resolved', severity: 'sev1', tz: 'America/New_York', trigger: 'deploy' },
  ...{ started: '~2025-04-01', detected: '~2025-04-01T10:05', resolved: '2025-04-01T12:00:30' },
  detection: { source: 'customer', note: 'A message.' },
  services: ['api', { id: 'web', state: 'down', from: '2025-04-01T10:00', regions: ['eu', 'us'] }],
  impact: [{ metric: 'failed reads', value: 3.5, unit: 'percent', of: 'peak' }, { unknown: 'No metrics.' }],
  factors: [{ text: 'No limit.', tag: 'single-point' }],
  timeline: [{ at: '2025-04-01T10:00', type: 'impact-start', text: 'Errors began.' }],
  actions: [{ title: 'Add a limit', status: 'done', closed: '2025-04-03' }],
};

const rows = (sql: string, ...entries: Parameters<typeof fill>[0]) => fill(entries).prepare(sql).all();

describe('the database', () => {
  const post = entry(
    'blog/pool',
    { tags: ['SQLite', 'Pools'], contributors: ['grace'] },
    'Some [text](/blog/other/) here.',
  );
  const report = reportEntry('outage', INCIDENT);

  test('is sound when it is filled', () => {
    const db = fill([post, report]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  test('of equal content has equal bytes, whatever the order of the files', () => {
    const [one, two] = [fill([post, report]), fill([report, post])].map(serialize);
    expect(one && two && Buffer.from(one).equals(two)).toBe(true);
    expect(Buffer.from(serialize(fill([post]))).equals(one ?? new Uint8Array())).toBe(false);
  });

  test('holds entries with their words, people, tags and links in the written order', () => {
    expect(rows('select path, guid, published, published_day, updated, words from entries', post)).toEqual([
      {
        ...{ path: '/blog/pool/', guid: 'tag:example.org,2025:blog/pool', updated: null, words: 3 },
        ...{ published: '2025-04-02T00:00Z', published_day: '2025-04-02' },
      },
    ]);
    expect(rows('select author_id, role from entry_authors order by role', post)).toEqual([
      { author_id: 'ada', role: 'author' },
      { author_id: 'grace', role: 'contributor' },
    ]);
    expect(rows('select tag, position from entry_tags order by position', post)).toEqual([
      { tag: 'sqlite', position: 0 },
      { tag: 'pools', position: 1 },
    ]);
  });

  test('knows which links stay inside the site', () => {
    const text =
      '[a](/blog/x/) [b](#part) [c](other.md) [d](https://example.org/) [e](mailto:a@example.org) [a](/blog/x/)';
    expect(rows('select href, internal from links order by href', entry('blog/a', {}, text))).toEqual([
      ...[
        { href: '#part', internal: 1 },
        { href: '/blog/x/', internal: 1 },
        { href: 'https://example.org/', internal: 0 },
      ],
      ...[
        { href: 'mailto:a@example.org', internal: 0 },
        { href: 'other.md', internal: 1 },
      ],
    ]);
  });
});

describe('an incident in the database', () => {
  const report = reportEntry('outage', INCIDENT);
  const one = (sql: string) => rows(sql, report)[0];

  test('has its instants in UTC, or as the day in its own zone, with how precise they are', () => {
    expect(one('select * from incidents')).toMatchObject({
      ...{
        started: '2025-04-01',
        started_precision: 'day',
        detected: '2025-04-01T14:05Z',
        detected_precision: 'approximate',
      },
      ...{ resolved: '2025-04-01T16:00:30Z', resolved_precision: 'minute', mitigated: null, mitigated_precision: null },
      ...{ severity: 'sev1', status: 'resolved', kind: 'incident', trigger_kind: 'deploy', tz: 'America/New_York' },
      ...{ detection_source: 'customer', detection_note: 'A message.' },
    });
  });

  test('known to the day keeps that day in a zone whose day begins earlier', () => {
    const early = reportEntry('early', { tz: 'Asia/Kolkata', started: '~2025-04-01' });
    expect(rows('select started from incidents', early)).toEqual([{ started: '2025-04-01' }]);
  });

  test('has its services, each with what was written of it', () => {
    expect(rows('select * from incident_services order by position', report)).toMatchObject([
      { service_id: 'api', state: 'partial', explicit: 0, from_instant: null, regions: '[]' },
      { service_id: 'web', state: 'down', explicit: 1, from_instant: '2025-04-01T14:00Z', regions: '["eu","us"]' },
    ]);
  });

  test('has impact with a value or with the reason for none, never both', () => {
    expect(rows('select metric, value, unit, aggregate, estimated, unknown_because from impact', report)).toEqual([
      { metric: 'failed reads', value: 3.5, unit: 'percent', aggregate: 'peak', estimated: 0, unknown_because: null },
      { metric: null, value: null, unit: null, aggregate: null, estimated: null, unknown_because: 'No metrics.' },
    ]);
  });

  test('has timeline, factors and actions', () => {
    expect(one('select at, precision, type, text from timeline')).toEqual({
      ...{ at: '2025-04-01T14:00Z', precision: 'minute', type: 'impact-start', text: 'Errors began.' },
    });
    expect(one('select text, tag from factors')).toEqual({ text: 'No limit.', tag: 'single-point' });
    expect(one('select title, status, closed from actions')).toEqual({
      ...{ title: 'Add a limit', status: 'done', closed: '2025-04-03' },
    });
  });
});

test('a relation to a report that is not published is left out: its slug is nowhere in the file', () => {
  const related = [
    { id: 'published', rel: 'same-cause' },
    { id: 'withheld-report', rel: 'recurrence' },
    { id: 'published', rel: 'same-cause' },
  ];
  const source = sourceOf([reportEntry('outage', { related }), reportEntry('published')]);
  const db = buildDatabase(source);
  expect(db.prepare('select relation from relations').all()).toEqual([{ relation: 'same-cause' }]);
  expect(Buffer.from(serialize(db)).includes('withheld')).toBe(false);
});

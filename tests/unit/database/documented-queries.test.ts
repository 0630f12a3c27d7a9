import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Connection, migrate } from '../../../src/database/connection.ts';
import { MIGRATIONS } from '../../../src/database/migrations.ts';
import { entry, reportEntry } from '../entry.ts';
import { fill } from './filled.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const QUERIES = `${ROOT}tests/fixtures/queries/`;
const DOCUMENT = readFileSync(`${ROOT}docs/data.md`, 'utf8');
const parts = DOCUMENT.split('```sql\n');
/** Each query of the document after the paragraph that introduces it. */
const introduced = parts.slice(1).map((part, index): [string, string] => {
  const before = parts[index]?.trim().split('\n\n').at(-1) ?? '';
  return [before, part.slice(0, part.indexOf('```'))];
});
const documented = introduced.map(([, sql]) => sql);
/** The queries as they were documented for a version of the schema, a blank line between two. */
const published = (version: number) => readFileSync(`${QUERIES}v${version}.sql`, 'utf8').split('\n\n');
const run = (db: Connection, sql: string): unknown[] => db.prepare(sql).all();

const RESOLVED = {
  status: 'resolved',
  detection: { source: 'monitoring' },
  factors: [{ text: 'No limit.', tag: 'access' }],
};
const actions = [
  { title: 'Add a limit', owner: 'storage', due: '2025-05-01' },
  { title: 'Add an alert', status: 'done', closed: '2025-04-05' },
];
const lasting = (hours: number, rest: object = {}) => ({
  ...{ ...RESOLVED, started: '2025-04-01T10:00Z', resolved: `2025-04-01T${10 + hours}:00Z` },
  ...rest,
});
const LINKS = '[a](https://example.org/a) [b](https://Example.org?b) [c](http://example.net#c) [d](/blog/pool/) Words.';
const corrections = [{ at: '2025-04-05', text: 'The end was an hour later.' }];
const site = () =>
  fill([
    entry('blog/pool', { tags: ['SQLite', 'Pools'], authors: ['ada', 'grace'], author: undefined }, LINKS),
    entry('blog/search', { tags: ['SQLite'] }, '[a](https://example.org) Words.'),
    reportEntry('one', lasting(1, { actions }), { corrections, tags: ['Pools'] }),
    reportEntry('two', lasting(2, { severity: 'sev1', related: [{ id: 'one', rel: 'same-cause' }] })),
    reportEntry('four', lasting(4, { detection: undefined })),
    reportEntry('again', lasting(9, { related: [{ id: 'four', rel: 'duplicate' }] })),
    reportEntry('work', lasting(8, { kind: 'maintenance' })),
    reportEntry('day', { ...RESOLVED, started: '~2025-03-01', resolved: '~2025-03-02' }),
    reportEntry('moment', lasting(0)),
  ]);

describe('the queries of docs/data.md', () => {
  test('are ten, each after a sentence', () => {
    expect(introduced.map(([sentence]) => sentence)).toEqual(
      Array.from({ length: 10 }, () => expect.stringMatching(/^[A-Z].*:$/s)),
    );
  });

  test.each(introduced)('have rows: %s', (_sentence, sql) => {
    expect(run(site(), sql).length).toBeGreaterThan(0);
  });

  test('leave out of durations what has none, maintenance and duplicates', () => {
    const [durations = '', median = '', months = ''] = documented;
    expect(run(site(), durations)).toEqual([
      { slug: 'four', severity: 'sev2', minutes: 240 },
      { slug: 'two', severity: 'sev1', minutes: 120 },
      { slug: 'one', severity: 'sev2', minutes: 60 },
    ]);
    expect(run(site(), median)).toEqual([{ median_minutes: 120, known: 3, total: 5 }]);
    expect(run(site(), months)).toEqual([
      { month: '2025-03', severity: 'sev2', incidents: 1 },
      { month: '2025-04', severity: 'sev1', incidents: 1 },
      { month: '2025-04', severity: 'sev2', incidents: 3 },
    ]);
  });

  test('say what they say they do', () => {
    const [open, factors, detection, corrected, words, hosts, tags] = documented
      .slice(3)
      .map((sql) => run(site(), sql));
    expect(open).toMatchObject([{ slug: 'one', title: 'Add a limit', owner: 'storage', due: '2025-05-01' }]);
    expect(factors).toEqual([{ tag: 'access', incidents: 5 }]);
    expect(detection).toEqual([
      { source: 'monitoring', incidents: 4, percent: 80 },
      { source: 'not stated', incidents: 1, percent: 20 },
    ]);
    expect(corrected).toMatchObject([{ path: '/postmortems/one/', corrections: 1, latest: '2025-04-05T00:00Z' }]);
    expect(words).toMatchObject([
      { name: 'Ada Lovelace', posts: 2 },
      { name: 'Grace Hopper', posts: 1 },
    ]);
    expect(hosts).toEqual([
      { host: 'example.org', entries: 2 },
      { host: 'example.net', entries: 1 },
    ]);
    expect(tags).toEqual([
      { label: 'Pools', posts: 1, reports: 1 },
      { label: 'SQLite', posts: 2, reports: 0 },
    ]);
  });
});

describe('the queries published for a version of the schema', () => {
  const versions = MIGRATIONS.map((_step, index) => index + 1);

  test('are kept for every version', () => {
    expect(readdirSync(QUERIES).toSorted()).toEqual(versions.map((version) => `v${version}.sql`).toSorted());
  });

  test.each(versions)('%i still run against the newest one', (version) => {
    for (const sql of published(version)) expect(run(site(), sql).length).toBeGreaterThan(0);
  });

  test('are, for the newest one, those of docs/data.md', () => {
    expect(published(MIGRATIONS.length).map((sql) => sql.trim())).toEqual(documented.map((sql) => sql.trim()));
  });

  test('1 give the same rows after a table gets a new name and leaves a view behind', () => {
    const db = site();
    const before = published(1).map((sql) => run(db, sql));
    const columns = db.prepare<[], string>(`select name from pragma_table_info('incidents')`).pluck().all();
    const step = `alter table incidents rename to outages;
      alter table outages add column root text;
      create view incidents as select ${columns.join(', ')} from outages;`;
    migrate(db, [...MIGRATIONS, step]);
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
    expect(db.prepare(`select type from sqlite_schema where name = 'incidents'`).pluck().get()).toBe('view');
    expect(published(1).map((sql) => run(db, sql))).toEqual(before);
    expect(run(db, 'select * from entry_list')).toHaveLength(9);
  });
});

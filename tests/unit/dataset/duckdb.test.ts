import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { writeCsv } from '../../../src/dataset/csv.ts';
import { makeDataset } from '../../../src/dataset/incident-row.ts';
import { writeIncidentsJson } from '../../../src/dataset/json.ts';
import { parseInstant } from '../../../src/incidents/instants.ts';
import { makeFolder } from '../folder.ts';
import { makeSite } from '../site.ts';
import { makeDatasetReport, TWO_HOURS } from './made.ts';

const DOCUMENT = readFileSync(fileURLToPath(new URL('../../../docs/data.md', import.meta.url)), 'utf8');
const [CSV = '', JSON_FILE = '', ...others] = Array.from(
  DOCUMENT.matchAll(/^```sql duckdb\n(.*?)^```$/gms),
  ([, sql = '']) => sql,
);

/** Titles that a reader of CSV may take for something else. */
const TITLES = ['2024', 'yes', 'NULL', 'a, "b"; c', "it's", 'two  spaces', '停止 ✓', '2025-04-02T10:00:00Z'];
const at = parseInstant('2025-04-02T10:30:07Z');
const REPORTS = [
  ...TITLES.map((title, index) => makeDatasetReport(`t${index}`, TWO_HOURS, {}, title)),
  makeDatasetReport('day', { started: '~2025-10-05', resolved: '~2025-10-06' }, { tz: 'Asia/Tokyo' }),
  makeDatasetReport('work', { started: '2025-04-02T10:30:07Z' }, { kind: 'maintenance' }),
  makeDatasetReport('full', TWO_HOURS, {
    services: [{ id: 'api', state: 'down', explicit: true, from: at, regions: ['eu'] }],
    impact: [{ metric: 'reads', value: 1.5, unit: 'percent', estimated: false }, { unknown: 'Not counted.' }],
    timeline: [{ at, type: 'note', text: 'Seen.' }],
    actions: [{ title: 'Add a test', status: 'done', closed: '2025-05-02' }],
    redactions: [{ what: 'A name', why: 'Asked for.', until: '2026-01-01' }],
  }),
];

/** Run statements beside the two files, on a machine of another zone; the rows of the last one. */
async function ask(reports: typeof REPORTS, ...statements: string[]): Promise<readonly Record<string, unknown>[]> {
  const incidents = makeDataset(reports);
  const folder = makeFolder({
    'incidents.csv': writeCsv(incidents),
    'incidents.json': writeIncidentsJson(makeSite(), incidents),
  });
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`set file_search_path = '${folder}'; set TimeZone = 'Asia/Tokyo';`);
  let rows: readonly Record<string, unknown>[] = [];
  for (const sql of statements) rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  connection.closeSync();
  return rows;
}

test('docs/data.md has a statement for each of the two files', () => {
  expect([CSV, JSON_FILE].map((sql) => /read_(csv|json)\('[a-z.]+'/.exec(sql)?.[0])).toEqual([
    "read_csv('incidents.csv'",
    "read_json('incidents.json'",
  ]);
  expect(others).toEqual([]);
});

test('DuckDB reads the table with the documented types: every text as it is, every instant in UTC', async () => {
  const rows = await ask(REPORTS, CSV, 'from incidents');
  expect(rows.slice(0, TITLES.length).map(({ title }) => title)).toEqual(TITLES);
  const [first, day, work] = [rows[0], rows.at(-3), rows.at(-2)];
  expect(first).toMatchObject({
    ...{ published: '2025-04-10 00:00:00', published_day: '2025-04-10', counted: true, tz: null, actions: 0 },
    ...{ started: '2025-04-02 10:00:00', resolved: '2025-04-02 12:00:00', minutes_to_resolve: 120, mitigated: null },
  });
  expect(day).toMatchObject({ started: '2025-10-05 00:00:00', started_precision: 'day', tz: 'Asia/Tokyo' });
  expect(work).toMatchObject({ started: '2025-04-02 10:30:07', resolved: null, counted: false });
});

test('DuckDB reads the JSON file with the documented types, whatever is nested in it', async () => {
  const rows = await ask(REPORTS, JSON_FILE, 'from reports');
  expect(rows.map(({ title }) => title)).toEqual(REPORTS.map(({ title }) => title));
  expect(rows.at(-1)).toMatchObject({
    services: [{ from: { at: '2025-04-02 10:30:07', precision: 'minute' }, to: null, regions: ['eu'] }],
    impact: [{ value: 1.5, unknown: null }, { unknown: 'Not counted.' }],
    timeline: [{ at: '2025-04-02 10:30:07', text: 'Seen.' }],
    actions: [{ closed: '2025-05-02' }],
    redactions: [{ until: '2026-01-01' }],
  });
  const named = `select instants['started'].at as started, instants['mitigated'] as mitigated, minutes['resolve'] as minutes
    from reports where title in ('2024', 'day') order by minutes nulls last`;
  expect(await ask(REPORTS, JSON_FILE, named)).toEqual([
    { started: '2025-04-02 10:00:00', mitigated: null, minutes: 120 },
    { started: '2025-10-05 00:00:00', mitigated: null, minutes: null },
  ]);
});

test('DuckDB reads a site without incidents', async () => {
  expect(await ask([], CSV, 'from incidents')).toEqual([]);
  expect(await ask([], JSON_FILE, 'from reports')).toEqual([]);
});

test('every column has a documented type, and every field of what is nested', async () => {
  const columns = (table: string) => `select column_name from (describe ${table})`;
  const names = (rows: readonly Record<string, unknown>[]) => rows.map(({ column_name }) => column_name);
  const [header = ''] = writeCsv([]).split('\r\n');
  expect(names(await ask([], CSV, columns('incidents')))).toEqual(header.split(','));
  const [row] = makeDataset(REPORTS);
  expect(names(await ask([], JSON_FILE, columns('reports')))).toEqual(Object.keys(row ?? {}));
  const [written, read] = [makeDataset(REPORTS).at(-1), (await ask(REPORTS, JSON_FILE, 'from reports')).at(-1)];
  for (const list of ['services', 'impact', 'timeline', 'actions', 'redactions'] as const) {
    const fields = Object.keys(written?.[list][0] ?? {});
    expect(fields.length, list).toBeGreaterThan(0);
    for (const field of fields) expect(read).toHaveProperty([list, 0, field]);
  }
});

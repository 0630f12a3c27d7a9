import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '../../../src/dataset/csv.ts';
import { makeDataset } from '../../../src/dataset/incident-row.ts';
import { makeDatasetReport, TWO_HOURS } from './made.ts';

function table(titles: readonly string[]): Record<string, string>[] {
  const reports = titles.map((title, index) => makeDatasetReport(`r${index}`, TWO_HOURS, {}, title));
  return parse(writeCsv(makeDataset(reports)), { columns: true, record_delimiter: '\r\n' });
}
const titleOf = (title: string) => table([title])[0]?.title;

describe('the table of incidents', () => {
  test('has a row for each incident, with names, derived minutes and counts', () => {
    const report = makeDatasetReport(
      'outage',
      { ...TWO_HOURS, detected: '~2025-04-02T10:30Z' },
      {
        services: [
          { id: 'api', state: 'down', explicit: true, regions: [] },
          { id: 'web', state: 'down', explicit: true, regions: [] },
          { id: 'api', state: 'partial', explicit: true, regions: [] },
        ],
        factors: [{ text: 'No limit.', tag: 'single-point' }, { text: 'No test.' }],
        actions: [
          { title: 'Add a limit', status: 'open' },
          { title: 'Add an alert', status: 'done', closed: '2025-04-05' },
        ],
        detection: { source: 'monitoring' },
      },
    );
    const maintenance = makeDatasetReport('work', { started: '~2025-05-01' }, { kind: 'maintenance' });
    const rows: Record<string, string>[] = parse(writeCsv(makeDataset([report, maintenance])), { columns: true });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      ...{ id: 'tag:example.org,2025:postmortems/outage', counted: 'yes', severity: 'sev2', kind: 'incident' },
      ...{ started: '2025-04-02T10:00:00Z', started_precision: 'minute', detected_precision: 'approximate' },
      ...{ minutes_to_detect: '30', minutes_to_resolve: '120', minutes_to_mitigate: '', mitigated: '' },
      ...{ services: 'api; web', factors: 'single-point', actions: '2', open_actions: '1', detection: 'monitoring' },
    });
    expect(rows[1]).toMatchObject({
      ...{ published: '2025-04-10T00:00:00Z', published_day: '2025-04-10' },
      ...{ counted: 'no', status: 'ongoing', started: '2025-05-01', started_precision: 'day', minutes_to_resolve: '' },
    });
  });

  test('without incidents has its header', () => {
    expect(writeCsv([])).toMatch(/^id,url,title,published,[a-z_,]+\r\n$/);
  });

  test.each(['=', '+', '-', '@', '\t', '\r'])(
    'has an apostrophe before %j, so that no spreadsheet runs the cell',
    (sign) => {
      expect(titleOf(`${sign}cmd|' /C calc'!A0`)).toBe(`'${sign}cmd|' /C calc'!A0`);
    },
  );

  test.each([
    'A "quoted" title',
    'one, two; three',
    'two\nlines',
    'two\r\nlines',
    "it's 1 = 1",
    'ünïcode ✓',
    ' spaces ',
  ])('gives %j back as it is', (title) => {
    expect(titleOf(title)).toBe(title);
  });

  test('gives any title back, with an apostrophe at most, and no cell that begins like a formula', () => {
    const sign = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", 'a', ' ');
    const title = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: sign }));
    const property = fc.property(fc.array(title, { maxLength: 5 }), (titles) => {
      const rows = table(titles);
      expect(rows.map((row) => row.title?.replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, ''))).toEqual(
        titles.map((one) => one.replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, '')),
      );
      for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    });
    fc.assert(property, { numRuns: 200 });
  });
});

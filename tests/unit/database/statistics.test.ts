import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../src/database/connection.ts';
import type { Entry } from '../../../src/entries/entry.ts';
import { type CountedReport, selectCounted } from '../../../src/incidents/counted.ts';
import { countByMonth, countLabels, type LabelCount } from '../../../src/incidents/statistics.ts';
import { DETECTION_SOURCES, KINDS, SEVERITIES, TRIGGERS } from '../../../src/incidents/terms.ts';
import { reportEntry } from '../entry.ts';
import { fill } from './filled.ts';

const COUNTED = `
  with counted as (
    select * from incidents
    where kind <> 'maintenance' and entry_id not in (select entry_id from relations where relation = 'duplicate'))`;

const minute = fc.integer({ min: 0, max: 60 * 24 * 400 }).map((at) => new Date(Date.UTC(2024, 0, 1) + at * 60_000));
const started = fc.tuple(minute, fc.boolean()).map(([at, day]) => {
  return day ? `~${at.toISOString().slice(0, 10)}` : at.toISOString();
});
const fields = fc.record(
  {
    ...{ started, severity: fc.constantFrom(...SEVERITIES), kind: fc.constantFrom(...KINDS) },
    tz: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Los_Angeles'),
    trigger: fc.constantFrom(...TRIGGERS),
    detection: fc.record({ source: fc.constantFrom(...DETECTION_SOURCES) }),
    factors: fc.array(fc.record({ text: fc.constant('A.'), tag: fc.constantFrom('access', 'docs', 'tooling') })),
    related: fc.array(
      fc.record({ id: fc.constantFrom('r0', 'gone'), rel: fc.constantFrom('duplicate', 'same-cause') }),
    ),
  },
  { requiredKeys: ['started', 'severity'] },
);
const sites = fc
  .array(fields, { maxLength: 12 })
  .map((list) =>
    list.map(({ related, ...rest }, index) => reportEntry(`r${index}`, { ...rest, related: index ? related : [] })),
  );

/** The same count by both ways, over the same entries. */
function agree(inSql: (db: Connection) => unknown, inCode: (reports: readonly CountedReport[]) => unknown) {
  const property = fc.property(sites, (entries) => {
    const db = fill(entries);
    try {
      expect(inSql(db)).toEqual(inCode(selectCounted(entries.map(asReport)).counted));
    } finally {
      db.close();
    }
  });
  fc.assert(property, { numRuns: 40 });
}

function asReport({ path, slug, title, published, incident }: Entry) {
  return { ...{ path, slug, title, incident }, published: { epochMs: Date.parse(published.instant), timed: false } };
}

function labels(sql: string) {
  return (db: Connection) =>
    db.prepare<[], LabelCount>(`${COUNTED} ${sql} group by label order by count desc, label`).all();
}

describe('a count in SQL over the database agrees with the page', () => {
  test('for months and severities', () => {
    agree(
      (db) =>
        db
          .prepare(`${COUNTED}
        select substr(coalesce(started, detected), 1, 7) as month, severity, count(*) as count
        from counted group by month, severity order by month, severity`)
          .all(),
      (reports) =>
        countByMonth(reports).flatMap(({ month, bySeverity }) =>
          SEVERITIES.flatMap((severity) =>
            bySeverity[severity] > 0 ? [{ month, severity, count: bySeverity[severity] }] : [],
          ),
        ),
    );
  });

  test('for triggers', () => {
    agree(
      labels('select trigger_kind as label, count(*) as count from counted where trigger_kind is not null'),
      (reports) => countLabels(reports, ({ incident }) => (incident.trigger ? [incident.trigger] : [])),
    );
  });

  test('for the tags of factors, each once in a report', () => {
    agree(
      labels('select tag as label, count(distinct entry_id) as count from factors join counted using (entry_id)'),
      (reports) => countLabels(reports, ({ incident }) => incident.factors.flatMap(({ tag }) => tag ?? [])),
    );
  });

  test('for the sources of detection', () => {
    agree(
      labels('select detection_source as label, count(*) as count from counted where detection_source is not null'),
      (reports) => countLabels(reports, ({ incident }) => (incident.detection ? [incident.detection.source] : [])),
    );
  });
});

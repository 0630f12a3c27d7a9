import type { DatasetReport } from '../../../src/dataset/incident-row.ts';
import type { Incident } from '../../../src/incidents/incident.ts';
import { makeIncident, makeReport, type Written } from '../incidents/made.ts';

/** Two hours on one day. */
export const TWO_HOURS: Written = { started: '2025-04-02T10:00Z', resolved: '2025-04-02T12:00Z' };

/** A published report with its address, as the dataset, the table and the calendar read it. */
export function makeDatasetReport(
  slug: string,
  written: Written = TWO_HOURS,
  incident: Partial<Incident> = {},
  title = slug,
): DatasetReport {
  return {
    ...makeReport(slug, makeIncident(written, incident)),
    publishedDay: '2025-04-10',
    ...{ title, id: `tag:example.org,2025:postmortems/${slug}`, url: `https://example.org/postmortems/${slug}/` },
  };
}

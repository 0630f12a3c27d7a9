import type { CountedReport } from '../../../src/incidents/counted.ts';
import type { Incident } from '../../../src/incidents/incident.ts';
import { parseInstant } from '../../../src/incidents/instants.ts';
import type { InstantName } from '../../../src/incidents/terms.ts';

/** Instants as a writer types them. */
export type Written = Partial<Record<InstantName, string>>;

/** An incident with these instants, resolved when it has that instant. */
export function makeIncident(written: Written, rest: Partial<Incident> = {}): Incident {
  const instants = Object.fromEntries(Object.entries(written).map(([name, at]) => [name, parseInstant(at, rest.tz)]));
  return {
    ...{ status: written.resolved ? 'resolved' : 'ongoing', kind: 'incident', severity: 'sev2', instants },
    ...{ services: [], factors: [], impact: [], timeline: [], actions: [], related: [], redactions: [] },
    ...rest,
  };
}

/** A published report of an incident. */
export function makeReport(slug: string, incident: Incident, published = '2025-04-10T00:00Z'): CountedReport {
  return {
    ...{ slug, title: slug, path: `/postmortems/${slug}/`, incident },
    published: { epochMs: Date.parse(published), timed: false },
  };
}

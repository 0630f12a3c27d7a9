import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Incident } from '../../src/incidents/incident.ts';
import { type Instant, parseInstant } from '../../src/incidents/instants.ts';
import type { Interval } from '../../src/incidents/intervals.ts';
import type { ServiceState } from '../../src/incidents/terms.ts';

/** An incident of a public status page: its stretch of downtime and the impact that its owner gave it. */
export interface StatusIncident {
  readonly impact: 'critical' | 'major' | 'minor' | 'none';
  readonly start: Instant;
  readonly end: Instant;
}

const FILE = new URL('../../../shared/data/github-statuses/incidents.jsonl', import.meta.url);
const STATES: Readonly<Record<StatusIncident['impact'], ServiceState | undefined>> = {
  critical: 'down',
  major: 'partial',
  minor: 'degraded',
  none: undefined,
};

/** The incidents that are not maintenance, or the reason why there are none to test with. */
export function readStatuses(): readonly StatusIncident[] | string {
  if (!existsSync(FILE)) return `${fileURLToPath(FILE)} is not there: the archive of incidents lies beside the project`;
  return readFileSync(FILE, 'utf8').split('\n').filter(Boolean).flatMap(readLine);
}

/** The stretch of an incident in epoch milliseconds. */
export function intervalOf({ start, end }: StatusIncident): Interval {
  return { from: start.epochMs, to: end.epochMs };
}

/** The incident as a report would give it: critical took the site down, major in part, minor degraded it, none left it whole. */
export function asReport({ impact, start, end }: StatusIncident): Incident {
  const state = STATES[impact];
  return {
    ...{ status: 'resolved', kind: 'incident', severity: 'sev3', instants: { started: start, resolved: end } },
    services: state ? [{ id: 'site', state, explicit: true, regions: [] }] : [],
    ...{ factors: [], impact: [], timeline: [], actions: [], related: [], redactions: [] },
  };
}

function readLine(line: string): StatusIncident[] {
  const record: unknown = JSON.parse(line);
  const impact = text(record, 'impact');
  if (impact === 'maintenance') return [];
  if (!isImpact(impact)) throw new Error(`impact ${impact} is not expected in the archive`);
  return [
    { impact, start: parseInstant(text(record, 'downtime_start')), end: parseInstant(text(record, 'downtime_end')) },
  ];
}

function text(record: unknown, field: string): string {
  const value: unknown =
    typeof record === 'object' && record !== null ? Object.entries(record).find(([name]) => name === field)?.[1] : '';
  if (typeof value !== 'string') throw new Error(`a line of the archive has no ${field}`);
  return value;
}

function isImpact(value: string): value is StatusIncident['impact'] {
  return Object.hasOwn(STATES, value);
}

import { isDeepStrictEqual } from 'node:util';
import type { Action, Incident } from '../incidents/incident.ts';
import type { Instant } from '../incidents/instants.ts';
import { INSTANT_NAMES } from '../incidents/terms.ts';
import { wordingOf } from '../markdown/wording.ts';
import type { ReportData } from '../schemas/report.ts';

/** A report as one version of its file has it. */
export interface ReportVersion {
  readonly data: ReportData;
  readonly body: string;
}

/** A part of the content that is not what it was. */
export interface Change {
  /** The field, or “text”. */
  readonly name: string;
  /** Its place in the front matter; undefined for the text. */
  readonly field?: readonly PropertyKey[];
}

/**
 * List what a report says otherwise than before. The progress of actions, evidence, relations, lifted redactions and the
 * way in which a thing is written are not changes.
 */
export function listChanges(before: ReportVersion, after: ReportVersion, file: string): Change[] {
  const changes: Change[] = [];
  for (const name of ['title', 'description'] as const) {
    if (before.data[name] !== after.data[name]) changes.push({ name, field: [name] });
  }
  if (!isSameText(before.body, after.body, file)) changes.push({ name: 'text' });
  const { incident: was } = before.data;
  const { incident: is } = after.data;
  if (was && is) changes.push(...listIncidentChanges(was, is));
  else if (was || is) changes.push({ name: 'incident', field: ['incident'] });
  return changes;
}

function isSameText(before: string, after: string, file: string): boolean {
  const [was, is] = [before, after].map((body) => body.replace(/\s+/g, ' ').trim());
  return was === is || wordingOf(before, file) === wordingOf(after, file);
}

function listIncidentChanges(before: Incident, after: Incident): Change[] {
  const was = comparable(before);
  const compared = Object.entries(comparable(after)).flatMap(([name, value]): Change[] => {
    const place = findDifference(was[name], value);
    return place ? [{ name: `incident.${name}`, field: ['incident', name, ...place] }] : [];
  });
  const action = findActionChange(before.actions, after.actions);
  const redaction = after.redactions.findIndex((item) => !before.redactions.some((known) => isSame(known, item)));
  if (action) compared.push({ name: 'incident.actions', field: ['incident', 'actions', ...action] });
  if (redaction >= 0) compared.push({ name: 'incident.redactions', field: ['incident', 'redactions', redaction] });
  return compared;
}

/** What must stay as it is. A zone moves no instant. */
function comparable(incident: Incident): Record<string, unknown> {
  const { kind, severity, instants, services, detection, trigger, factors, impact, timeline } = incident;
  return {
    ...Object.fromEntries(INSTANT_NAMES.map((name) => [name, momentOf(instants[name])])),
    ...{ kind, severity, detection, trigger, factors, impact },
    services: services.map((service) => ({ ...service, from: momentOf(service.from), to: momentOf(service.to) })),
    timeline: timeline.map(({ at, type, text }) => ({ at: momentOf(at), type, text })),
  };
}

function momentOf(instant: Instant | undefined): Omit<Instant, 'zone'> | undefined {
  if (!instant) return undefined;
  const { epochMs, precision, approximate } = instant;
  return { epochMs, precision, approximate };
}

/** The path to what differs, as far as the first item of a list; undefined when nothing does. */
function findDifference(before: unknown, after: unknown): PropertyKey[] | undefined {
  if (isSame(before, after)) return undefined;
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  return [after.findIndex((item, index) => !isSame(before[index], item))].filter((index) => index >= 0);
}

/** An action may be added and go on; what was announced stays announced. Returns the path within the list. */
function findActionChange(before: readonly Action[], after: readonly Action[]): PropertyKey[] | undefined {
  for (const { title, type } of before) {
    const index = after.findIndex((action) => action.title === title);
    if (index < 0)
      return [after.findIndex((action) => !before.some((known) => known.title === action.title))].filter(
        (at) => at >= 0,
      );
    if (type !== undefined && after[index]?.type !== type) return [index];
  }
  return undefined;
}

/** Equal but for the order of keys and for keys without a value. */
function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

import { findSuspects } from '../../incidents/consistency.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { IncidentKind, InstantName } from '../../incidents/terms.ts';
import type { Subject } from '../subject.ts';

/** The structured facts of a report, as the rules ask for them. */
export interface Report {
  readonly incident: Incident;
  readonly kind: IncidentKind;
  readonly isOngoing: boolean;
  /** Sev1 or sev2. */
  readonly isSevere: boolean;
  /** True when a field is written and not empty, whether or not it can be read. */
  has(field: keyof Incident): boolean;
  /** True when every item of a list is read with the type that is written. */
  isWhole(list: 'timeline' | 'actions' | 'services'): boolean;
  /** False for an instant that is written and cannot be read, or that others contradict: R1 and R2 tell of those. */
  isSound(name: InstantName): boolean;
}

/** Take the facts of a report; a post and a narrative report have none. */
export function reportOf({ collection, file, incident }: Subject): Report | undefined {
  if (collection !== 'postmortems' || !incident) return undefined;
  const { incident: block } = file.frontMatter.data;
  const written: Readonly<Record<string, unknown>> = isRecord(block) ? block : {};
  const suspects = findSuspects(incident.instants);
  return {
    incident,
    kind: incident.kind,
    isOngoing: incident.status === 'ongoing',
    isSevere: incident.severity === 'sev1' || incident.severity === 'sev2',
    has: (field) => !isEmpty(written[field]),
    isWhole: (list) => {
      const items = written[list] ?? [];
      if (!Array.isArray(items) || items.length !== incident[list].length) return false;
      if (list === 'services') return true;
      return incident[list].every(({ type }, index) => {
        const item: unknown = items[index];
        return isRecord(item) && (item.type === undefined || item.type === type);
      });
    },
    isSound: (name) => !suspects.has(name) && (incident.instants[name] !== undefined || isEmpty(written[name])),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

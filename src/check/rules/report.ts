import type { Incident } from '../../incidents/incident.ts';
import type { IncidentKind } from '../../incidents/terms.ts';
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
  isWhole(list: 'timeline' | 'actions'): boolean;
}

/** Take the facts of a report; a post and a narrative report have none. */
export function reportOf({ collection, file, incident }: Subject): Report | undefined {
  if (collection !== 'postmortems' || !incident) return undefined;
  const { incident: block } = file.frontMatter.data;
  const written: Readonly<Record<string, unknown>> = isRecord(block) ? block : {};
  return {
    incident,
    kind: incident.kind,
    isOngoing: incident.status === 'ongoing',
    isSevere: incident.severity === 'sev1' || incident.severity === 'sev2',
    has: (field) => !isEmpty(written[field]),
    isWhole: (list) => {
      const items = written[list] ?? [];
      const read = incident[list];
      if (!Array.isArray(items) || items.length !== read.length) return false;
      return read.every(({ type }, index) => {
        const item: unknown = items[index];
        return isRecord(item) && (item.type === undefined || item.type === type);
      });
    },
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

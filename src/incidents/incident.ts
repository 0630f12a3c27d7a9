import type { Instant } from './instants.ts';
import type * as Terms from './terms.ts';

/** The structured facts inside a report, as read: instants resolved, nothing derived. */
export interface Incident {
  readonly status: Terms.Status;
  readonly kind: Terms.IncidentKind;
  readonly severity: Terms.Severity;
  /** The incident's own IANA zone, for display. */
  readonly tz?: string | undefined;
  readonly instants: Readonly<Partial<Record<Terms.InstantName, Instant>>>;
  readonly services: readonly AffectedService[];
  readonly detection?: { readonly source: Terms.DetectionSource; readonly note?: string | undefined } | undefined;
  readonly trigger?: Terms.Trigger | undefined;
  readonly factors: readonly { readonly text: string; readonly tag?: string | undefined }[];
  readonly impact: readonly Impact[];
  readonly timeline: readonly TimelineItem[];
  readonly actions: readonly Action[];
  readonly related: readonly { readonly id: string; readonly rel: Terms.Relation }[];
  readonly redactions: readonly Redaction[];
}

/** A service and how it was affected. `explicit` is false for a bare id, which means `partial` for the whole incident. */
export interface AffectedService {
  readonly id: string;
  readonly state: Terms.ServiceState;
  readonly explicit: boolean;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly regions: readonly string[];
}

/** A measured effect, or why there is no measure. */
export type Impact =
  | {
      readonly metric: string;
      readonly value: number;
      readonly unit: Terms.ImpactUnit;
      readonly of?: Terms.ImpactOf | undefined;
      readonly scope?: string | undefined;
      readonly estimated: boolean;
    }
  | { readonly unknown: string };

export interface TimelineItem {
  readonly at: Instant;
  readonly type: Terms.TimelineType;
  readonly text: string;
  readonly evidence?: string | undefined;
}

/** Follow-up work. `due` and `closed` are calendar days. */
export interface Action {
  readonly title: string;
  readonly type?: Terms.ActionType | undefined;
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
  readonly status: Terms.ActionStatus;
  readonly closed?: string | undefined;
  readonly reason?: string | undefined;
  readonly url?: string | undefined;
}

export interface Redaction {
  readonly what: string;
  readonly why: string;
  readonly until?: string | undefined;
}

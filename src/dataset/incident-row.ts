import { type CountedReport, type Report, selectCounted } from '../incidents/counted.ts';
import { deriveDuration, METRICS } from '../incidents/durations.ts';
import type { Incident } from '../incidents/incident.ts';
import { dayOf, type Instant, toZonedString } from '../incidents/instants.ts';
import { INSTANT_NAMES } from '../incidents/terms.ts';

/** Version of the shape of `/data/incidents.json`. It grows when a field is removed or changes its meaning. */
export const DATASET_VERSION = 1;

/** An instant of the dataset: UTC with seconds, `2025-04-02T14:16:00Z`, or a day where no more is known. */
export interface DatasetInstant {
  readonly at: string;
  readonly precision: 'minute' | 'approximate' | 'day';
}

/** A report with an incident block, as the dataset has it. */
export interface DatasetIncident {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** UTC, with seconds. */
  readonly published: string;
  /** The day of publication, in the site's zone. */
  readonly published_day: string;
  /** False for maintenance and duplicates, which stay out of every statistic. */
  readonly counted: boolean;
  readonly status: Incident['status'];
  readonly kind: Incident['kind'];
  readonly severity: Incident['severity'];
  readonly tz: string | null;
  readonly instants: Readonly<Record<(typeof INSTANT_NAMES)[number], DatasetInstant | null>>;
  /** Derived, in minutes; null where it is not known. */
  readonly minutes: Readonly<Record<(typeof METRICS)[number]['id'], number | null>>;
  readonly services: readonly {
    readonly id: string;
    readonly state: string;
    readonly explicit: boolean;
    readonly from: DatasetInstant | null;
    readonly to: DatasetInstant | null;
    readonly regions: readonly string[];
  }[];
  readonly detection: { readonly source: string; readonly note: string | null } | null;
  readonly trigger: string | null;
  readonly factors: Incident['factors'];
  readonly impact: Incident['impact'];
  readonly timeline: readonly (DatasetInstant & {
    readonly type: string;
    readonly text: string;
    readonly evidence: string | null;
  })[];
  readonly actions: Incident['actions'];
  readonly related: Incident['related'];
  readonly redactions: Incident['redactions'];
}

/** A published report with its identity and absolute address. */
export interface DatasetReport extends Report {
  readonly id: string;
  readonly url: string;
  /** The day of its publication, in the site's zone. */
  readonly publishedDay: string;
}

/** Every report with an incident block, newest publication first as given. */
export function makeDataset(reports: readonly DatasetReport[]): DatasetIncident[] {
  const counted = new Set(selectCounted(reports).counted.map(({ path }) => path));
  const published = new Set(reports.map(({ slug }) => slug));
  return reports.flatMap((report) => {
    const { incident } = report;
    return incident ? makeIncident({ ...report, incident }, counted.has(report.path), published) : [];
  });
}

function makeIncident(
  report: CountedReport & DatasetReport,
  counted: boolean,
  published: ReadonlySet<string>,
): DatasetIncident {
  const { id, url, title, incident } = report;
  const { detection } = incident;
  return {
    ...{ id, url, title, published: toZonedString(report.published.epochMs, 'UTC') },
    ...{ published_day: report.publishedDay, counted },
    ...{ status: incident.status, kind: incident.kind, severity: incident.severity, tz: incident.tz ?? null },
    instants: fromNames((name) => writeInstant(incident.instants[name])),
    minutes: fromMetrics((metric) => {
      const duration = deriveDuration(incident, metric);
      return duration.known ? duration.minutes : null;
    }),
    services: incident.services.map(({ id: service, state, explicit, from, to, regions }) => ({
      ...{ id: service, state, explicit, from: writeInstant(from), to: writeInstant(to), regions },
    })),
    detection: detection ? { source: detection.source, note: detection.note ?? null } : null,
    trigger: incident.trigger ?? null,
    factors: incident.factors,
    impact: incident.impact,
    timeline: incident.timeline.map(({ at, type, text, evidence }) => ({
      ...{ ...instantOf(at), type, text, evidence: evidence ?? null },
    })),
    actions: incident.actions,
    // A withheld report must not show by its slug.
    related: incident.related.filter(({ id: slug }) => published.has(slug)),
    redactions: incident.redactions,
  };
}

function fromNames(
  value: (name: (typeof INSTANT_NAMES)[number]) => DatasetInstant | null,
): DatasetIncident['instants'] {
  const [started, detected, acknowledged, communicated, mitigated, resolved] = INSTANT_NAMES;
  return {
    started: value(started),
    detected: value(detected),
    acknowledged: value(acknowledged),
    communicated: value(communicated),
    mitigated: value(mitigated),
    resolved: value(resolved),
  };
}

function fromMetrics(value: (metric: (typeof METRICS)[number]) => number | null): DatasetIncident['minutes'] {
  const minutes = { detect: null, acknowledge: null, communicate: null, mitigate: null, resolve: null };
  return Object.assign(minutes, Object.fromEntries(METRICS.map((metric) => [metric.id, value(metric)])));
}

function writeInstant(instant: Instant | undefined): DatasetInstant | null {
  return instant ? instantOf(instant) : null;
}

function instantOf(instant: Instant): DatasetInstant {
  const { epochMs, precision, approximate } = instant;
  if (precision === 'day') return { at: dayOf(instant, 'UTC'), precision };
  return { at: toZonedString(epochMs, 'UTC'), precision: approximate ? 'approximate' : 'minute' };
}

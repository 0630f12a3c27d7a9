import type { Incident } from './incident.ts';
import type { Instant } from './instants.ts';
import type { InstantName } from './terms.ts';

/** A derived interval between two named instants. Durations are never written by hand. */
export interface Metric {
  readonly id: 'detect' | 'acknowledge' | 'communicate' | 'mitigate' | 'resolve';
  readonly label: string;
  readonly from: InstantName;
  readonly to: InstantName;
}

/** The interval metrics with their formulas, which are printed wherever the number is shown. */
export const METRICS: readonly Metric[] = [
  { id: 'detect', label: 'Time to detect', from: 'started', to: 'detected' },
  { id: 'acknowledge', label: 'Time to acknowledge', from: 'detected', to: 'acknowledged' },
  { id: 'communicate', label: 'Time to communicate', from: 'started', to: 'communicated' },
  { id: 'mitigate', label: 'Time to mitigate', from: 'started', to: 'mitigated' },
  { id: 'resolve', label: 'Time to resolve', from: 'started', to: 'resolved' },
];

/** Minutes between two instants, or why they are not known. */
export type Duration =
  | { readonly known: true; readonly minutes: number; readonly approximate: boolean }
  | { readonly known: false; readonly why: 'missing' | 'day precision' | 'equal instants' | 'negative' };

/** Derive one metric. Equal, missing and day-precision instants give "not known", never zero. */
export function deriveDuration(incident: Pick<Incident, 'instants'>, metric: Pick<Metric, 'from' | 'to'>): Duration {
  return between(incident.instants[metric.from], incident.instants[metric.to]);
}

/** Duration between two instants, in minutes. */
export function between(from: Instant | undefined, to: Instant | undefined): Duration {
  if (!from || !to) return { known: false, why: 'missing' };
  if (from.precision === 'day' || to.precision === 'day') return { known: false, why: 'day precision' };
  const minutes = (to.epochMs - from.epochMs) / 60_000;
  if (minutes === 0) return { known: false, why: 'equal instants' };
  if (minutes < 0) return { known: false, why: 'negative' };
  return { known: true, minutes, approximate: from.approximate || to.approximate };
}

/** `12 min`, `6 h 49 min`, `1 d 3 h`: two units at most, rounded to the smaller one. */
export function formatMinutes(minutes: number): string {
  if (minutes < 1) return `${Math.round(minutes * 60)} s`;
  const rounded = Math.round(minutes);
  if (rounded < 60) return `${rounded} min`;
  if (rounded < 24 * 60) return joinUnits(Math.floor(rounded / 60), 'h', rounded % 60, 'min');
  const hours = Math.round(minutes / 60);
  return joinUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** A duration for people: `about 12 min` when an instant is approximate, `not known` otherwise. */
export function formatDuration(duration: Duration): string {
  if (!duration.known) return 'not known';
  return `${duration.approximate ? 'about ' : ''}${formatMinutes(duration.minutes)}`;
}

/** The first instant that is known: the one by which an incident is grouped into days and months. */
export function firstInstant(incident: Pick<Incident, 'instants'>): Instant | undefined {
  return incident.instants.started ?? incident.instants.detected;
}

function joinUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

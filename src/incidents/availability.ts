import { firstInstant } from './durations.ts';
import type { AffectedService, Incident } from './incident.ts';
import type { Instant } from './instants.ts';
import { clip, type Interval, type Weighted, weightedTime } from './intervals.ts';
import type { ServiceState } from './terms.ts';

/** How much of a minute in each state counts as gone. */
export type Weights = Readonly<Record<ServiceState, number>>;

/** Availability of one service in one window, from published incidents, not from monitoring. */
export interface Availability {
  /** From 0 to 1; undefined when the service did not exist in the window. */
  readonly ratio?: number | undefined;
  /** The window after clipping to the life of the service. */
  readonly window: Interval;
  /** Weighted milliseconds that count as gone. */
  readonly lost: number;
  /** Incidents with time in the window, whatever their weight. */
  readonly incidents: number;
  /** Incidents that name the service in the window and whose length is not known, so that nothing of them is counted. */
  readonly unmeasured: number;
}

/** When a service existed, in epoch milliseconds; open ends are undefined. */
export interface Life {
  readonly since?: number | undefined;
  readonly retired?: number | undefined;
}

const DAY = 86_400_000;

/** Compute 1 − Σ weight · time ÷ window, with the highest weight at each moment, clipped to the window and the service's life. */
export function computeAvailability(
  incidents: readonly Incident[],
  service: string,
  window: Interval,
  options: { readonly weights: Weights; readonly life: Life; readonly now: number },
): Availability {
  const { weights, life, now } = options;
  const clipped = clipToLife(window, life);
  const length = clipped.to - clipped.from;
  if (length <= 0) return { window: clipped, lost: 0, incidents: 0, unmeasured: 0 };

  let affected = 0;
  let unmeasured = 0;
  const parts: Weighted[] = [];
  for (const incident of incidents) {
    const intervals = serviceIntervals(incident, service, weights, now);
    const inside = intervals.flatMap((interval) => clip(interval, clipped) ?? []);
    if (inside.length > 0) affected++;
    else if (isUnmeasured(incident, service, clipped, intervals, now)) unmeasured++;
    parts.push(...inside);
  }
  const lost = weightedTime(parts);
  return { ratio: 1 - lost / length, window: clipped, lost, incidents: affected, unmeasured };
}

/**
 * When and how much an incident affected a service. Maintenance never counts; a security incident or near miss only through
 * entries with an explicit state; a bare id counts from the first known instant to `resolved`, or to `now` while it goes on.
 */
export function serviceIntervals(incident: Incident, service: string, weights: Weights, now: number): Weighted[] {
  return countedEntries(incident, service).flatMap((entry) => {
    const from = entry.from ?? firstInstant(incident);
    const to = entry.to ?? incident.instants.resolved;
    if (!isExact(from) || (to !== undefined && !isExact(to))) return [];
    return [{ from: from.epochMs, to: to?.epochMs ?? now, weight: weights[entry.state] }];
  });
}

/** The part of a window in which a service existed. */
export function clipToLife(window: Interval, { since, retired }: Life): Interval {
  return { from: Math.max(window.from, since ?? window.from), to: Math.min(window.to, retired ?? window.to) };
}

function countedEntries({ kind, services }: Incident, service: string): AffectedService[] {
  if (kind === 'maintenance') return [];
  const needsState = kind === 'security' || kind === 'near-miss';
  return services.filter(({ id, explicit }) => id === service && (explicit || !needsState));
}

/** Equal instants are a length that is not known, like a missing one. */
function isUnmeasured(
  incident: Incident,
  service: string,
  window: Interval,
  intervals: readonly Weighted[],
  now: number,
): boolean {
  if (intervals.some(({ from, to }) => to > from) || countedEntries(incident, service).length === 0) return false;
  const first = firstInstant(incident);
  const last = incident.instants.resolved;
  const end = last ? last.epochMs + (last.precision === 'day' ? DAY - 1 : 0) : now;
  return first !== undefined && first.epochMs < window.to && end >= window.from;
}

function isExact(instant: Instant | undefined): instant is Instant {
  return instant?.precision === 'minute';
}

import { firstInstant } from './durations.ts';
import type { Incident } from './incident.ts';
import { dayIn } from './instants.ts';

const DAY = 86_400_000;

/**
 * The UTC days on which an incident was going on, both ends included: `2025-04-02`. An incident known to the day counts on its
 * own day in its zone; one that is going on counts up to `now`. A year typo cannot make more than `limit` days.
 */
export function affectedDays(incident: Pick<Incident, 'instants' | 'status'>, now: number, limit = 3660): string[] {
  const first = firstInstant(incident);
  if (!first) return [];
  const last = incident.instants.resolved ?? (incident.status === 'ongoing' ? undefined : first);
  const from = Date.parse(first.precision === 'day' ? dayIn(first.epochMs, first.zone) : dayIn(first.epochMs, 'UTC'));
  const end =
    last === undefined ? now : last.precision === 'day' ? Date.parse(dayIn(last.epochMs, last.zone)) : last.epochMs;
  const days: string[] = [];
  for (let at = from; at <= Math.max(end, from) && days.length < limit; at += DAY) days.push(dayIn(at, 'UTC'));
  return days;
}

/** The UTC month, `2025-04`, by which an incident is grouped. */
export function monthOf(incident: Pick<Incident, 'instants'>): string | undefined {
  const first = firstInstant(incident);
  return first && dayIn(first.epochMs, first.precision === 'day' ? first.zone : 'UTC').slice(0, 7);
}

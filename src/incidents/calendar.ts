import { firstInstant } from './durations.ts';
import type { Incident } from './incident.ts';
import { dayIn, dayOf, type Instant } from './instants.ts';

const DAY = 86_400_000;

/**
 * The UTC days on which an incident was going on: `2025-04-02`. The moment of its end is not a part of it, so one that ends
 * at 00:00 leaves that day alone. An incident known to the day counts on its own day in its zone; one that is going on counts up
 * to `now`. A year typo cannot make more than `limit` days.
 */
export function affectedDays(incident: Pick<Incident, 'instants' | 'status'>, now: number, limit = 3660): string[] {
  const first = firstInstant(incident);
  if (!first) return [];
  const last = incident.instants.resolved ?? (incident.status === 'ongoing' ? undefined : first);
  const from = dayOf(first, 'UTC');
  const to = last ? lastDay(last, 'UTC') : dayIn(now - 1, 'UTC');
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Math.max(Date.parse(to), Date.parse(from)) && days.length < limit; at += DAY) {
    days.push(dayIn(at, 'UTC'));
  }
  return days;
}

/** The last day in a zone that has a moment before the end of an incident: 00:00 belongs to the day before. */
export function lastDay(end: Instant, timeZone: string): string {
  return dayOf(end.precision === 'day' ? end : { ...end, epochMs: end.epochMs - 1 }, timeZone);
}

/** The UTC month, `2025-04`, by which an incident is grouped. */
export function monthOf(incident: Pick<Incident, 'instants'>): string | undefined {
  const first = firstInstant(incident);
  return first && dayOf(first, 'UTC').slice(0, 7);
}

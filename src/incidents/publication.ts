import { dayIn, dayOf, type Instant } from './instants.ts';

/** How long after the end of an incident its report came out. */
export interface PublicationLag {
  readonly value: number;
  readonly unit: 'days' | 'hours';
}

/** When a report was published. */
export interface Publication {
  readonly epochMs: number;
  /** Written with a time of day. */
  readonly timed: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Publication lag: whole days in the site's zone from the day of `resolved` to the day of publication, when that has no time of
 * day or is 00:00Z; else hours. Never negative; undefined without `resolved`.
 */
export function publicationLag(
  resolved: Instant | undefined,
  published: Publication,
  timeZone: string,
): PublicationLag | undefined {
  if (!resolved) return undefined;
  const byDay = !published.timed || published.epochMs % DAY === 0 || resolved.precision === 'day';
  if (!byDay) return { value: Math.max(0, (published.epochMs - resolved.epochMs) / HOUR), unit: 'hours' };
  const days = (Date.parse(dayIn(published.epochMs, timeZone)) - Date.parse(dayOf(resolved, timeZone))) / DAY;
  return { value: Math.max(0, days), unit: 'days' };
}

/** The lag in days, for statistics over reports of both kinds. */
export function lagInDays({ value, unit }: PublicationLag): number {
  return unit === 'days' ? value : value / 24;
}

import { type Availability, computeAvailability, type Life, type Weights } from './availability.ts';
import type { CountedReport } from './counted.ts';
import { startOfDay } from './instants.ts';
import type { Interval } from './intervals.ts';

/** A named stretch of time that ends at `now`. */
export interface Window extends Interval {
  readonly label: string;
}

/** Why a window has no percentage; `short` and `unknown` need a note for the reader. */
export type Withheld = 'absent' | 'short' | 'unknown';

/** Availability in one window, and why its ratio is not shown where it is not. */
export interface WindowAvailability {
  readonly window: Window;
  readonly availability: Availability;
  readonly withheld?: Withheld | undefined;
}

/** A service with its life in days, `YYYY-MM-DD`. */
export interface Served {
  readonly id: string;
  readonly since?: string | undefined;
  readonly retired?: string | undefined;
}

const DAY = 86_400_000;

/** Days that a percentage needs. */
export const LEAST_DAYS = 7;

/**
 * Availability over 90 days, 12 months and all time. What is known of a service begins with the service, else with the first
 * incident of the site, at `siteFirst`; all time begins there too. Moments are epoch milliseconds.
 */
export function describeWindows(
  counted: readonly CountedReport[],
  service: Served,
  { siteFirst, now, weights }: { readonly siteFirst: number; readonly now: number; readonly weights: Weights },
): WindowAvailability[] {
  const incidents = counted.map(({ incident }) => incident);
  const life: Life = {
    since: service.since === undefined ? undefined : startOfDay(service.since, 'UTC'),
    retired: service.retired === undefined ? undefined : startOfDay(service.retired, 'UTC') + DAY,
  };
  const known = life.since ?? siteFirst;
  const windows: Window[] = [
    { label: '90 days', from: now - 90 * DAY, to: now },
    { label: '12 months', from: now - 365 * DAY, to: now },
    { label: 'All time', from: known, to: now },
  ];
  return windows.map((window) => {
    const availability = computeAvailability(incidents, service.id, window, { weights, life, now });
    return { window, availability, withheld: whyWithheld(availability, known) };
  });
}

/** A percentage needs a window that is known from its beginning, and seven days of it. */
function whyWithheld({ ratio, window: { from, to } }: Availability, known: number): Withheld | undefined {
  if (ratio === undefined) return 'absent';
  if (from < known) return 'unknown';
  return to - from < LEAST_DAYS * DAY ? 'short' : undefined;
}

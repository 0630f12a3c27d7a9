import type { Interval } from '../incidents/intervals.ts';
import { clip } from '../incidents/intervals.ts';

/** Ninety days as a row of bars, each as full as the day was affected. */
export interface DayBar {
  /** `2025-04-02`, UTC. */
  readonly day: string;
  /** Share of the day with an incident, 0 to 1, whatever its weight. */
  readonly share: number;
}

const DAY = 86_400_000;

/** The days of a window that ends at `to`, oldest first, with the share of each that the merged intervals cover. */
export function layoutDays(merged: readonly Interval[], to: number, days = 90): DayBar[] {
  const last = Math.floor(to / DAY) * DAY;
  return Array.from({ length: days }, (_, index) => {
    const from = last - (days - 1 - index) * DAY;
    const covered = merged.reduce((sum, interval) => {
      const part = clip(interval, { from, to: from + DAY });
      return part ? sum + part.to - part.from : sum;
    }, 0);
    return { day: new Date(from).toISOString().slice(0, 10), share: covered / DAY };
  });
}

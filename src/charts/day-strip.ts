import type { Interval } from '../incidents/intervals.ts';
import { clip } from '../incidents/intervals.ts';

/** The days of a window as a row of bars, each as full as the day was affected. */
export interface DayBar {
  /** `2025-04-02`, UTC. */
  readonly day: string;
  /** Share of the day with an incident, 0 to 1, whatever its weight. */
  readonly share: number;
}

const DAY = 86_400_000;

/**
 * The days that a window touches, oldest first, with the share of each that the merged intervals cover inside the window. Its
 * first and its last day are mostly partial: ninety times 24 hours from a moment of one day lie on 91 days.
 */
export function layoutDays(merged: readonly Interval[], window: Interval): DayBar[] {
  const first = Math.floor(window.from / DAY) * DAY;
  return Array.from({ length: Math.ceil((window.to - first) / DAY) }, (_, index) => {
    const from = first + index * DAY;
    const day = { from: Math.max(from, window.from), to: Math.min(from + DAY, window.to) };
    const covered = merged.reduce((sum, interval) => {
      const part = clip(interval, day);
      return part ? sum + part.to - part.from : sum;
    }, 0);
    return { day: new Date(from).toISOString().slice(0, 10), share: covered / DAY };
  });
}

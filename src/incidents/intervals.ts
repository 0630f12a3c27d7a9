/** A half-open stretch of time, `from` ≤ t < `to`, in epoch milliseconds. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** An interval that counts in part: 0 not at all, 1 fully. */
export interface Weighted extends Interval {
  readonly weight: number;
}

/** Merge intervals that overlap or touch. Empty and reversed ones are left out; the result ascends. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of intervals.filter(isLong).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Milliseconds covered by at least one of the intervals. */
export function coveredTime(intervals: readonly Interval[]): number {
  return mergeIntervals(intervals).reduce((sum, { from, to }) => sum + (to - from), 0);
}

/** The part of an interval inside a window; undefined when there is none. */
export function clip<Part extends Interval>(interval: Part, window: Interval): Part | undefined {
  const clipped = { ...interval, from: Math.max(interval.from, window.from), to: Math.min(interval.to, window.to) };
  return isLong(clipped) ? clipped : undefined;
}

/**
 * Milliseconds weighted by the **highest** weight open at each moment, never by their sum: two incidents at once do not make
 * a service more than gone. A sweep over the ends, O(n log n).
 */
export function weightedTime(intervals: readonly Weighted[]): number {
  const ends = intervals
    .filter((interval) => isLong(interval) && interval.weight > 0)
    .flatMap(({ from, to, weight }) => [
      { at: from, weight, change: 1 },
      { at: to, weight, change: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const open = new Map<number, number>();
  let total = 0;
  let since = 0;
  for (const { at, weight, change } of ends) {
    // There are only as many weights as states, so the highest is found by looking at each.
    if (open.size > 0) total += (at - since) * Math.max(...open.keys());
    const count = (open.get(weight) ?? 0) + change;
    if (count === 0) open.delete(weight);
    else open.set(weight, count);
    since = at;
  }
  return total;
}

function isLong({ from, to }: Interval): boolean {
  return to > from;
}

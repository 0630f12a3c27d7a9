import { scaleLog } from 'd3-scale';

/** A mark on an axis. */
export interface Tick {
  /** In the chart's own units. */
  readonly at: number;
  readonly label: string;
}

const STEPS: readonly (readonly [minutes: number, label: string])[] = [
  [1, '1 min'],
  [10, '10 min'],
  [60, '1 h'],
  [600, '10 h'],
  [1440, '1 day'],
  [10_080, '1 week'],
  [43_200, '30 days'],
  [525_600, '1 year'],
];

/** A logarithmic axis of durations in minutes, from a round step below the shortest to one above the longest. */
export function durationAxis(minutes: readonly number[], range: readonly [number, number]) {
  const shortest = Math.min(...minutes);
  const longest = Math.max(...minutes);
  const low = STEPS.findLast(([step]) => step <= shortest)?.[0] ?? Math.min(shortest, 1);
  const high = STEPS.find(([step]) => step >= longest && step > low)?.[0] ?? longest;
  const scale = scaleLog([low, Math.max(high, low * 10)], [...range]);
  const ticks = STEPS.filter(([step]) => step >= low && step <= Math.max(high, low * 10)).map(
    ([step, label]): Tick => ({ at: scale(step), label }),
  );
  return { scale, ticks: spread(ticks, 44) };
}

/** Drop ticks whose labels would touch; the first stays. */
function spread(ticks: readonly Tick[], distance: number): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) if (tick.at - (kept.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= distance) kept.push(tick);
  return kept;
}

/** Fewest values for which a median and quartiles say something, and for which a 90th percentile does. */
export const MINIMUM_FOR_MEDIAN = 5;
export const MINIMUM_FOR_P90 = 20;

/**
 * What may be shown of a set of values: always how many are known of how many, then percentiles where there are enough of them,
 * else the values themselves. There is no mean.
 */
export interface Distribution {
  /** Known values, and all that there could be. */
  readonly known: number;
  readonly total: number;
  /** Ascending. Shown one by one when there is no median. */
  readonly values: readonly number[];
  readonly median?: number | undefined;
  readonly quartiles?: readonly [number, number] | undefined;
  readonly p90?: number | undefined;
}

/** Describe the known values out of `total`. */
export function describeDistribution(values: readonly number[], total: number): Distribution {
  const sorted = [...values].sort((a, b) => a - b);
  const enough = sorted.length >= MINIMUM_FOR_MEDIAN;
  return {
    known: sorted.length,
    total,
    values: sorted,
    median: enough ? percentile(sorted, 50) : undefined,
    quartiles: enough ? [percentile(sorted, 25), percentile(sorted, 75)] : undefined,
    p90: sorted.length >= MINIMUM_FOR_P90 ? percentile(sorted, 90) : undefined,
  };
}

/**
 * A percentile by linear interpolation between closest ranks (Hyndman and Fan's definition 7), as SQLite's `percentile()` and most
 * spreadsheets have it.
 *
 * @param sorted ascending and not empty.
 * @param p from 0 to 100.
 */
export function percentile(sorted: readonly number[], p: number): number {
  const rank = ((sorted.length - 1) * p) / 100;
  const below = sorted[Math.floor(rank)];
  const above = sorted[Math.ceil(rank)];
  if (below === undefined || above === undefined) throw new RangeError('a percentile of nothing');
  return below + (above - below) * (rank - Math.floor(rank));
}

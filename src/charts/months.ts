import { scaleLinear } from 'd3-scale';
import type { MonthCount } from '../incidents/statistics.ts';
import { SEVERITIES, type Severity } from '../incidents/terms.ts';
import type { Tick } from './duration-axis.ts';

/** Incidents by month as stacked bars, the most severe at the bottom. */
export interface MonthChart {
  readonly width: number;
  readonly height: number;
  readonly axis: number;
  readonly bars: readonly MonthBar[];
  readonly months: readonly Tick[];
  readonly counts: readonly Tick[];
}

export interface MonthBar {
  readonly month: string;
  readonly severity: Severity;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 420;
const TOP = 8;
const AXIS = 128;
const LEFT = 26;
/** Room that the name of a year takes. */
const LABEL = 34;

/** Lay out the bars; years are marked where they begin. */
export function layoutMonths(months: readonly MonthCount[]): MonthChart | undefined {
  if (months.length === 0) return undefined;
  const most = Math.max(1, ...months.map(({ total }) => total));
  const y = scaleLinear([0, most], [AXIS, TOP]);
  const step = (WIDTH - LEFT) / months.length;
  const width = Math.min(step * 0.8, 22);
  const bars = months.flatMap(({ month, bySeverity }, index) => {
    let below = 0;
    return SEVERITIES.flatMap((severity): MonthBar[] => {
      const count = bySeverity[severity];
      if (count === 0) return [];
      const bar = { month, severity, count, x: LEFT + index * step + (step - width) / 2, width, y: y(below + count) };
      below += count;
      return [{ ...bar, height: y(below - count) - bar.y }];
    });
  });
  return {
    width: WIDTH,
    height: AXIS + 22,
    axis: AXIS,
    bars,
    months: yearTicks(months, (index) => LEFT + index * step),
    counts: wholeTicks(most).map((count) => ({ at: y(count), label: String(count) })),
  };
}

function yearTicks(months: readonly MonthCount[], at: (index: number) => number): Tick[] {
  const years = months.flatMap(({ month }, index) =>
    index === 0 || month.endsWith('-01') ? { at: at(index), label: month.slice(0, 4) } : [],
  );
  return years.filter((tick, index) => {
    const fits = tick.at + LABEL <= WIDTH;
    return index === 0 || (fits && tick.at - (years[index - 1]?.at ?? 0) > LABEL);
  });
}

function wholeTicks(most: number): number[] {
  const step = Math.max(1, Math.ceil(most / 4));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

import { durationAxis, type Tick } from './duration-axis.ts';

/** A value to place on a strip. */
export interface StripValue {
  readonly minutes: number;
}

/** A strip of dots over a logarithmic axis, laid out so that no dot hides another. */
export interface Strip<Value extends StripValue> {
  readonly width: number;
  readonly height: number;
  /** Baseline of the axis. */
  readonly axis: number;
  readonly radius: number;
  readonly dots: readonly { readonly value: Value; readonly x: number; readonly y: number }[];
  readonly ticks: readonly Tick[];
}

const WIDTH = 420;
const MARGIN = 22;
const LABELS = 26;
const MOST_HEIGHT = 150;

/**
 * Lay out a strip: dots in columns above the axis, as high as their number needs and as small as fits. The axis spans `all`, so
 * that several strips can share one.
 */
export function layoutStrip<Value extends StripValue>(
  values: readonly Value[],
  all: readonly StripValue[] = values,
): Strip<Value> | undefined {
  if (values.length === 0) return undefined;
  const { scale, ticks } = durationAxis(
    all.map(({ minutes }) => minutes),
    [MARGIN, WIDTH - MARGIN],
  );
  for (let radius = 5.5; ; radius -= 0.5) {
    const columns = new Map<number, number>();
    const stacked = values.map((value) => {
      const column = Math.round(scale(value.minutes) / (radius * 2));
      const level = columns.get(column) ?? 0;
      columns.set(column, level + 1);
      return { value, x: column * radius * 2, level };
    });
    const height = Math.max(...columns.values()) * radius * 2 + radius;
    if (height > MOST_HEIGHT && radius > 1.5) continue;
    const axis = Math.max(height, 30);
    const dots = stacked.map(({ value, x, level }) => ({ value, x, y: axis - radius * 1.5 - level * radius * 2 }));
    return { width: WIDTH, height: axis + LABELS, axis, radius, dots, ticks };
  }
}

import { type Duration, deriveDuration, METRICS } from '../incidents/durations.ts';
import type { Incident } from '../incidents/incident.ts';

/** A bar of an incident's drawing: an interval from its start. */
export interface Phase {
  readonly label: string;
  readonly duration: Extract<Duration, { known: true }>;
  /** From and to in the drawing's units. */
  readonly x: number;
  readonly width: number;
}

/** An incident drawn to scale. */
export interface PhaseChart {
  readonly width: number;
  readonly phases: readonly Phase[];
  /** `logarithmic` when one interval dwarfs another, so that both can be seen. */
  readonly scale: 'linear' | 'logarithmic';
}

const WIDTH = 420;
const SHOWN = METRICS.filter(({ from }) => from === 'started');
/** A bar shorter than this share of the longest is not to be seen on a linear scale. */
const DWARFED = 0.04;

/** Lay out the intervals from `started`; undefined when none is known. */
export function layoutPhases(incident: Incident): PhaseChart | undefined {
  const known = SHOWN.flatMap((metric) => {
    const duration = deriveDuration(incident, metric);
    return duration.known ? [{ label: metric.label, duration }] : [];
  });
  if (known.length === 0) return undefined;
  const longest = Math.max(...known.map(({ duration }) => duration.minutes));
  const shortest = Math.min(...known.map(({ duration }) => duration.minutes));
  const logarithmic = shortest / longest < DWARFED;
  const share = (minutes: number) => (logarithmic ? Math.log1p(minutes) / Math.log1p(longest) : minutes / longest);
  return {
    width: WIDTH,
    scale: logarithmic ? 'logarithmic' : 'linear',
    phases: known.map(({ label, duration }) => ({ label, duration, x: 0, width: share(duration.minutes) * WIDTH })),
  };
}

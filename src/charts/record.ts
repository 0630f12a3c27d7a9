import { scaleLinear } from 'd3-scale';
import type { CountedReport } from '../incidents/counted.ts';
import { firstInstant } from '../incidents/durations.ts';
import { dayOf } from '../incidents/instants.ts';
import { SEVERITIES, type Severity } from '../incidents/terms.ts';
import type { Tick } from './duration-axis.ts';

/** Every incident as a mark on one line of time, the more severe the taller. */
export interface RecordChart {
  readonly width: number;
  readonly height: number;
  readonly axis: number;
  /** Marks of one severity as one path: they may be many. */
  readonly marks: readonly { readonly severity: Severity; readonly path: string }[];
  /** Where years begin; a label is left out where it would touch the one before. */
  readonly years: readonly Tick[];
}

/** An incident of the record. */
export interface RecordMoment {
  readonly severity: Severity;
  readonly epochMs: number;
}

const WIDTH = 420;
const AXIS = 52;
const HEIGHTS: Readonly<Record<Severity, number>> = { sev1: 44, sev2: 32, sev3: 20, sev4: 10 };
const LABEL = 38;

/** When incidents began. A day without a time is on the UTC day of that name: east of UTC it begins before that one does. */
export function placeMoments(reports: readonly Pick<CountedReport, 'incident'>[]): RecordMoment[] {
  return reports.flatMap(({ incident }) => {
    const first = firstInstant(incident);
    if (!first) return [];
    const epochMs = first.precision === 'day' ? Date.parse(dayOf(first, 'UTC')) : first.epochMs;
    return { severity: incident.severity, epochMs };
  });
}

/** Lay out the record from the first year with an incident to now; undefined without any. */
export function layoutRecord(moments: readonly RecordMoment[], now: number): RecordChart | undefined {
  if (moments.length === 0) return undefined;
  const times = moments.map(({ epochMs }) => epochMs);
  const first = new Date(Math.min(...times)).getUTCFullYear();
  const last = Math.max(now, ...times);
  const x = scaleLinear([Date.UTC(first, 0), last], [1, WIDTH - 1]);
  const round = (value: number) => Math.round(value * 10) / 10;
  const years = Array.from({ length: new Date(last).getUTCFullYear() - first + 1 }, (_, index) => first + index);
  return {
    width: WIDTH,
    height: AXIS + 18,
    axis: AXIS,
    marks: SEVERITIES.flatMap((severity) => {
      const own = moments.filter((moment) => moment.severity === severity);
      const path = own.map(({ epochMs }) => `M${round(x(epochMs))} ${AXIS}v-${HEIGHTS[severity]}`).join('');
      return path === '' ? [] : { severity, path };
    }),
    years: thin(years.map((year) => ({ at: round(x(Date.UTC(year, 0))), label: String(year) }))),
  };
}

function thin(ticks: readonly Tick[]): Tick[] {
  let free = 0;
  return ticks.filter(({ at }) => {
    if (at < free || at + LABEL > WIDTH) return false;
    free = at + LABEL;
    return true;
  });
}

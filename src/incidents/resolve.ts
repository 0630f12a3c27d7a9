import type { Contradiction } from './consistency.ts';
import { firstInstant } from './durations.ts';
import type { AffectedService, Impact, Incident, TimelineItem } from './incident.ts';
import { type Instant, InstantError, isClock, parseClock, parseInstant } from './instants.ts';
import { INSTANT_NAMES, type InstantName } from './terms.ts';

type WrittenInstants = { readonly [Name in InstantName]?: string | undefined };

type RawService =
  | string
  | {
      readonly id: string;
      readonly state?: AffectedService['state'] | undefined;
      readonly from?: string | undefined;
      readonly to?: string | undefined;
      readonly regions?: readonly string[] | undefined;
    };

type RawImpact =
  Exclude<Impact, { unknown: string }> extends infer Measured
    ? (Omit<Measured, 'estimated'> & { readonly estimated?: boolean | undefined }) | { readonly unknown: string }
    : never;

/** The incident block after its fields are typed, with instants still as written. */
export type RawIncident = WrittenInstants &
  Omit<Incident, 'instants' | 'services' | 'timeline' | 'impact'> & {
    readonly services: readonly RawService[];
    readonly impact: readonly RawImpact[];
    readonly timeline: readonly (Omit<TimelineItem, 'at'> & { readonly at: string })[];
  };

/** Resolve every written instant to a point in time; what cannot be read is listed with its place. */
export function resolveIncident(raw: RawIncident): { incident: Incident; problems: Contradiction[] } {
  const problems: Contradiction[] = [];
  const read = (path: Contradiction['path'], parse: () => Instant): Instant | undefined => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof InstantError)) throw error;
      problems.push({ rule: 'R1', path, message: error.message, hint: error.hint });
      return undefined;
    }
  };
  const at = (path: Contradiction['path'], written: string | undefined) =>
    written === undefined ? undefined : read(path, () => parseInstant(written, raw.tz));

  const { services, timeline, impact, started, detected, acknowledged, communicated, mitigated, resolved, ...rest } =
    raw;
  const written: WrittenInstants = { started, detected, acknowledged, communicated, mitigated, resolved };
  const instants: Partial<Record<InstantName, Instant>> = {};
  for (const name of INSTANT_NAMES) {
    const instant = at([name], written[name]);
    if (instant) instants[name] = instant;
  }

  let previous = firstInstant({ instants });
  const items: TimelineItem[] = [];
  for (const [index, item] of timeline.entries()) {
    const path = ['timeline', index, 'at'];
    const base = previous;
    const instant = isClock(item.at)
      ? read(path, () => {
          if (!base)
            throw new InstantError(`“${item.at}” has no date to inherit`, 'write the date, time and zone in full');
          return parseClock(item.at, base, { rollOver: index > 0 });
        })
      : at(path, item.at);
    if (!instant) continue;
    items.push({ ...item, at: instant });
    previous = instant;
  }

  const affected = services.map((service, index): AffectedService => {
    if (typeof service === 'string') return { id: service, state: 'partial', explicit: false, regions: [] };
    return {
      id: service.id,
      state: service.state ?? 'partial',
      explicit: service.state !== undefined,
      from: at(['services', index, 'from'], service.from),
      to: at(['services', index, 'to'], service.to),
      regions: service.regions ?? [],
    };
  });

  const measured = impact.map(
    (item): Impact => ('unknown' in item ? item : { ...item, estimated: item.estimated ?? false }),
  );
  return { incident: { ...rest, instants, services: affected, impact: measured, timeline: items }, problems };
}

import { between, firstInstant } from './durations.ts';
import type { AffectedService, Incident } from './incident.ts';
import { dayOf, type Instant, startOfDay } from './instants.ts';
import { INSTANT_NAMES } from './terms.ts';

/** Something in an incident that can be read but hardly be meant, by the rule of the check that it belongs to. */
export interface Doubt {
  readonly rule: 'R1' | 'R2' | 'R3' | 'R6';
  readonly level: 'error' | 'warning';
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

const DAY = 86_400_000;
const LONG_DAYS = 7;
const ONGOING_DAYS = 30;

/**
 * Find instants in the future, intervals that nobody believes, a forgotten status, and facts that contradict each other. A day
 * on which an action was closed is one of the site's zone or of the incident's.
 */
export function findDoubts(incident: Incident, now: number, timeZone: string): Doubt[] {
  return [
    ...future(incident, now, timeZone),
    ...(incident.kind === 'maintenance' ? [] : findLengthDoubts(incident.instants)),
    ...forgotten(incident, now),
    ...states(incident),
    ...closings(incident, timeZone),
  ];
}

function* future(
  { kind, tz, instants, timeline, services, actions }: Incident,
  now: number,
  timeZone: string,
): Generator<Doubt> {
  if (kind === 'maintenance') return;
  const written: [Doubt['path'], Instant | undefined][] = [
    ...INSTANT_NAMES.map((name): [Doubt['path'], Instant | undefined] => [[name], instants[name]]),
    ...timeline.map(({ at }, index): [Doubt['path'], Instant] => [['timeline', index, 'at'], at]),
    ...services.map(({ from }, index): [Doubt['path'], Instant | undefined] => [['services', index, 'from'], from]),
    ...services.map(({ to }, index): [Doubt['path'], Instant | undefined] => [['services', index, 'to'], to]),
  ];
  const begins = (day: string) => Math.min(...[timeZone, tz ?? timeZone].map((zone) => startOfDay(day, zone)));
  const late = [
    ...written.filter(([, instant]) => instant && instant.epochMs > now).map(([path]) => path),
    ...actions.flatMap(({ closed }, index) => (closed && begins(closed) > now ? [['actions', index, 'closed']] : [])),
  ];
  for (const path of late) {
    yield { rule: 'R1', level: 'error', path, message: `${path.join('.')} is in the future`, hint: 'check the year' };
  }
}

/** Zero, and more than a week, are possible but rare; a slip in the date is not. Day precision is known to be rough. */
export function* findLengthDoubts(instants: Incident['instants']): Generator<Doubt> {
  for (const name of ['detected', 'mitigated', 'resolved'] as const) {
    const duration = between(instants.started, instants[name]);
    const path = [name];
    if (!duration.known && duration.why === 'equal instants' && name === 'resolved') {
      const message = 'resolved is the same instant as started, so the duration is not known';
      yield { rule: 'R6', level: 'warning', path, message, hint: 'is the date right?' };
    }
    if (duration.known && duration.minutes > LONG_DAYS * 1440) {
      const message = `${name} is ${Math.round(duration.minutes / 1440)} days after started`;
      yield { rule: 'R6', level: 'warning', path, message, hint: 'is the date right?' };
    }
  }
}

/** Most incidents that go on for a month are over, and nobody has written it down. */
function* forgotten({ status, instants }: Incident, now: number): Generator<Doubt> {
  const first = firstInstant({ instants });
  const days = first ? (now - first.epochMs) / DAY : 0;
  if (status !== 'ongoing' || instants.resolved || days <= ONGOING_DAYS) return;
  const message = `status is ongoing, ${Math.floor(days)} days after the incident began`;
  const hint = 'when it is over, write status: resolved and the instant resolved';
  yield { rule: 'R3', level: 'warning', path: ['status'], message, hint };
}

/** One service cannot be in two states at once. */
function* states({ services, instants }: Incident): Generator<Doubt> {
  const first = instants.started ?? instants.detected;
  const from = (service: AffectedService) => (service.from ?? first)?.epochMs ?? Number.NEGATIVE_INFINITY;
  const to = (service: AffectedService) => (service.to ?? instants.resolved)?.epochMs ?? Number.POSITIVE_INFINITY;
  const before = new Map<string, AffectedService[]>();
  for (const [index, service] of services.entries()) {
    const place = JSON.stringify([service.id, service.regions]);
    const earlier = before.get(place) ?? [];
    const other = earlier.find(
      (one) => one.state !== service.state && from(one) < to(service) && from(service) < to(one),
    );
    earlier.push(service);
    before.set(place, earlier);
    if (!other) continue;
    const message = `service ${service.id} is ${other.state} and ${service.state} at the same time`;
    yield {
      rule: 'R2',
      level: 'error',
      path: ['services', index],
      message,
      hint: 'give each state its own from and to',
    };
  }
}

function* closings({ actions, instants, tz }: Incident, timeZone: string): Generator<Doubt> {
  const first = firstInstant({ instants });
  if (!first) return;
  // Whoever closed it may have gone by the clock of the site, of the incident, or of the written instant.
  const begins = [timeZone, tz ?? timeZone, first.zone].map((zone) => dayOf(first, zone));
  for (const [index, { closed }] of actions.entries()) {
    if (!closed || begins.some((day) => closed >= day)) continue;
    const message = `the action was closed on ${closed}, before the incident began`;
    yield { rule: 'R2', level: 'error', path: ['actions', index, 'closed'], message, hint: 'check the year' };
  }
}

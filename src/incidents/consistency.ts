import type { Incident } from './incident.ts';
import { dayIn, type Instant } from './instants.ts';
import type { InstantName } from './terms.ts';

/** A contradiction inside one incident; `path` leads to the field that a writer has to look at. */
export interface Contradiction {
  /** The rule of the check that it breaks. */
  readonly rule: 'R1' | 'R2' | 'R3' | 'R12';
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint?: string | undefined;
}

const DAY = 86_400_000;

const ORDER: readonly (readonly [InstantName, InstantName])[] = [
  ['started', 'detected'],
  ['detected', 'acknowledged'],
  ['started', 'acknowledged'],
  ['started', 'mitigated'],
  ['mitigated', 'resolved'],
  ['detected', 'resolved'],
  ['started', 'resolved'],
  ['started', 'communicated'],
];

/** Find what contradicts itself: instants out of order, a status without its instant, an action closed without a date. */
export function findContradictions(incident: Incident): Contradiction[] {
  return [
    ...findDisorder(incident.instants),
    ...statusAndInstants(incident),
    ...serviceIntervals(incident),
    ...actions(incident),
  ];
}

/** Find named instants in an order that cannot be. */
export function* findDisorder(instants: Incident['instants']): Generator<Contradiction> {
  for (const [first, second] of disorderedPairs(instants)) {
    yield {
      rule: 'R2',
      path: [second],
      message: `${second} is before ${first}: which of the two is right?`,
      hint: nextDay(instants[first], instants[second]),
    };
  }
}

/** The instants of which one is wrong when they are in an order that cannot be: the one that all of it is about, if there is one. */
export function findSuspects(instants: Incident['instants']): ReadonlySet<InstantName> {
  const pairs = [...disorderedPairs(instants)];
  const names = new Set(pairs.flat());
  const common = [...names].filter((name) => pairs.every((pair) => pair.includes(name)));
  return common.length > 0 ? new Set(common) : names;
}

function* disorderedPairs(instants: Incident['instants']): Generator<readonly [InstantName, InstantName]> {
  for (const [first, second] of ORDER) {
    const [a, b] = [instants[first], instants[second]];
    if (a && b && latest(b) < a.epochMs) yield [first, second];
  }
}

/** Over midnight people go on with the date that they began with: an end less than a day before its beginning. */
function nextDay(start: Instant | undefined, end: Instant | undefined): string | undefined {
  if (!start || !end || start.precision === 'day' || end.precision === 'day') return undefined;
  const { epochMs, zone } = end;
  if (start.epochMs - epochMs >= DAY) return undefined;
  const day = dayIn(epochMs, zone);
  // Noon, so that a day of 23 or 25 hours is one day too.
  const next = new Date(Date.parse(`${day}T12:00Z`) + DAY).toISOString().slice(0, 10);
  return `the next day? write ${next} instead of ${day}`;
}

function* statusAndInstants({ status, instants }: Incident): Generator<Contradiction> {
  if (!instants.started && !instants.detected) {
    yield { rule: 'R2', path: ['started'], message: 'one of started and detected is required' };
  }
  if (status === 'resolved' && !instants.resolved) {
    yield { rule: 'R3', path: ['resolved'], message: 'status is resolved, so the instant resolved is required' };
  }
  if (status === 'ongoing' && instants.resolved) {
    yield { rule: 'R3', path: ['status'], message: 'status is ongoing, but resolved is set: write status: resolved' };
  }
}

function* serviceIntervals({ services, instants }: Incident): Generator<Contradiction> {
  const first = instants.started ?? instants.detected;
  const last = instants.resolved;
  for (const [index, { from, to, id }] of services.entries()) {
    const begins = from ?? first;
    const ends = to ?? last;
    const field = to ? 'to' : 'from';
    if (from && first && latest(from) < first.epochMs) {
      yield {
        rule: 'R2',
        path: ['services', index, 'from'],
        message: `service ${id} is affected before the incident starts`,
      };
    }
    if (to && last && to.epochMs > latest(last)) {
      yield {
        rule: 'R2',
        path: ['services', index, 'to'],
        message: `service ${id} is affected after the incident is resolved`,
      };
    }
    if ((from || to) && begins && ends && latest(ends) < begins.epochMs) {
      yield {
        rule: 'R2',
        path: ['services', index, field],
        message: `the interval of service ${id} ends before it starts`,
        hint: nextDay(begins, ends),
      };
    }
  }
}

function* actions({ actions: list }: Incident): Generator<Contradiction> {
  for (const [index, action] of list.entries()) {
    if (action.status === 'dropped' && !action.reason) {
      yield { rule: 'R12', path: ['actions', index, 'reason'], message: 'a dropped action needs a reason' };
    }
    if (action.status === 'done' && !action.closed) {
      yield {
        rule: 'R12',
        path: ['actions', index, 'closed'],
        message: 'a done action needs the day on which it was closed',
      };
    }
  }
}

/** The last moment that an instant may mean: the end of its day when only the day is known. */
function latest({ epochMs, precision }: Instant): number {
  return precision === 'day' ? epochMs + 86_400_000 - 1 : epochMs;
}

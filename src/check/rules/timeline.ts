import type { TimelineItem } from '../../incidents/incident.ts';
import { dayIn, type Instant, isClock, startOfDay, toUtcString } from '../../incidents/instants.ts';
import type { InstantName, TimelineType } from '../../incidents/terms.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { type Report, reportOf } from './report.ts';
import { countDays, writeDuration } from './wording.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The type that an item has at each instant. */
const TYPES: readonly (readonly [InstantName, TimelineType])[] = [
  ['started', 'impact-start'],
  ['detected', 'detected'],
  ['acknowledged', 'acknowledged'],
  ['communicated', 'communicated'],
  ['mitigated', 'mitigated'],
  ['resolved', 'resolved'],
];

/** R4: the timeline ascends, agrees with the instants, and has the moments that matter. */
export function* checkTimeline(subject: Subject): Generator<Finding> {
  const report = reportOf(subject);
  if (!report) return;
  const isClockAt = (index: number) => {
    const { source = '' } = subject.file.frontMatter.written(['incident', 'timeline', index, 'at']) ?? {};
    return isClock(source.replace(/^(["'])(.*)\1$/s, '$2'));
  };
  // A clock time that has the date of a wrong instant is as wrong.
  const base = report.incident.instants.started ? 'started' : 'detected';
  const isDated = report.isSound(base) || !report.incident.timeline.some((_, index) => isClockAt(index));
  if (isDated) yield* ascends(report);
  if (!report.isWhole('timeline')) return;
  if (isDated) yield* agrees(report, isClockAt);
  yield* isComplete(report);
}

function* ascends({ incident: { timeline } }: Report): Generator<Finding> {
  let before: Instant | undefined;
  for (const [index, { at }] of timeline.entries()) {
    if (before && lastMoment(at) < before.epochMs) {
      const message = `the item at ${write(at)} comes after one at ${write(before)}`;
      yield { rule: 'R4', level: 'error', at: placeOf(index), message, hint: 'sort the items by their time' };
      before = at;
    }
    // A day that is only known as a day may begin before what it follows.
    if (!before || at.epochMs >= before.epochMs) before = at;
  }
}

function* agrees(
  { incident: { timeline, instants }, isSound }: Report,
  isClockAt: (index: number) => boolean,
): Generator<Finding> {
  for (const [name, type] of TYPES) {
    const instant = isSound(name) ? instants[name] : undefined;
    const items = [...timeline.entries()].filter(([, item]) => item.type === type);
    if (!instant || items.length === 0) continue;
    const gaps = items.map(([index, { at }]) => ({ index, at, gap: gapBetween(at, instant) }));
    const nearest = gaps.reduce((a, b) => (b.gap < a.gap ? b : a));
    const isRough = nearest.at.precision === 'day' || instant.precision === 'day';
    if (nearest.gap <= (isRough ? 0 : MINUTE)) continue;
    yield {
      rule: 'R4',
      level: 'error',
      at: placeOf(nearest.index),
      message: `the item of type ${type} is at ${write(nearest.at)}, ${name} is ${write(instant)}: ${writeGap(nearest, instant)} apart`,
      hint: hintFor(nearest, instant, name, isClockAt(nearest.index)),
    };
  }
}

function* isComplete({ incident: { timeline, instants }, kind, isOngoing, isSound }: Report): Generator<Finding> {
  // Nobody detects planned work.
  if (timeline.length === 0 || kind === 'maintenance') return;
  const lacks = (...types: TimelineType[]) => !timeline.some(({ type }) => types.includes(type));
  // A near miss and a hole that nobody used had no impact, and a start that is not known has no item.
  const hasImpact = kind === 'incident' && instants.started !== undefined;
  const missing = [
    ...(hasImpact && lacks('impact-start') ? (['impact-start'] as const) : []),
    ...(lacks('detected') ? (['detected'] as const) : []),
    ...(!isOngoing && lacks('mitigated', 'resolved') ? (['resolved'] as const) : []),
  ];
  if (missing.length === 0) return;
  const names = missing.map((type) => (type === 'resolved' ? 'mitigated or resolved' : type));
  const lines = missing.map((type) => {
    const name = TYPES.find(([, candidate]) => candidate === type)?.[0] ?? 'started';
    const known = isSound(name) ? instants[name] : undefined;
    return `- { at: ${known ? write(known) : '…'}, type: ${type}, text: … }`;
  });
  yield {
    rule: 'R4',
    level: 'warning',
    at: { field: ['incident', 'timeline'] },
    message: `the timeline has no item of type ${names.join(', none of type ')}`,
    hint: `add ${lines.join(' and ')}`,
  };
}

interface Nearest {
  readonly index: number;
  readonly at: Instant;
  readonly gap: number;
}

/** Milliseconds between what two instants may mean: 0 when a day that is only known as a day holds the other. */
function gapBetween(a: Instant, b: Instant): number {
  return Math.max(0, a.epochMs - lastMoment(b), b.epochMs - lastMoment(a));
}

function lastMoment({ epochMs, precision, zone }: Instant): number {
  // A day has 23 to 25 hours, so that 36 hours after its beginning the next one has begun and not ended.
  return precision === 'day' ? startOfDay(dayIn(epochMs + 36 * HOUR, zone), zone) - 1 : epochMs;
}

function writeGap({ at, gap }: Nearest, instant: Instant): string {
  if (at.precision !== 'day' || instant.precision !== 'day') return writeDuration(gap);
  const days = Math.round(Math.abs(at.epochMs - instant.epochMs) / DAY);
  return countDays(days);
}

function hintFor({ at, index }: Nearest, instant: Instant, name: InstantName, isClockTime: boolean): string {
  if (index > 0 && isClockTime && at.epochMs - instant.epochMs === DAY) {
    return `an HH:MM before that of the item above is on the next day: sort the items, or write at: ${write(instant)}`;
  }
  return `write at: ${write(instant)}, or correct ${name}`;
}

/** In UTC, as a writer may copy it; a day keeps the date of its zone. */
function write({ epochMs, precision, approximate, zone }: Instant): string {
  return `${approximate ? '~' : ''}${precision === 'day' ? dayIn(epochMs, zone) : toUtcString(epochMs)}`;
}

function placeOf(index: number): { field: readonly [string, string, number, keyof TimelineItem] } {
  return { field: ['incident', 'timeline', index, 'at'] };
}

import type { Range } from '../../markdown/tree.ts';

/** A duration as somebody wrote it, with what it may be taken to mean. */
export interface WrittenDuration extends Range {
  readonly minutes: number;
  /** The smallest step that the writer's words can tell apart: an hour in “2 hours”, half of one in “2.5 h”. */
  readonly step: number;
}

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS: Readonly<Record<string, number>> = {
  ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
};
const NUMBERS = new Map<string, number>([
  ...WORDS.map((word, value): [string, number] => [word, value]),
  ...Object.entries(TENS),
  ...Object.entries(TENS).flatMap(([ten, value]) =>
    WORDS.slice(1, 10).map((one, index): [string, number] => [`${ten}-${one}`, value + index + 1]),
  ),
  ['a', 1],
  ['an', 1],
]);
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|secs?|seconds?)$/i, 1 / 60],
  [/^(?:m|mins?|minutes?)$/i, 1],
  [/^(?:h|hrs?|hours?)$/i, 60],
  [/^(?:d|days?)$/i, 1440],
  [/^weeks?$/i, 7 * 1440],
];
const UNIT = '(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|(?<=\\d\\s?)[smhd])(?![A-Za-z0-9])';
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+(?:\\.\\d+)?';
const NUMBER = `(?<![\\w.,:])(?:${DIGITS}|(?:${[...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')})(?=[\\s-]))`;
const PART = new RegExp(
  `(?<number>${NUMBER})(?<half>\\s+and\\s+a\\s+half|-and-a-half)?[\\s-]*(?<unit>${UNIT}|[smhd](?=\\d))(?<more>(?:\\s+and\\s+a\\s+|-and-a-)half(?!\\w))?`,
  'giy',
);
const HALF = /(?<![\w.,])half(?:\s+an?\s+|-)(?<unit>hour|day|minute)(?![A-Za-z])/giy;
const CONNECTION = /\s*(?:,\s*)?(?:and\s+)?/y;
/** Somewhere in every text that has a duration in it. */
const ANY_UNIT = /sec|min|hour|hr|day|week|\d\s?[smhd]|[smhd]\d/i;
const START = /(?<![\w.,:])(?:\d|[a-z])/gi;

/** Find durations in English words and figures: `1 h 5 min`, `two and a half hours`, `12-minute`. */
export function findDurations(text: string): WrittenDuration[] {
  const found: WrittenDuration[] = [];
  if (!ANY_UNIT.test(text)) return found;
  for (let start = next(text, 0); start >= 0; start = next(text, start + 1)) {
    const first = readPart(text, start);
    if (!first) continue;
    let { to, minutes, step } = first;
    for (let smaller = follow(text, first); smaller; smaller = follow(text, smaller)) {
      to = smaller.to;
      minutes += smaller.minutes;
      step = smaller.step;
    }
    found.push({ from: start, to, minutes, step });
    start = to - 1;
  }
  return found;
}

interface Part {
  readonly to: number;
  readonly minutes: number;
  readonly step: number;
  readonly unit: number;
}

function next(text: string, from: number): number {
  START.lastIndex = from;
  return START.exec(text)?.index ?? -1;
}

function readPart(text: string, at: number): Part | undefined {
  HALF.lastIndex = at;
  const half = HALF.exec(text);
  if (half) {
    const unit = sizeOf(half.groups?.unit);
    return { to: at + half[0].length, minutes: unit / 2, step: unit / 2, unit };
  }
  PART.lastIndex = at;
  const { 0: words = '', groups } = PART.exec(text) ?? {};
  if (!groups?.number) return undefined;
  const unit = sizeOf(groups.unit);
  const written = groups.number.toLowerCase().replaceAll(',', '');
  const hasHalf = groups.half !== undefined || groups.more !== undefined;
  const count = (NUMBERS.get(written) ?? Number(written)) + (hasHalf ? 0.5 : 0);
  return { to: at + words.length, minutes: count * unit, step: unit * stepOf(written, hasHalf, unit), unit };
}

/** A smaller unit that goes on where a part ends: `5 min` after `1 h`. */
function follow(text: string, { to, unit }: Part): Part | undefined {
  CONNECTION.lastIndex = to;
  const at = to + (CONNECTION.exec(text)?.[0].length ?? 0);
  if (!/\d|[a-z]/i.test(text[at] ?? '')) return undefined;
  const part = readPart(at === to ? ` ${text.slice(at, at + 40)}` : text, at === to ? 1 : at);
  if (!part || part.unit >= unit) return undefined;
  return at === to ? { ...part, to: part.to + at - 1 } : part;
}

/** How fine a number is meant, in its unit: people round minutes to fives and tens. */
function stepOf(written: string, hasHalf: boolean, unit: number): number {
  if (hasHalf || written.endsWith('.5')) return 0.5;
  const decimals = written.split('.')[1]?.length ?? 0;
  if (decimals > 0) return 10 ** -decimals;
  const count = NUMBERS.get(written) ?? Number(written);
  if (unit > 1) return 1;
  return count % 10 === 0 ? 10 : count % 5 === 0 ? 5 : 1;
}

function sizeOf(written = ''): number {
  return UNITS.find(([pattern]) => pattern.test(written))?.[1] ?? 1;
}

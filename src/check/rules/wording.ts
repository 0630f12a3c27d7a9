import { formatMinutes } from '../../incidents/durations.ts';

/** `owner`, `owner and due`, `owner, due and url`. */
export function joinWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** A duration in milliseconds; short ones to the second, so that no rounding hides what is wrong. */
export function writeDuration(ms: number): string {
  const minutes = ms / 60_000;
  return minutes < 2 && !Number.isInteger(minutes) ? `${Math.round(ms / 1000)} s` : formatMinutes(minutes);
}

/** `1 day`, `6 days`. */
export function countDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

import { toUtcString } from '../incidents/instants.ts';
import type { Site } from '../schemas/site.ts';

type Locale = Pick<Site, 'lang'>;

/** `2 April 2025` or the site's language's form of it; `day` is `YYYY-MM-DD`. */
export function formatDay({ lang }: Locale, day: string): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00Z`));
}

/** `2 Apr 2025, 10:16` in a zone, with the zone's short name. */
export function formatInstant({ lang }: Locale, epochMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(lang, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(epochMs);
}

/** `10:16` in a zone. */
export function formatClock({ lang }: Locale, epochMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    epochMs,
  );
}

/** A count or measure with the language's grouping. */
export function formatNumber({ lang }: Locale, value: number): string {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value);
}

/** `1 entry`, `2 entries`. English only, like the site's own words. */
export function plural(locale: Locale, count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(locale, count)} ${count === 1 ? one : many}`;
}

/** Minutes it takes to read a text, at 220 words a minute. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 220));
}

/** Machine form for `<time datetime>`. */
export function dateTime(epochMs: number): string {
  return toUtcString(epochMs);
}

/** `Apr` for `2025-04`. */
export function formatMonth({ lang }: Locale, month: string): string {
  return new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' }).format(Date.parse(`${month}-01T00:00Z`));
}

/** A share of 1 as a percentage, with as many digits as it takes not to round a loss away. */
export function formatShare({ lang }: Locale, share: number): string {
  const digits = [2, 3, 4, 5, 6].find((count) => share === 1 || Number((share * 100).toFixed(count)) < 100) ?? 6;
  const shown = Math.min(Number((share * 100).toFixed(digits)), share === 1 ? 100 : 99.999_999) / 100;
  return new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 6 }).format(shown);
}

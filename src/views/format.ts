import { toUtcString } from '../incidents/instants.ts';
import type { Site } from '../schemas/site.ts';

type Locale = Pick<Site, 'lang'>;

const DAY: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone: 'UTC' };
const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const INSTANT: Intl.DateTimeFormatOptions = {
  ...{ day: 'numeric', month: 'short', year: 'numeric', timeZoneName: 'short' },
  ...CLOCK,
};
const MONTH: Intl.DateTimeFormatOptions = { month: 'short', timeZone: 'UTC' };
const NUMBER: Intl.NumberFormatOptions = { maximumFractionDigits: 2 };
const SHARE: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 6 };

/** A formatter takes a hundred times as long to make as to use. */
const dateFormat = memoize(
  (lang: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(lang, options),
);
const numberFormat = memoize((lang: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(lang, options));

/** `2 April 2025` or the site's language's form of it; `day` is `YYYY-MM-DD`. */
export function formatDay({ lang }: Locale, day: string): string {
  return dateFormat(lang, DAY).format(Date.parse(`${day}T00:00Z`));
}

/** `2 Apr 2025, 10:16` in a zone, with the zone's short name. */
export function formatInstant({ lang }: Locale, epochMs: number, timeZone: string): string {
  return dateFormat(lang, { ...INSTANT, timeZone }).format(epochMs);
}

/** `10:16` in a zone. */
export function formatClock({ lang }: Locale, epochMs: number, timeZone: string): string {
  return dateFormat(lang, { ...CLOCK, timeZone }).format(epochMs);
}

/** A count or measure with the language's grouping. */
export function formatNumber({ lang }: Locale, value: number): string {
  return numberFormat(lang, NUMBER).format(value);
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
  return dateFormat(lang, MONTH).format(Date.parse(`${month}-01T00:00Z`));
}

/** A share of 1 as a percentage, with as many digits as it takes not to round a loss away. */
export function formatShare({ lang }: Locale, share: number): string {
  const digits = [2, 3, 4, 5, 6].find((count) => share === 1 || Number((share * 100).toFixed(count)) < 100) ?? 6;
  const shown = Math.min(Number((share * 100).toFixed(digits)), share === 1 ? 100 : 99.999_999) / 100;
  return numberFormat(lang, SHARE).format(shown);
}

function memoize<Options, Format>(make: (lang: string, options: Options) => Format) {
  const made = new Map<string, Format>();
  return (lang: string, options: Options): Format => {
    const key = `${lang} ${JSON.stringify(options)}`;
    const known = made.get(key) ?? make(lang, options);
    made.set(key, known);
    return known;
  };
}

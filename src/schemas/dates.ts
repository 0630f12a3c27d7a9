import { z } from 'astro/zod';
import { Temporal } from 'temporal-polyfill';
import { InstantError, outsideIncident, padDay, parseInstant, toUtcString } from '../incidents/instants.ts';
import { text } from './scalars.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const LONG_MONTHS = 'january february march april may june july august september october november december'.split(' ');
const LONG_DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/**
 * A date as the schema hands it on: a calendar day `YYYY-MM-DD`, which the site's zone will place, or an instant in UTC
 * (`2025-04-02T14:16Z`), which needs no zone any more.
 */
export type WrittenDate = string;

/** True when a written date is a calendar day without a time. */
export function isCalendarDay(date: WrittenDate): boolean {
  return date.length === 10;
}

/**
 * Read a publication date: `2024-08-22`, `2025-04-02T00:00:00.000Z`, `August 22, 2024`, `Thu, 22 Aug 2024`, or the RFC 822
 * form with a time and an offset.
 *
 * @throws {InstantError} for a date that does not exist, a time without a zone, a weekday that is another day's.
 */
export function parseWrittenDate(written: string): WrittenDate {
  const value = written.trim();
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(value)) {
    const day = realDay(padDay(value), written);
    if (day === value) return day;
    throw new InstantError(`“${written}” has a one-digit month or day`, `write ${day}`);
  }
  if (/^\d{4}-\d{1,2}-\d{1,2}[T ]/.test(value)) return readInstant(value);
  return parseProse(value, written);
}

/** A publication date in any of the accepted forms. */
export const writtenDate = () => parsed(parseWrittenDate);

/** A calendar day, in the same forms, without a time. */
export const calendarDay = () =>
  parsed((written) => {
    const [, timed] = /^\s*(\d{4}-\d{1,2}-\d{1,2})[T ]+\d/.exec(written) ?? [];
    const date = timed === undefined ? parseWrittenDate(written) : realDay(padDay(timed), written);
    if (timed === undefined && isCalendarDay(date)) return date;
    throw new InstantError(`“${written}” has a time, where a calendar day is wanted`, `write ${date.slice(0, 10)}`);
  });

/** Put a parser's complaint where the schema puts its own. */
function parsed(parse: (written: string) => WrittenDate) {
  return text().transform((written, ctx): WrittenDate => {
    try {
      return parse(written);
    } catch (error) {
      if (!(error instanceof InstantError)) throw error;
      const { message, hint } = error;
      ctx.issues.push({ code: 'custom', message: `${message}: ${hint}`, params: { hint }, input: written });
      return z.NEVER;
    }
  });
}

function parseProse(value: string, written: string): WrittenDate {
  const words = value
    .replace(/(\d)(st|nd|rd|th)\b/gi, '$1')
    .split(/[\s,]+/)
    .filter(Boolean);
  const weekday = indexOfName(words[0], WEEKDAYS, LONG_DAYS);
  if (weekday >= 0) words.shift();
  const monthFirst = indexOfName(words[0], MONTHS, LONG_MONTHS) >= 0;
  const [dayWord, monthWord] = monthFirst ? [words[1], words[0]] : [words[0], words[1]];
  const month = indexOfName(monthWord, MONTHS, LONG_MONTHS) + 1;
  const year = words[2] ?? '';
  if (!/^\d{1,2}$/.test(dayWord ?? '') || month === 0 || !/^\d{4}$/.test(year)) {
    throw new InstantError(`“${written}” is not a date`, 'write 2024-08-22 or August 22, 2024');
  }
  const day = realDay(`${year}-${pad(month)}-${pad(Number(dayWord))}`, written);
  const actual = Temporal.PlainDate.from(day).dayOfWeek - 1;
  if (weekday >= 0 && weekday !== actual) {
    throw new InstantError(
      `“${written}” names the wrong weekday: that day was a ${capitalize(LONG_DAYS[actual] ?? '')}`,
      'correct the weekday or leave it out',
    );
  }
  const [, , , clock, zone, ...rest] = words;
  if (rest.length > 0)
    throw new InstantError(`“${written}” goes on after the date`, 'write only the date, the time and its zone');
  if (!clock) return day;
  return readInstant(`${day}T${clock}${zone && /^(gmt|utc|z)$/i.test(zone) ? 'Z' : (zone ?? '')}`);
}

/** An instant in UTC; the zone of an incident is of no use to it. */
function readInstant(written: string): WrittenDate {
  try {
    return toUtcString(parseInstant(written).epochMs);
  } catch (error) {
    throw error instanceof InstantError ? outsideIncident(error) : error;
  }
}

function realDay(day: string, written: string): string {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString();
  } catch {
    throw new InstantError(`“${written}” is not a real date`, 'check the day of the month');
  }
}

function indexOfName(word: string | undefined, short: readonly string[], long: readonly string[]): number {
  const name = word?.toLowerCase().replace(/\.$/, '') ?? '';
  const index = long.indexOf(name);
  if (index >= 0) return index;
  return short.indexOf(name === 'sept' ? 'sep' : name);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

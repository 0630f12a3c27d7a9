import { Temporal } from 'temporal-polyfill';

/** A point in time as a writer typed it: always zoned, sometimes known only roughly. */
export interface Instant {
  /** Milliseconds since 1970-01-01T00:00Z. With day precision: the start of that day in its zone. */
  readonly epochMs: number;
  /** What is known: the minute, or only the calendar day. */
  readonly precision: 'minute' | 'day';
  /** Written with a leading `~`. Day precision is always approximate. */
  readonly approximate: boolean;
  /** IANA name or `±hh:mm` in which it was written; inherited by the `HH:MM` times after it. */
  readonly zone: string;
}

/** Why a written instant cannot be read, with the corrected form where one is known. */
export class InstantError extends Error {
  override readonly name = 'InstantError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;
const CLOCK = /^(\d{1,2}):(\d{2})$/;

/**
 * Read a zoned instant: `2025-04-02T10:16-04:00`, `…Z`, a local time when `tz` is given, `~` in front when it is
 * approximate, `~2025-04-02` when only the day is known (UTC unless `tz`).
 *
 * @throws {InstantError} without a zone, for a date that does not exist, and for a local time that a DST change
 * skips or repeats.
 */
export function parseInstant(written: string, tz?: string): Instant {
  const approximate = written.startsWith('~');
  const text = approximate ? written.slice(1).trim() : written.trim();
  if (DAY.test(text)) return parseDay(text, approximate, tz);

  const match = DATE_TIME.exec(text);
  if (!match) {
    throw new InstantError(`“${written}” is not an instant`, 'write a date, a time and a zone, like 2025-04-02T10:16Z');
  }
  const [, day = '', hour = '', minute = '', second = '00', offset] = match;
  if (hour.length === 1) {
    throw new InstantError(`“${written}” has a one-digit hour`, `write ${day}T0${hour}:${minute}${offset ?? ''}`);
  }
  const local = readDateTime(`${day}T${hour}:${minute}:${second}`, written);
  const zone = offset ? normalizeOffset(offset, written) : tz;
  if (!zone) {
    throw new InstantError(
      `“${written}” has no time zone`,
      `write ${day}T${hour}:${minute}Z, or with an offset like ${day}T${hour}:${minute}-05:00, or give the incident a tz`,
    );
  }
  return { epochMs: toEpoch(local, zone, written), precision: 'minute', approximate, zone };
}

/**
 * Read a timeline time of the form `HH:MM`, which inherits date and zone from the instant before it and rolls over
 * midnight when its clock time is earlier.
 *
 * @throws {InstantError} when the text is no clock time or a DST change skips or repeats it.
 */
export function parseClock(written: string, previous: Instant, options: { rollOver: boolean }): Instant {
  const match = CLOCK.exec(written);
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2]);
  if (!match || match[1]?.length === 1 || hour > 23 || minute > 59) {
    throw new InstantError(`“${written}” is not a time of day`, 'write HH:MM with two digits each, like 09:05');
  }
  const before = zonedDateTime(previous);
  const clock = Temporal.PlainTime.from({ hour, minute });
  const sinceMidnight = before.toPlainTime().with({ second: 0, millisecond: 0 });
  const rolls = options.rollOver && Temporal.PlainTime.compare(clock, sinceMidnight) < 0;
  const day = before.toPlainDate().add({ days: rolls ? 1 : 0 });
  const epochMs = toEpoch(day.toPlainDateTime(clock), previous.zone, written);
  return { epochMs, precision: 'minute', approximate: false, zone: previous.zone };
}

/** True for text that `parseClock` is meant for. */
export function isClock(written: string): boolean {
  return CLOCK.test(written);
}

/** True when `Intl` knows the zone: an IANA name such as `Europe/Berlin`, or `UTC`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** The calendar day (`YYYY-MM-DD`) of an epoch time in a zone. */
export function dayIn(epochMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The first moment of a calendar day in a zone, in epoch milliseconds. Not always midnight: some DST gaps are there. */
export function startOfDay(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** `2025-04-02T14:16Z`; seconds appear only when they are not zero. */
export function toUtcString(epochMs: number): string {
  return new Date(epochMs)
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/:00Z$/, 'Z');
}

function parseDay(text: string, approximate: boolean, tz: string | undefined): Instant {
  if (!approximate) {
    throw new InstantError(`“${text}” has no time`, `write ~${text} if only the day is known, else a time and a zone`);
  }
  readDateTime(text, text);
  const zone = tz ?? 'UTC';
  return { epochMs: startOfDay(text, zone), precision: 'day', approximate, zone };
}

function readDateTime(iso: string, written: string): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(iso, { overflow: 'reject' });
  } catch {
    throw new InstantError(`“${written}” is not a real date and time`, 'check the day of the month and the clock');
  }
}

function toEpoch(local: Temporal.PlainDateTime, zone: string, written: string): number {
  try {
    return local.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds;
  } catch {
    const [early, late] = (['earlier', 'later'] as const).map((disambiguation) =>
      local.toZonedDateTime(zone, { disambiguation }).toString({ timeZoneName: 'never', smallestUnit: 'minute' }),
    );
    throw new InstantError(
      `“${written}” does not exist or exists twice in ${zone}, where the clocks change`,
      `write the offset: ${early} or ${late}`,
    );
  }
}

function zonedDateTime(instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.epochMs).toZonedDateTimeISO(instant.zone);
}

function normalizeOffset(offset: string, written: string): string {
  if (offset.toUpperCase() === 'Z') return 'UTC';
  if (!/^[+-](0\d|1[0-4]):?[0-5]\d$/.test(offset)) {
    throw new InstantError(`“${written}” has an offset that no zone has`, 'offsets go from -12:00 to +14:00');
  }
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}

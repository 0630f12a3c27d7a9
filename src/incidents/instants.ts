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

/** What the remedy for a time without a zone ends with: an incident may have a zone, a date of publication has none. */
const ZONE_OF_INCIDENT = ', or give the incident a tz';

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DATE_TIME =
  /^(?<date>\d{4}-\d{1,2}-\d{1,2})[T ](?<hour>\d{1,2}):(?<minute>\d{2})(?<second>:\d{2}(?:\.\d+)?)?\s?(?<offset>Z|[+-]\d{2}:?\d{2})?$/i;
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

  const parts = DATE_TIME.exec(text)?.groups;
  if (!parts) {
    throw new InstantError(`“${written}” is not an instant`, 'write a date, a time and a zone, like 2025-04-02T10:16Z');
  }
  const { date = '', hour = '', minute = '', second = '', offset } = parts;
  const day = padDay(date);
  const clock = `${hour.padStart(2, '0')}:${minute}`;
  const local = readDateTime(`${day}T${clock}${second.replace(/\..*/, '')}`, written);
  const zone = offset ? normalizeOffset(offset, written) : tz;
  const faults = [
    ...(day === date ? [] : ['a one-digit month or day']),
    ...(hour.length === 1 ? ['a one-digit hour'] : []),
    ...(zone ? [] : ['no time zone']),
  ];
  if (!zone || faults.length > 0) {
    const right = `${approximate ? '~' : ''}${day}T${clock}${/[1-9]/.test(second) ? second : ''}`;
    throw new InstantError(
      `“${written}” has ${faults.join(' and ')}`,
      zone
        ? `write ${right}${offset?.toUpperCase() ?? ''}`
        : `write ${right}Z, or with an offset like ${right}-05:00${ZONE_OF_INCIDENT}`,
    );
  }
  return { epochMs: toEpoch(local, zone, written), precision: 'minute', approximate, zone };
}

/**
 * Read a timeline time of the form `HH:MM`, which inherits date and zone from the instant before it and rolls over
 * midnight when its clock time is earlier.
 *
 * @throws {InstantError} when the text is not a clock time or a DST change skips or repeats it.
 */
export function parseClock(written: string, previous: Instant, options: { rollOver: boolean }): Instant {
  const match = CLOCK.exec(written);
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2]);
  if (!match || match[1]?.length === 1 || hour > 23 || minute > 59) {
    const example =
      match && hour < 10 && minute < 60 ? `0${hour}:${match[2]}` : 'HH:MM with two digits each, like 09:05';
    throw new InstantError(`“${written}” is not a time of day`, `write ${example}`);
  }
  const before = zonedDateTime(previous);
  const clock = Temporal.PlainTime.from({ hour, minute });
  const sinceMidnight = before.toPlainTime().with({ second: 0, millisecond: 0 });
  const rolls = options.rollOver && Temporal.PlainTime.compare(clock, sinceMidnight) < 0;
  const day = before.toPlainDate().add({ days: rolls ? 1 : 0 });
  const epochMs = toEpoch(day.toPlainDateTime(clock), previous.zone, written);
  return { epochMs, precision: 'minute', approximate: false, zone: previous.zone };
}

/** The same complaint for a time that is not of an incident, which has no `tz` to go by. */
export function outsideIncident({ message, hint }: InstantError, otherwise = ''): InstantError {
  return new InstantError(message, hint.endsWith(ZONE_OF_INCIDENT) ? hint.replace(ZONE_OF_INCIDENT, otherwise) : hint);
}

/** A calendar day with two digits for month and day: `2025-4-2` is `2025-04-02`. */
export function padDay(written: string): string {
  return written.replace(/-(\d)(?!\d)/g, '-0$1');
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

/** The calendar day that a person reads of an instant: its own where no more is known, else the one in a zone. */
export function dayOf({ epochMs, precision, zone }: Instant, timeZone: string): string {
  return dayIn(epochMs, precision === 'day' ? zone : timeZone);
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

/** RFC 3339 by the clock of a zone, `2025-04-02T10:16:00-04:00`, so that its day is the one there; `Z` where that is UTC. */
export function toZonedString(epochMs: number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' }).replace(/\+00:00$/, 'Z');
}

function parseDay(text: string, approximate: boolean, tz: string | undefined): Instant {
  const day = padDay(text);
  readDateTime(day, text);
  if (!approximate) {
    throw new InstantError(`“${text}” has no time`, `write ~${day} if only the day is known, else a time and a zone`);
  }
  if (day !== text) throw new InstantError(`“~${text}” has a one-digit month or day`, `write ~${day}`);
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

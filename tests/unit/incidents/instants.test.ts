import { describe, expect, test } from 'vitest';
import {
  dayIn,
  InstantError,
  isTimeZone,
  parseInstant,
  startOfDay,
  toUtcString,
} from '../../../src/incidents/instants.ts';

/** What a writer is told: the message and the hint. */
function complaint(written: string, tz?: string): string {
  try {
    parseInstant(written, tz);
  } catch (error) {
    if (error instanceof InstantError) return `${error.message}: ${error.hint}`;
    throw error;
  }
  return 'no complaint';
}

describe('an instant with a zone of its own', () => {
  test.each([
    ['2025-04-02T10:16-04:00', '2025-04-02T14:16Z'],
    ['2025-04-02T10:16+05:45', '2025-04-02T04:31Z'],
    ['2025-04-02T10:16+0530', '2025-04-02T04:46Z'],
    ['2025-04-02T10:16Z', '2025-04-02T10:16Z'],
    ['2025-04-02t10:16z', '2025-04-02T10:16Z'],
    ['2025-04-02 10:16Z', '2025-04-02T10:16Z'],
    ['2025-04-02 10:16:30 +02:00', '2025-04-02T08:16:30Z'],
    ['2025-04-02T00:00:00.000Z', '2025-04-02T00:00Z'],
  ])('reads %s as %s', (written, utc) => {
    expect(toUtcString(parseInstant(written).epochMs)).toBe(utc);
  });

  test('keeps its offset although the incident has a zone', () => {
    expect(parseInstant('2025-04-02T10:16-04:00', 'Europe/Berlin')).toEqual({
      epochMs: Date.parse('2025-04-02T14:16Z'),
      precision: 'minute',
      approximate: false,
      zone: '-04:00',
    });
  });
});

describe('an instant in the zone of its incident', () => {
  test.each([
    ['2025-01-15T10:16', 'America/New_York', '2025-01-15T15:16Z'],
    ['2025-07-15T10:16', 'America/New_York', '2025-07-15T14:16Z'],
    ['2025-07-15 10:16', 'Australia/Lord_Howe', '2025-07-14T23:46Z'],
  ])('reads %s in %s as %s', (written, tz, utc) => {
    const instant = parseInstant(written, tz);
    expect(toUtcString(instant.epochMs)).toBe(utc);
    expect(instant.zone).toBe(tz);
  });
});

describe('an approximate instant', () => {
  test('is marked by ~ and keeps its minute', () => {
    expect(parseInstant('~2025-04-02T10:16Z')).toMatchObject({ precision: 'minute', approximate: true });
    expect(parseInstant('~ 2025-04-02T10:16Z')).toMatchObject({ precision: 'minute', approximate: true });
    expect(parseInstant('2025-04-02T10:16Z')).toMatchObject({ approximate: false });
  });

  test('of a day alone begins with that day, in UTC unless the incident has a zone', () => {
    expect(parseInstant('~2025-04-02')).toEqual({
      epochMs: Date.parse('2025-04-02T00:00Z'),
      precision: 'day',
      approximate: true,
      zone: 'UTC',
    });
    expect(parseInstant('~2025-04-02', 'Asia/Kolkata').epochMs).toBe(Date.parse('2025-04-01T18:30Z'));
  });
});

describe('an instant that cannot be read', () => {
  test.each([
    [
      '2024-12-31T00:15',
      '“2024-12-31T00:15” has no time zone: write 2024-12-31T00:15Z, or with an offset like 2024-12-31T00:15-05:00, or give the incident a tz',
    ],
    ['2025-04-02T9:16Z', '“2025-04-02T9:16Z” has a one-digit hour: write 2025-04-02T09:16Z'],
    [
      '2025-04-02 9:16',
      '“2025-04-02 9:16” has a one-digit hour and no time zone: write 2025-04-02T09:16Z, or with an offset like 2025-04-02T09:16-05:00, or give the incident a tz',
    ],
    ['~2025-04-02T9:16z', '“~2025-04-02T9:16z” has a one-digit hour: write ~2025-04-02T09:16Z'],
    ['2025-04-02T9:16:45+02:00', '“2025-04-02T9:16:45+02:00” has a one-digit hour: write 2025-04-02T09:16:45+02:00'],
    [
      '~2025-04-02T10:16:45',
      '“~2025-04-02T10:16:45” has no time zone: write ~2025-04-02T10:16:45Z, or with an offset like ~2025-04-02T10:16:45-05:00, or give the incident a tz',
    ],
    ['2025-4-2T10:16Z', '“2025-4-2T10:16Z” has a one-digit month or day: write 2025-04-02T10:16Z'],
    ['2025-4-2', '“2025-4-2” has no time: write ~2025-04-02 if only the day is known, else a time and a zone'],
    ['~2025-4-2', '“~2025-4-2” has a one-digit month or day: write ~2025-04-02'],
    ['2025-13-01T9:00Z', '“2025-13-01T9:00Z” is not a real date and time: check the day of the month and the clock'],
    ['2025-04-02', '“2025-04-02” has no time: write ~2025-04-02 if only the day is known, else a time and a zone'],
    ['2025-02-29T10:00Z', '“2025-02-29T10:00Z” is not a real date and time: check the day of the month and the clock'],
    ['2025-13-01T10:00Z', '“2025-13-01T10:00Z” is not a real date and time: check the day of the month and the clock'],
    ['2025-04-02T24:00Z', '“2025-04-02T24:00Z” is not a real date and time: check the day of the month and the clock'],
    ['2025-04-02T10:60Z', '“2025-04-02T10:60Z” is not a real date and time: check the day of the month and the clock'],
    ['~2025-04-31', '“2025-04-31” is not a real date and time: check the day of the month and the clock'],
    ['yesterday', '“yesterday” is not an instant: write a date, a time and a zone, like 2025-04-02T10:16Z'],
    ['', '“” is not an instant: write a date, a time and a zone, like 2025-04-02T10:16Z'],
    [
      '2025-04-02T10:16 EST',
      '“2025-04-02T10:16 EST” is not an instant: write a date, a time and a zone, like 2025-04-02T10:16Z',
    ],
  ])('%s is refused with a way out', (written, expected) => {
    expect(complaint(written)).toBe(expected);
  });

  test('with a one-digit hour keeps the zone of its incident', () => {
    expect(complaint('2025-04-02 9:16', 'Europe/Berlin')).toBe(
      '“2025-04-02 9:16” has a one-digit hour: write 2025-04-02T09:16',
    );
  });

  test.each([
    ['2025-03-30T02:30', 'Europe/Berlin', '2025-03-30T01:30+01:00 or 2025-03-30T03:30+02:00'],
    ['2025-10-26T02:30', 'Europe/Berlin', '2025-10-26T02:30+02:00 or 2025-10-26T02:30+01:00'],
    ['2025-11-02T01:15', 'America/New_York', '2025-11-02T01:15-04:00 or 2025-11-02T01:15-05:00'],
    ['2025-04-06T01:45', 'Australia/Lord_Howe', '2025-04-06T01:45+11:00 or 2025-04-06T01:45+10:30'],
  ])('%s in %s is skipped or repeated by the clocks, so both offsets are suggested', (written, tz, both) => {
    expect(complaint(written, tz)).toBe(
      `“${written}” does not exist or exists twice in ${tz}, where the clocks change: write the offset: ${both}`,
    );
  });
});

describe('zones and days', () => {
  test('a zone is a name that Intl knows, not an offset', () => {
    expect(['UTC', 'Europe/Berlin', 'America/New_York'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['', '+02:00', 'Mars/Olympus', 'Berlin'].map(isTimeZone)).toEqual([false, false, false, false]);
  });

  test('a day begins later than midnight where the clocks skip it', () => {
    expect(startOfDay('2025-09-07', 'America/Santiago')).toBe(Date.parse('2025-09-07T04:00Z'));
    expect(dayIn(Date.parse('2025-09-07T03:59Z'), 'America/Santiago')).toBe('2025-09-06');
    expect(dayIn(Date.parse('2025-09-07T04:00Z'), 'America/Santiago')).toBe('2025-09-07');
  });

  test('the UTC form shows seconds only when there are some', () => {
    expect(toUtcString(Date.parse('2025-04-02T10:16:00Z'))).toBe('2025-04-02T10:16Z');
    expect(toUtcString(Date.parse('2025-04-02T10:16:07Z'))).toBe('2025-04-02T10:16:07Z');
  });
});

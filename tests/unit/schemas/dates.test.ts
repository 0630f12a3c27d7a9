import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InstantError } from '../../../src/incidents/instants.ts';
import { calendarDay, isCalendarDay, parseWrittenDate, writtenDate } from '../../../src/schemas/dates.ts';

function complaint(written: string): string {
  try {
    return `read as ${parseWrittenDate(written)}`;
  } catch (error) {
    if (error instanceof InstantError) return `${error.message}: ${error.hint}`;
    throw error;
  }
}

describe('a publication date', () => {
  test.each([
    ['2024-08-22', '2024-08-22'],
    [' 2024-08-22 ', '2024-08-22'],
    ['2025-04-02T00:00:00.000Z', '2025-04-02T00:00Z'],
    ['2025-04-02T10:16-04:00', '2025-04-02T14:16Z'],
    ['2025-04-02 10:16:30 +0200', '2025-04-02T08:16:30Z'],
    ['August 22, 2024', '2024-08-22'],
    ['Aug 5, 2024', '2024-08-05'],
    ['aug. 5th, 2024', '2024-08-05'],
    ['Sept. 1st, 2024', '2024-09-01'],
    ['22 August 2024', '2024-08-22'],
    ['3rd May 2024', '2024-05-03'],
    ['Thursday, August 22, 2024', '2024-08-22'],
    ['Thu, 22 Aug 2024', '2024-08-22'],
    ['February 29, 2024', '2024-02-29'],
    ['Thu, 22 Aug 2024 10:16:00 GMT', '2024-08-22T10:16Z'],
    ['Thu, 22 Aug 2024 10:16:30 +0200', '2024-08-22T08:16:30Z'],
    ['22 Aug 2024 23:30 -0500', '2024-08-23T04:30Z'],
    ['August 22, 2024 10:16 UTC', '2024-08-22T10:16Z'],
  ])('%s is %s', (written, date) => {
    expect(parseWrittenDate(written)).toBe(date);
  });

  test.each([
    ['2024-02-30', '“2024-02-30” is not a real date: check the day of the month'],
    ['2024-13-01', '“2024-13-01” is not a real date: check the day of the month'],
    ['February 30, 2024', '“February 30, 2024” is not a real date: check the day of the month'],
    ['31 April 2024', '“31 April 2024” is not a real date: check the day of the month'],

    ['2024-8-5', '“2024-8-5” has a one-digit month or day: write 2024-08-05'],
    ['2024-2-30', '“2024-2-30” is not a real date: check the day of the month'],
    ['2024-8', '“2024-8” is not a date: write 2024-08-22 or August 22, 2024'],
    [
      '2024-08-22 9:16',
      '“2024-08-22 9:16” has a one-digit hour and no time zone: write 2024-08-22T09:16Z, or with an offset like 2024-08-22T09:16-05:00',
    ],
    ['22/08/2024', '“22/08/2024” is not a date: write 2024-08-22 or August 22, 2024'],
    ['August 2024', '“August 2024” is not a date: write 2024-08-22 or August 22, 2024'],
    ['22 Aug 24', '“22 Aug 24” is not a date: write 2024-08-22 or August 22, 2024'],
    ['soon', '“soon” is not a date: write 2024-08-22 or August 22, 2024'],
    ['', '“” is not a date: write 2024-08-22 or August 22, 2024'],
  ])('“%s” is refused', (written, message) => {
    expect(complaint(written)).toBe(message);
  });

  test.each(['2024-08-22T10:16', '2024-08-22 10:16:00', 'Thu, 22 Aug 2024 10:16:00', 'August 22, 2024 10:16'])(
    '%s has a time but no zone, so it is refused',
    (written) => {
      expect(complaint(written)).toMatch(/has no time zone: write \d{4}-\d{2}-\d{2}T10:16Z/);
      expect(complaint(written)).not.toContain('incident');
    },
  );

  test('with the weekday of another day is refused', () => {
    expect(complaint('Mon, 22 Aug 2024')).toMatch(/was a Thursday: correct the weekday or leave it out$/i);
    expect(complaint('Friday, August 22, 2025')).toBe('read as 2025-08-22');
  });

  test('in prose is the day it names, on every day from 1970 to 2100', () => {
    const day = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    const form = fc.constantFrom<Intl.DateTimeFormatOptions>(
      { dateStyle: 'full' },
      { dateStyle: 'long' },
      { dateStyle: 'medium' },
    );
    fc.assert(
      fc.property(day, form, fc.constantFrom('en-US', 'en-GB'), (date, options, locale) => {
        const written = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
        expect(parseWrittenDate(written)).toBe(date.toISOString().slice(0, 10));
      }),
    );
  });

  test('in the form of mail and HTTP is the instant it names', () => {
    const second = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) / 1000 });
    fc.assert(
      fc.property(second, (seconds) => {
        const read = parseWrittenDate(new Date(seconds * 1000).toUTCString());
        expect(Date.parse(read)).toBe(seconds * 1000);
      }),
    );
  });
});

describe('the schema of a date', () => {
  test('hands on a day as a day and an instant in UTC', () => {
    expect(isCalendarDay(writtenDate().parse('August 22, 2024'))).toBe(true);
    expect(isCalendarDay(writtenDate().parse('2024-08-22T10:16+02:00'))).toBe(false);
  });

  test('reports what is wrong as an issue', () => {
    const result = writtenDate().safeParse('2024-08-32');
    expect(result.error?.issues.map(({ message }) => message)).toEqual([
      '“2024-08-32” is not a real date: check the day of the month',
    ]);
  });

  test('refuses a time where a day is wanted', () => {
    expect(calendarDay().parse('22 Aug 2024')).toBe('2024-08-22');
    const result = calendarDay().safeParse('2024-08-22T10:16Z');
    expect(result.error?.issues.map(({ message }) => message)).toEqual([
      '“2024-08-22T10:16Z” has a time, where a calendar day is wanted: write 2024-08-22',
    ]);
    expect(calendarDay().safeParse('2024-08-22 10:16').error?.issues[0]?.message).toContain('a time, where a calendar');
    expect(calendarDay().safeParse('2024-12-5').error?.issues[0]?.message).toMatch(/: write 2024-12-05$/);
  });
});

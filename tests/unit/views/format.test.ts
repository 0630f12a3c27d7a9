import { expect, test } from 'vitest';
import {
  dateTime,
  formatClock,
  formatDay,
  formatInstant,
  formatNumber,
  plural,
  readingMinutes,
} from '../../../src/views/format.ts';

const [en, gb, de] = [{ lang: 'en' }, { lang: 'en-GB' }, { lang: 'de' }];
const AT = Date.parse('2025-04-02T03:05:40Z');

test('a day is written out in the language of the site, in no zone but its own', () => {
  expect(formatDay(en, '2025-04-02')).toBe('April 2, 2025');
  expect(formatDay(gb, '2025-04-02')).toBe('2 April 2025');
  expect(formatDay(de, '2025-01-01')).toBe('1. Januar 2025');
});

test('an instant is shown in the zone asked for, with 24 hours and the name of the zone', () => {
  expect(formatInstant(gb, AT, 'UTC')).toBe('2 Apr 2025, 03:05 UTC');
  expect(formatInstant(gb, AT, 'America/New_York')).toMatch(/^1 Apr 2025, 23:05 (EDT|GMT-4)$/);
  expect(formatInstant(en, Date.parse('2025-04-02T00:00Z'), 'UTC')).toMatch(/00:00 UTC$/);
});

test('a time of day has two digits each', () => {
  expect(formatClock(en, AT, 'UTC')).toBe('03:05');
  expect(formatClock(en, AT, 'Asia/Kolkata')).toBe('08:35');
  expect(formatClock(en, Date.parse('2025-04-02T00:00Z'), 'UTC')).toBe('00:00');
});

test('a number is grouped, and has two decimals at most', () => {
  expect(formatNumber(en, 1234567)).toBe('1,234,567');
  expect(formatNumber(de, 1234.567)).toBe('1.234,57');
  expect(formatNumber(en, 3.5)).toBe('3.5');
});

test('a count has its noun in the right number', () => {
  expect([0, 1, 2, 1000].map((count) => plural(en, count, 'entry', 'entries'))).toEqual([
    ...['0 entries', '1 entry', '2 entries', '1,000 entries'],
  ]);
  expect(plural(en, 2, 'post')).toBe('2 posts');
});

test('reading takes a minute at least', () => {
  expect([0, 1, 220, 329, 331, 2200].map(readingMinutes)).toEqual([1, 1, 1, 1, 2, 10]);
});

test('the machine form is UTC', () => {
  expect(dateTime(AT)).toBe('2025-04-02T03:05:40Z');
});

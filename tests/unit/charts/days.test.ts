import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutDays } from '../../../src/charts/day-strip.ts';
import { layoutYear } from '../../../src/charts/year.ts';
import { clip, coveredTime, mergeIntervals } from '../../../src/incidents/intervals.ts';

const DAY = 86_400_000;
const year = fc.integer({ min: 1970, max: 2200 });
const runs = { numRuns: 100 };

describe('a year', () => {
  test('has twelve months with every day once', () => {
    const property = fc.property(year, (number) => {
      const months = layoutYear(number);
      expect(months.map(({ month }) => Number(month.slice(5)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      const days = months.flatMap((month) => month.days.map(({ day }) => day));
      const length = (Date.UTC(number + 1, 0, 1) - Date.UTC(number, 0, 1)) / DAY;
      const first = Date.UTC(number, 0, 1);
      expect(days).toEqual(Array.from({ length }, (_, at) => new Date(first + at * DAY).toISOString().slice(0, 10)));
      for (const { month, days: own } of months) expect(own.every(({ day }) => day.startsWith(month))).toBe(true);
    });
    fc.assert(property, runs);
  });

  test('has its days in the columns of their weekdays, from Monday, and a row for each week', () => {
    const property = fc.property(year, (number) => {
      for (const { days, rows } of layoutYear(number)) {
        for (const [index, { day, column, row }] of days.entries()) {
          expect(column).toBe((new Date(day).getUTCDay() + 6) % 7);
          const before = days[index - 1];
          expect(row).toBe(before ? before.row + (column === 0 ? 1 : 0) : 0);
        }
        expect(rows).toBe((days.at(-1)?.row ?? Number.NaN) + 1);
      }
    });
    fc.assert(property, { numRuns: 30 });
  });

  test('has a February as long as it is', () => {
    expect([2023, 2024, 2100].map((number) => layoutYear(number)[1]?.days.length)).toEqual([28, 29, 28]);
    expect(layoutYear(2021)[1]?.rows).toBe(4);
  });
});

describe('the last ninety days', () => {
  const NOW = Date.parse('2025-06-01T15:00Z');
  const WINDOW = { from: NOW - 90 * DAY, to: NOW };
  const hour = fc.integer({ min: -100 * 24, max: 24 }).map((at) => NOW + at * 3_600_000);
  const intervals = fc.array(fc.record({ from: hour, to: hour })).map(mergeIntervals);

  test('begin and end within a day, and follow each other', () => {
    const days = layoutDays([], WINDOW).map(({ day }) => day);
    expect(days).toHaveLength(91);
    expect([days[0], days[90]]).toEqual(['2025-03-03', '2025-06-01']);
    for (const [index, day] of days.entries()) expect(Date.parse(day)).toBe(Date.parse('2025-03-03') + index * DAY);
  });

  test('are ninety when they begin with a day, and the day that begins with their end is none of them', () => {
    const midnight = Date.parse('2025-06-01');
    const days = layoutDays([], { from: midnight - 90 * DAY, to: midnight }).map(({ day }) => day);
    expect([days.length, days[0], days.at(-1)]).toEqual([90, '2025-03-03', '2025-05-31']);
  });

  test('count of their first and last day what lies inside', () => {
    const always = { from: NOW - 100 * DAY, to: NOW + DAY };
    const shares = layoutDays([always], WINDOW).map(({ share }) => share);
    expect([shares[0], shares[1], shares.at(-1)]).toEqual([9 / 24, 1, 15 / 24]);
  });

  test('are each affected to a share from nothing to all', () => {
    const whole = { from: Date.parse('2025-05-30T00:00Z'), to: Date.parse('2025-05-31T06:00Z') };
    const window = { from: Date.parse('2025-05-29'), to: NOW };
    expect(layoutDays([whole], window).map(({ share }) => share)).toEqual([0, 1, 0.25, 0]);
    const property = fc.property(intervals, (merged) => {
      for (const { share } of layoutDays(merged, WINDOW)) expect(share >= 0 && share <= 1).toBe(true);
    });
    fc.assert(property, runs);
  });

  test('together are affected as long as the intervals inside them', () => {
    const property = fc.property(intervals, (merged) => {
      const inside = merged.flatMap((one) => clip(one, WINDOW) ?? []);
      const shares = layoutDays(merged, WINDOW).reduce((sum, { share }) => sum + share, 0);
      expect(shares * DAY).toBeCloseTo(coveredTime(inside), 3);
    });
    fc.assert(property, runs);
  });
});

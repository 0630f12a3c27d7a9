import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeAction } from '../../../src/incidents/follow-up.ts';
import { dayIn, parseInstant, startOfDay } from '../../../src/incidents/instants.ts';
import { lagInDays, publicationLag } from '../../../src/incidents/publication.ts';
import { ZONES } from '../zones.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const minute = fc
  .integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2030, 0, 1) / MINUTE })
  .map((at) => at * MINUTE);
const runs = { numRuns: 300 };

describe('the publication lag', () => {
  const lag = (resolved: string, published: string, timed: boolean, timeZone = 'UTC') =>
    publicationLag(parseInstant(resolved), { epochMs: Date.parse(published), timed }, timeZone);

  test.each([
    ['2025-04-02T23:59Z', '2025-04-03T00:00Z', false, 1, 'days'],
    ['2025-04-02T00:00Z', '2025-04-02T00:00Z', false, 0, 'days'],
    ['2025-04-02T12:00Z', '2025-04-12T00:00Z', true, 10, 'days'],
    ['2025-04-02T12:00Z', '2025-04-03T18:30Z', true, 30.5, 'hours'],
    ['2025-04-02T12:00Z', '2025-04-02T09:00Z', true, 0, 'hours'],
    ['2025-04-02T12:00Z', '2025-03-30T00:00Z', false, 0, 'days'],
    ['~2025-04-02', '2025-04-04T09:00Z', true, 2, 'days'],
  ])('from %s to %s (with a time of day: %s) is %f %s', (resolved, published, timed, value, unit) => {
    expect(lag(resolved, published, timed)).toEqual({ value, unit });
  });

  test.each(ZONES)('counts between the written days, in a site of %s', (timeZone) => {
    const published = { epochMs: startOfDay('2025-04-04', timeZone), timed: false };
    for (const tz of ZONES) {
      expect(publicationLag(parseInstant('~2025-04-02', tz), published, timeZone)).toEqual({ value: 2, unit: 'days' });
    }
    // 00:00Z is a day without a time, namely the one that the page shows.
    const midnight = { epochMs: Date.parse('2025-04-04T00:00Z'), timed: true };
    const days = timeZone === 'America/Los_Angeles' ? 1 : 2;
    expect(publicationLag(parseInstant('~2025-04-02', timeZone), midnight, timeZone)).toEqual({
      value: days,
      unit: 'days',
    });
  });

  test('counts from the day that the end has in the zone of the site', () => {
    // 16:00Z is the next day in Tokyo, 03:00Z the day before in Los Angeles.
    expect(lag('2025-04-02T16:00Z', '2025-04-02T15:00Z', false, 'Asia/Tokyo')).toEqual({ value: 0, unit: 'days' });
    expect(lag('2025-04-02T14:00Z', '2025-04-02T15:00Z', false, 'Asia/Tokyo')).toEqual({ value: 1, unit: 'days' });
    expect(lag('2025-04-03T03:00Z', '2025-04-03T07:00Z', false, 'America/Los_Angeles')).toEqual({
      value: 1,
      unit: 'days',
    });
    expect(lag('2025-04-02T16:00Z', '2025-04-02T18:00Z', true, 'Asia/Tokyo')).toEqual({ value: 2, unit: 'hours' });
  });

  test('is not known without an end', () => {
    expect(publicationLag(undefined, { epochMs: 0, timed: false }, 'UTC')).toBeUndefined();
  });

  test('is never negative; in days it is whole; both ways of counting differ by less than a day', () => {
    const property = fc.property(minute, minute, fc.boolean(), (resolved, epochMs, timed) => {
      const instant = parseInstant(new Date(resolved).toISOString());
      const found = publicationLag(instant, { epochMs, timed }, 'UTC');
      const days = found ? lagInDays(found) : Number.NaN;
      expect(days).toBeGreaterThanOrEqual(0);
      expect(Math.abs(days - Math.max(0, (epochMs - resolved) / DAY))).toBeLessThan(1);
      if (found?.unit === 'days') expect(Number.isInteger(found.value)).toBe(true);
      else expect(timed).toBe(true);
    });
    fc.assert(property, runs);
  });
});

describe('an action', () => {
  const published = Date.parse('2025-04-02T15:00Z');
  const judge = (status: 'open' | 'doing' | 'done' | 'dropped', now: string, due?: string, timeZone = 'UTC') =>
    judgeAction({ status, due }, published, Date.parse(now), timeZone);

  test.each(ZONES)('is overdue from the day after its due day, in %s', (timeZone) => {
    const begins = startOfDay('2025-04-11', timeZone);
    const at = (epochMs: number) => judge('open', new Date(epochMs).toISOString(), '2025-04-10', timeZone).overdueDays;
    expect([at(begins - 1), at(begins), at(begins + DAY)]).toEqual([0, 1, 2]);
  });

  test('is overdue by whole days', () => {
    expect(judge('open', '2025-04-10T23:59Z', '2025-04-10').overdueDays).toBe(0);
    expect(judge('open', '2025-04-11T00:00Z', '2025-04-10').overdueDays).toBe(1);
    expect(judge('doing', '2025-04-20T12:00Z', '2025-04-10').overdueDays).toBe(10);
    expect(judge('open', '2030-01-01T00:00Z').overdueDays).toBe(0);
  });

  test('is as old as the report, in whole days', () => {
    expect(judge('open', '2025-04-03T14:59Z').ageDays).toBe(0);
    expect(judge('open', '2025-04-03T15:00Z').ageDays).toBe(1);
    expect(judge('open', '2025-04-01T15:00Z').ageDays).toBe(0);
  });

  test.each(['done', 'dropped'] as const)('that is %s is neither open nor overdue and has no age', (status) => {
    expect(judge(status, '2026-01-01T00:00Z', '2025-04-10')).toEqual({ isOpen: false, overdueDays: 0, ageDays: 0 });
  });

  test('grows older by one day each day, and no more overdue than the days since it was due', () => {
    const property = fc.property(minute, minute, minute, (reported, due, now) => {
      const action = { status: 'open', due: dayIn(due, 'UTC') } as const;
      const [today, tomorrow] = [now, now + DAY].map((at) => judgeAction(action, reported, at, 'UTC'));
      const grows = (before = 0, after = 0) => expect([0, 1]).toContain(after - before);
      grows(today?.ageDays, tomorrow?.ageDays);
      grows(today?.overdueDays, tomorrow?.overdueDays);
      expect(today?.overdueDays).toBe(Math.max(0, Math.floor(now / DAY) - Math.floor(due / DAY)));
    });
    fc.assert(property, runs);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeAction } from '../../../src/incidents/follow-up.ts';
import { dayIn, parseInstant } from '../../../src/incidents/instants.ts';
import { lagInDays, publicationLag } from '../../../src/incidents/publication.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const minute = fc
  .integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2030, 0, 1) / MINUTE })
  .map((at) => at * MINUTE);
const runs = { numRuns: 300 };

describe('the publication lag', () => {
  const lag = (resolved: string, published: string, timed: boolean) =>
    publicationLag(parseInstant(resolved), { epochMs: Date.parse(published), timed });

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

  test.each(['Asia/Kolkata', 'America/Los_Angeles'])(
    'counts from the written day where no more is known, in %s',
    (tz) => {
      const published = { epochMs: Date.parse('2025-04-04T00:00Z'), timed: false };
      expect(publicationLag(parseInstant('~2025-04-02', tz), published)).toEqual({ value: 2, unit: 'days' });
    },
  );

  test('is not known without an end', () => {
    expect(publicationLag(undefined, { epochMs: 0, timed: false })).toBeUndefined();
  });

  test('is never negative; in days it is whole; both ways of counting differ by less than a day', () => {
    const property = fc.property(minute, minute, fc.boolean(), (resolved, epochMs, timed) => {
      const instant = parseInstant(new Date(resolved).toISOString());
      const found = publicationLag(instant, { epochMs, timed });
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
  const judge = (status: 'open' | 'doing' | 'done' | 'dropped', now: string, due?: string) =>
    judgeAction({ status, due }, published, Date.parse(now));

  test('is overdue from the day after its due day, in UTC', () => {
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
      const [today, tomorrow] = [now, now + DAY].map((at) => judgeAction(action, reported, at));
      const grows = (before = 0, after = 0) => expect([0, 1]).toContain(after - before);
      grows(today?.ageDays, tomorrow?.ageDays);
      grows(today?.overdueDays, tomorrow?.overdueDays);
      expect(today?.overdueDays).toBe(Math.max(0, Math.floor(now / DAY) - Math.floor(due / DAY)));
    });
    fc.assert(property, runs);
  });
});

test('a day of publication is the written one, wherever the site is', () => {
  const inAuckland = { epochMs: Date.parse('2025-04-03T11:00Z'), timed: false, day: '2025-04-04' };
  expect(publicationLag(parseInstant('2025-04-02T10:00Z'), inAuckland)).toEqual({ value: 2, unit: 'days' });
});

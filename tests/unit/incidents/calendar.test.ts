import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutDays } from '../../../src/charts/day-strip.ts';
import { affectedDays, monthOf } from '../../../src/incidents/calendar.ts';
import { dayIn } from '../../../src/incidents/instants.ts';
import { makeIncident, type Written } from './made.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2025-05-01T00:00Z');
const days = (written: Written, tz?: string, now = NOW) => affectedDays(makeIncident(written, { tz }), now);

describe('the days of an incident', () => {
  test.each<[string, Written, string[]]>([
    ['one', { started: '2025-04-02T10:00Z', resolved: '2025-04-02T12:00Z' }, ['2025-04-02']],
    ['two', { started: '2025-04-02T23:59Z', resolved: '2025-04-03T00:01Z' }, ['2025-04-02', '2025-04-03']],
    [
      'three',
      { started: '2025-02-28T12:00Z', resolved: '2025-03-02T01:00Z' },
      ['2025-02-28', '2025-03-01', '2025-03-02'],
    ],
    [
      'not the day that its end begins',
      { started: '2025-04-02T23:00Z', resolved: '2025-04-03T00:00Z' },
      ['2025-04-02'],
    ],
    ['whole days', { started: '2025-04-02T00:00Z', resolved: '2025-04-04T00:00Z' }, ['2025-04-02', '2025-04-03']],
    ['one moment at 00:00', { started: '2025-04-02T00:00Z', resolved: '2025-04-02T00:00Z' }, ['2025-04-02']],
    ['a day and its end', { started: '~2025-04-02', resolved: '2025-04-03T00:00Z' }, ['2025-04-02']],
    ['UTC', { started: '2025-04-02T22:00-04:00', resolved: '2025-04-02T23:00-04:00' }, ['2025-04-03']],
    ['no start', { detected: '2025-04-02T10:00Z', resolved: '2025-04-02T12:00Z' }, ['2025-04-02']],
    ['no start and no detection', { resolved: '2025-04-02T12:00Z' }, []],
  ])('are those from its first to its last moment: %s', (_case, written, expected) => {
    expect(days(written)).toEqual(expected);
  });

  test('go up to now while it goes on', () => {
    const now = Date.parse('2025-04-04T00:30Z');
    expect(days({ started: '2025-04-02T10:00Z' }, undefined, now)).toEqual(['2025-04-02', '2025-04-03', '2025-04-04']);
    expect(days({ started: '2025-04-05T10:00Z' }, undefined, now)).toEqual(['2025-04-05']);
    const midnight = Date.parse('2025-04-04T00:00Z');
    expect(days({ started: '2025-04-02T10:00Z' }, undefined, midnight)).toEqual(['2025-04-02', '2025-04-03']);
  });

  test.each(['Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])(
    'are the written ones where no more is known, in %s',
    (tz) => {
      expect(days({ started: '~2025-04-02', resolved: '~2025-04-03' }, tz)).toEqual(['2025-04-02', '2025-04-03']);
      expect(monthOf(makeIncident({ started: '~2025-04-01' }, { tz }))).toBe('2025-04');
    },
  );

  test('are the days on which a bar of the availability is drawn', () => {
    const hour = fc.integer({ min: 0, max: 80 * 24 }).map((at) => NOW - at * 3_600_000);
    const property = fc.property(hour, hour, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      fc.pre(from < to);
      const iso = (at: number) => new Date(at).toISOString();
      const bars = layoutDays([{ from, to }], { from: NOW - 90 * DAY, to: NOW });
      expect(bars.flatMap(({ day, share }) => (share > 0 ? day : []))).toEqual(
        days({ started: iso(from), resolved: iso(to) }),
      );
    });
    fc.assert(property, { numRuns: 300 });
  });

  test('are no more than ten years of them, whatever year was typed', () => {
    expect(days({ started: '0205-04-02T10:00Z', resolved: '2025-04-02T12:00Z' })).toHaveLength(3660);
  });

  test('follow each other without a gap, from the day of the start to the day of the last moment before the end', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((at) => NOW - at * 60_000);
    const property = fc.property(minute, minute, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const iso = (at: number) => new Date(at).toISOString();
      const found = days({ started: iso(from), resolved: iso(to) });
      expect([found[0], found.at(-1)]).toEqual([dayIn(from, 'UTC'), dayIn(Math.max(from, to - 1), 'UTC')]);
      for (const [index, day] of found.entries()) {
        expect(Date.parse(day)).toBe(Date.parse(found[0] ?? '') + index * DAY);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('the month of an incident', () => {
  test('is that of its first moment in UTC', () => {
    expect(monthOf(makeIncident({ started: '2025-03-31T23:30-04:00' }))).toBe('2025-04');
    expect(monthOf(makeIncident({ detected: '2025-12-31T23:59Z', resolved: '2026-01-01T01:00Z' }))).toBe('2025-12');
  });

  test('is not known without one', () => {
    expect(monthOf(makeIncident({}))).toBeUndefined();
  });
});

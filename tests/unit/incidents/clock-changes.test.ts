import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InstantError, parseInstant } from '../../../src/incidents/instants.ts';
import { findClockChanges, localTime } from './local-time.ts';

const MINUTE = 60_000;
const FROM = Date.UTC(2020, 0, 1);
const TO = Date.UTC(2031, 0, 1);
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];

/** A reading of a local time: its epoch time, or the kind of refusal. */
function read(local: string, zone: string): number | 'refused' {
  try {
    return parseInstant(local, zone).epochMs;
  } catch (error) {
    if (error instanceof InstantError) return 'refused';
    throw error;
  }
}

describe.each(ZONES)('local time in %s', (zone) => {
  const changes = findClockChanges(FROM, TO, zone);

  test('changes twice a year from 2020 to 2030', () => {
    expect(changes).toHaveLength(22);
  });

  test('is refused in every minute that a change skips or repeats, and is exact around it', () => {
    const wrong: string[] = [];
    for (const { at, before, after } of changes) {
      const first = at + Math.min(before, after) * MINUTE;
      const end = at + Math.max(before, after) * MINUTE;
      for (let clock = first - 120 * MINUTE; clock < end + 120 * MINUTE; clock += MINUTE) {
        const local = new Date(clock).toISOString().slice(0, 16);
        const offset = clock < first ? before : after;
        const expected = clock >= first && clock < end ? 'refused' : clock - offset * MINUTE;
        if (read(local, zone) !== expected) wrong.push(local);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('is read back as the instant it was written from, wherever it exists once', () => {
    fc.assert(
      fc.property(fc.integer({ min: FROM / MINUTE, max: TO / MINUTE }), (minute) => {
        const epochMs = minute * MINUTE;
        const local = localTime(epochMs, zone);
        const twice = [-60, -30, 30, 60].some((shift) => localTime(epochMs + shift * MINUTE, zone) === local);
        expect(read(local, zone)).toBe(twice ? 'refused' : epochMs);
      }),
      { numRuns: 500 },
    );
  });

  test('with the suggested offset instead is always accepted', () => {
    for (const { at, before, after } of changes) {
      const inside = new Date(at + Math.min(before, after) * MINUTE).toISOString().slice(0, 16);
      const hint = hintFor(inside, zone);
      const suggested = /write the offset: (\S+) or (\S+)$/.exec(hint)?.slice(1) ?? [];
      const instants = suggested.map((written) => parseInstant(written).epochMs);
      expect(instants).toHaveLength(2);
      expect(instants[0]).toBeLessThan(instants[1] ?? 0);
    }
  });
});

function hintFor(local: string, zone: string): string {
  try {
    parseInstant(local, zone);
  } catch (error) {
    if (error instanceof InstantError) return error.hint;
  }
  return '';
}

import { describe, expect, test } from 'vitest';
import { InstantError, isClock, parseClock, parseInstant, toUtcString } from '../../../src/incidents/instants.ts';

const ROLLING = { rollOver: true };

function read(written: string, previous: string, tz?: string, options = ROLLING): string {
  return toUtcString(parseClock(written, parseInstant(previous, tz), options).epochMs);
}

describe('a time of day in a timeline', () => {
  test.each([
    ['10:30', '2025-04-02T10:16-04:00', '2025-04-02T14:30Z'],
    ['23:59', '2025-04-02T10:16Z', '2025-04-02T23:59Z'],
    ['10:16', '2025-04-02T10:16Z', '2025-04-02T10:16Z'],
    ['10:16', '2025-04-02T10:16:40Z', '2025-04-02T10:16Z'],
  ])('%s after %s inherits its date and zone', (written, previous, utc) => {
    expect(read(written, previous)).toBe(utc);
  });

  test.each([
    ['00:05', '2025-04-02T23:50Z', '2025-04-03T00:05Z'],
    ['00:00', '2025-12-31T23:59-05:00', '2026-01-01T05:00Z'],
    ['10:15', '2025-04-02T10:16Z', '2025-04-03T10:15Z'],
  ])('%s after %s is on the next day', (written, previous, utc) => {
    expect(read(written, previous)).toBe(utc);
  });

  test('stays on the day of the incident when it is the first of its timeline', () => {
    expect(read('09:00', '2025-04-02T10:16Z', undefined, { rollOver: false })).toBe('2025-04-02T09:00Z');
  });

  test('rolls over into the offset that the zone has on the next day', () => {
    expect(read('03:30', '2025-03-29T23:00', 'Europe/Berlin')).toBe('2025-03-30T01:30Z');
  });

  test('keeps the zone and is precise to the minute even after an approximate instant', () => {
    const previous = parseInstant('~2025-04-02T10:16', 'Europe/Berlin');
    expect(parseClock('11:00', previous, ROLLING)).toMatchObject({
      zone: 'Europe/Berlin',
      precision: 'minute',
      approximate: false,
    });
  });

  test('is refused where the clocks skip or repeat it', () => {
    expect(() => read('02:30', '2025-03-29T23:00', 'Europe/Berlin')).toThrow(InstantError);
    expect(() => read('02:30', '2025-10-26T00:10', 'Europe/Berlin')).toThrow(
      expect.objectContaining({ hint: 'write the offset: 2025-10-26T02:30+02:00 or 2025-10-26T02:30+01:00' }),
    );
  });

  test.each(['9:05', '24:00', '10:60', '1016', '10:16Z', ''])('“%s” is refused with the right form', (written) => {
    expect(() => read(written, '2025-04-02T10:16Z')).toThrow(`“${written}” is not a time of day`);
  });
});

test('only HH:MM is taken for a time of day', () => {
  expect(['09:05', '9:05', '25:00'].filter(isClock)).toEqual(['09:05', '9:05', '25:00']);
  expect(['2025-04-02T09:05Z', '~09:05', '09:05:00', '9'].filter(isClock)).toEqual([]);
});

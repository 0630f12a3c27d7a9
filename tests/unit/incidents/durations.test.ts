import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  between,
  deriveDuration,
  firstInstant,
  formatDuration,
  formatMinutes,
  METRICS,
} from '../../../src/incidents/durations.ts';
import { parseInstant } from '../../../src/incidents/instants.ts';

const at = (written: string) => parseInstant(written);

describe('a duration between two instants', () => {
  test('is known in minutes', () => {
    const duration = between(at('2025-04-02T10:16-04:00'), at('2025-04-02T15:05Z'));
    expect(duration).toEqual({ known: true, minutes: 49, approximate: false });
  });

  test('is approximate when one of the instants is', () => {
    expect(between(at('~2025-04-02T10:00Z'), at('2025-04-02T10:12Z'))).toMatchObject({ approximate: true });
    expect(between(at('2025-04-02T10:00Z'), at('~2025-04-02T10:12Z'))).toMatchObject({ approximate: true });
  });

  test.each([
    ['missing', undefined, '2025-04-02T10:00Z'],
    ['missing', '2025-04-02T10:00Z', undefined],
    ['day precision', '~2025-04-02', '2025-04-03T10:00Z'],
    ['day precision', '2025-04-02T10:00Z', '~2025-04-03'],
    ['equal instants', '2025-04-02T10:00Z', '2025-04-02T12:00+02:00'],
    ['negative', '2025-04-02T10:01Z', '2025-04-02T10:00Z'],
  ])('is not known, because of %s, from %s to %s', (why, from, to) => {
    const duration = between(from === undefined ? undefined : at(from), to === undefined ? undefined : at(to));
    expect(duration).toEqual({ known: false, why });
  });
});

describe('the metrics', () => {
  const instants = {
    started: at('2025-04-02T10:00Z'),
    detected: at('2025-04-02T10:05Z'),
    acknowledged: at('2025-04-02T10:07Z'),
    communicated: at('2025-04-02T10:20Z'),
    mitigated: at('2025-04-02T10:40Z'),
    resolved: at('2025-04-02T12:00Z'),
  };

  test('follow their formulas', () => {
    const minutes = METRICS.map((metric) => [metric.id, deriveDuration({ instants }, metric)]);
    expect(minutes).toEqual(
      Object.entries({ detect: 5, acknowledge: 2, communicate: 20, mitigate: 40, resolve: 120 }).map(([id, value]) => [
        id,
        { known: true, minutes: value, approximate: false },
      ]),
    );
  });

  test('are not known without their instants, never zero', () => {
    for (const metric of METRICS) {
      expect(deriveDuration({ instants: {} }, metric)).toEqual({ known: false, why: 'missing' });
    }
  });

  test('group an incident by the start, else by the detection', () => {
    expect(firstInstant({ instants })).toBe(instants.started);
    expect(firstInstant({ instants: { detected: instants.detected } })).toBe(instants.detected);
    expect(firstInstant({ instants: { resolved: instants.resolved } })).toBeUndefined();
  });
});

describe('a duration for people', () => {
  test.each([
    [0.5, '30 s'],
    [1, '1 min'],
    [59, '59 min'],
    [59.6, '1 h'],
    [60, '1 h'],
    [409, '6 h 49 min'],
    [1439.4, '23 h 59 min'],
    [1439.6, '1 d'],
    [1620, '1 d 3 h'],
    [14 * 1440, '14 d'],
  ])('%s minutes are %s', (minutes, text) => {
    expect(formatMinutes(minutes)).toBe(text);
  });

  test('says when it is approximate and when it is not known', () => {
    expect(formatDuration({ known: true, minutes: 12, approximate: true })).toBe('about 12 min');
    expect(formatDuration({ known: true, minutes: 12, approximate: false })).toBe('12 min');
    expect(formatDuration({ known: false, why: 'missing' })).toBe('not known');
  });

  test('is off by half of its smaller unit at most, and never shows 60 min or 24 h', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 * 24 * 400 }), (minutes) => {
        const text = formatMinutes(minutes);
        expect(text).not.toMatch(/\b(60 min|24 h)\b/);
        const units = { d: 1440, h: 60, min: 1 };
        const read = Object.entries(units).reduce((sum, [unit, size]) => {
          const [, count = 0] = new RegExp(`(\\d+) ${unit}\\b`).exec(text) ?? [];
          return sum + Number(count) * size;
        }, 0);
        expect(Math.abs(read - minutes)).toBeLessThanOrEqual(minutes < 1440 ? 0 : 30);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutStrip } from '../../../src/charts/strip.ts';

const YEAR = 525_600;
const duration = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0.1, max: 3 * YEAR, noNaN: true }));
const values = (most: number) => fc.array(fc.record({ minutes: duration }), { minLength: 1, maxLength: most });
const runs = { numRuns: 200 };

describe('a strip of durations', () => {
  test('without values is none', () => {
    expect(layoutStrip([])).toBeUndefined();
  });

  test('has a dot for every value, each inside the chart and above the axis', () => {
    const property = fc.property(values(120), (list) => {
      const strip = layoutStrip(list);
      expect(strip?.dots.map(({ value }) => value)).toEqual(list);
      for (const { x, y } of strip?.dots ?? []) {
        const { radius = 0, width = 0, axis = 0 } = strip ?? {};
        expect(x - radius).toBeGreaterThanOrEqual(0);
        expect(x + radius).toBeLessThanOrEqual(width);
        expect(y - radius).toBeGreaterThanOrEqual(0);
        expect(y + radius).toBeLessThanOrEqual(axis);
      }
    });
    fc.assert(property, runs);
  });

  test('has no two dots that overlap', () => {
    const property = fc.property(values(80), (list) => {
      const { dots = [], radius = 0 } = layoutStrip(list) ?? {};
      for (const [index, one] of dots.entries()) {
        for (const other of dots.slice(index + 1)) {
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(radius * 2 - 1e-9);
        }
      }
    });
    fc.assert(property, runs);
  });

  test('has dots and ticks in the order of their durations, ticks inside and apart', () => {
    const property = fc.property(values(60), (list) => {
      const { dots = [], ticks = [], width = 0 } = layoutStrip(list) ?? {};
      const byDuration = [...dots].sort((a, b) => a.value.minutes - b.value.minutes);
      for (const [index, { x }] of byDuration.entries())
        expect(x).toBeGreaterThanOrEqual(byDuration[index - 1]?.x ?? 0);
      expect(ticks.length).toBeGreaterThan(0);
      for (const [index, { at }] of ticks.entries()) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(width);
        expect(at - (ticks[index - 1]?.at ?? -44)).toBeGreaterThanOrEqual(44);
      }
    });
    fc.assert(property, runs);
  });

  test('of five hundred equal values still has all of them inside', () => {
    const { dots = [], radius = 0, axis = 0 } = layoutStrip(Array.from({ length: 500 }, () => ({ minutes: 76 }))) ?? {};
    expect(dots).toHaveLength(500);
    expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(500);
    expect(Math.min(...dots.map(({ y }) => y - radius))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...dots.map(({ y }) => y + radius))).toBeLessThanOrEqual(axis);
  });

  test('may share its axis with others: its dots are where they are among all', () => {
    const property = fc.property(values(20), values(20), (list, others) => {
      const { dots = [], ticks, width = 0 } = layoutStrip(list, [...list, ...others]) ?? {};
      expect(ticks).toEqual(layoutStrip(others, [...list, ...others])?.ticks);
      expect(dots.map(({ value }) => value)).toEqual(list);
      for (const { x } of dots) expect(x > 0 && x < width).toBe(true);
    });
    fc.assert(property, runs);
  });

  test('shows where an hour is', () => {
    const {
      ticks = [],
      dots = [],
      radius = 0,
    } = layoutStrip([{ minutes: 20 }, { minutes: 60 }, { minutes: 500 }]) ?? {};
    const hour = ticks.find(({ label }) => label === '1 h');
    expect(Math.abs((hour?.at ?? 0) - (dots[1]?.x ?? 0))).toBeLessThanOrEqual(radius);
  });
});

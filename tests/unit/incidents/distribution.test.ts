import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/database/connection.ts';
import {
  describeDistribution,
  MINIMUM_FOR_MEDIAN,
  MINIMUM_FOR_P90,
  percentile,
} from '../../../src/incidents/distribution.ts';

const db = openDatabase();
const inSql = db.prepare<[number, string], number>('select percentile(value, ?) from json_each(?)').pluck();
const minutes = fc.double({ min: 0, max: 1e6, noNaN: true });
const some = (least: number, most = 60) => fc.array(minutes, { minLength: least, maxLength: most });
const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const runs = { numRuns: 300 };

describe('a percentile', () => {
  test('is the one that SQLite finds', () => {
    const property = fc.property(some(1), fc.integer({ min: 0, max: 100 }), (values, p) => {
      expect(percentile(ascending(values), p)).toBeCloseTo(inSql.get(p, JSON.stringify(values)) ?? Number.NaN, 6);
    });
    fc.assert(property, runs);
  });

  test('rises with its rank, from the least value to the greatest', () => {
    const rank = fc.integer({ min: 0, max: 100 });
    const property = fc.property(some(1), rank, rank, (values, a, b) => {
      const sorted = ascending(values);
      const slack = 1e-6;
      expect(percentile(sorted, Math.min(a, b))).toBeLessThanOrEqual(percentile(sorted, Math.max(a, b)) + slack);
      expect([percentile(sorted, 0), percentile(sorted, 100)]).toEqual([sorted[0], sorted.at(-1)]);
    });
    fc.assert(property, runs);
  });

  test('of nothing is refused', () => {
    expect(() => percentile([], 50)).toThrow('a percentile of nothing');
  });
});

describe('a distribution', () => {
  test('has a median and quartiles from five values on, a 90th percentile from twenty on', () => {
    expect([MINIMUM_FOR_MEDIAN, MINIMUM_FOR_P90]).toEqual([5, 20]);
    const property = fc.property(some(0, 40), (values) => {
      const { median, quartiles, p90 } = describeDistribution(values, values.length);
      expect([median !== undefined, quartiles !== undefined, p90 !== undefined]).toEqual([
        ...[values.length >= 5, values.length >= 5, values.length >= 20],
      ]);
    });
    fc.assert(property, runs);
  });

  test.each([
    [4, false, false],
    [5, true, false],
    [19, true, false],
    [20, true, true],
  ])('of %i equal values has a median: %s, a 90th percentile: %s', (length, median, p90) => {
    const distribution = describeDistribution(
      Array.from({ length }, () => 7),
      length,
    );
    expect(distribution.median).toBe(median ? 7 : undefined);
    expect(distribution.p90).toBe(p90 ? 7 : undefined);
  });

  test('always has all values, ascending, and how many there could be', () => {
    const property = fc.property(some(0), fc.nat(20), (values, unknown) => {
      const distribution = describeDistribution(values, values.length + unknown);
      expect(distribution.values).toEqual(ascending(values));
      expect(distribution).toMatchObject({ known: values.length, total: values.length + unknown });
    });
    fc.assert(property, runs);
  });

  test('has a median between its quartiles, and as many values below as above', () => {
    const property = fc.property(some(5), (values) => {
      const { median = Number.NaN, quartiles: [low, high] = [0, 0] } = describeDistribution(values, values.length);
      expect(low).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(high);
      const below = values.filter((value) => value < median).length;
      const above = values.filter((value) => value > median).length;
      expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
    });
    fc.assert(property, runs);
  });

  test('has no mean', () => {
    expect(Object.keys(describeDistribution([1, 2, 3], 3))).not.toContain('mean');
  });
});

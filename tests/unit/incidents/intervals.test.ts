import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip, coveredTime, type Interval, mergeIntervals, weightedTime } from '../../../src/incidents/intervals.ts';

const LONGEST = 60;
const step = fc.integer({ min: 0, max: LONGEST });
const interval = fc.record({ from: step, to: step });
const weight = fc.constantFrom(0, 0.25, 0.5, 1);
const weighted = fc.record({ from: step, to: step, weight });
const steps = Array.from({ length: LONGEST }, (_, at) => at);
const covers = ({ from, to }: Interval, at: number) => from <= at && at < to;
const runs = { numRuns: 500 };

describe('merged intervals', () => {
  test('ascend and neither overlap nor touch', () => {
    const property = fc.property(fc.array(interval), (intervals) => {
      const merged = mergeIntervals(intervals);
      for (const [index, { from, to }] of merged.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(from).toBeGreaterThan(merged[index - 1]?.to ?? -1);
      }
    });
    fc.assert(property, runs);
  });

  test('cover what the intervals cover, and nothing else', () => {
    const property = fc.property(fc.array(interval), (intervals) => {
      const covered = (list: readonly Interval[]) => steps.filter((at) => list.some((one) => covers(one, at)));
      expect(covered(mergeIntervals(intervals))).toEqual(covered(intervals));
      expect(coveredTime(intervals)).toBe(covered(intervals).length);
    });
    fc.assert(property, runs);
  });

  test('are not changed by merging again, nor by another order', () => {
    const shuffled = fc
      .array(interval)
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    const property = fc.property(shuffled, ([intervals, others]) => {
      const merged = mergeIntervals(intervals);
      expect(mergeIntervals(merged)).toEqual(merged);
      expect(mergeIntervals(others)).toEqual(merged);
    });
    fc.assert(property, runs);
  });

  test('leave what they are made of alone', () => {
    const intervals = [
      { from: 3, to: 5 },
      { from: 1, to: 4 },
    ];
    mergeIntervals(intervals);
    expect(intervals).toEqual([
      { from: 3, to: 5 },
      { from: 1, to: 4 },
    ]);
  });
});

describe('weighted time', () => {
  test('takes the highest weight at each moment', () => {
    const property = fc.property(fc.array(weighted), (intervals) => {
      const highest = (at: number) =>
        Math.max(0, ...intervals.filter((one) => covers(one, at)).map((one) => one.weight));
      expect(weightedTime(intervals)).toBe(steps.reduce((sum, at) => sum + highest(at), 0));
    });
    fc.assert(property, runs);
  });

  test('is at most the sum of the parts, at least the greatest of them', () => {
    const property = fc.property(fc.array(weighted), (intervals) => {
      const parts = intervals.map(({ from, to, weight: part }) => Math.max(0, to - from) * part);
      expect(weightedTime(intervals)).toBeLessThanOrEqual(parts.reduce((sum, part) => sum + part, 0));
      expect(weightedTime(intervals)).toBeGreaterThanOrEqual(Math.max(0, ...parts));
    });
    fc.assert(property, runs);
  });

  test('does not shrink when an interval is added', () => {
    const property = fc.property(fc.array(weighted), weighted, (intervals, another) => {
      expect(weightedTime([...intervals, another])).toBeGreaterThanOrEqual(weightedTime(intervals));
    });
    fc.assert(property, runs);
  });

  test('with a weight of one is the covered time', () => {
    const property = fc.property(fc.array(interval), (intervals) => {
      expect(weightedTime(intervals.map((one) => ({ ...one, weight: 1 })))).toBe(coveredTime(intervals));
    });
    fc.assert(property, runs);
  });
});

describe('a clipped interval', () => {
  test('lies inside the window and covers what both cover', () => {
    const property = fc.property(weighted, interval, (one, window) => {
      const part = clip(one, window);
      expect(steps.filter((at) => part && covers(part, at))).toEqual(
        steps.filter((at) => covers(one, at) && covers(window, at)),
      );
      if (!part) return;
      expect(part.from).toBeGreaterThanOrEqual(window.from);
      expect(part.to).toBeLessThanOrEqual(window.to);
      expect(part.weight).toBe(one.weight);
    });
    fc.assert(property, runs);
  });

  test('of no length is none', () => {
    expect(clip({ from: 0, to: 5 }, { from: 5, to: 9 })).toBeUndefined();
    expect(clip({ from: 3, to: 3 }, { from: 0, to: 9 })).toBeUndefined();
  });
});

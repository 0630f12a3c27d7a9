import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutMonths } from '../../../src/charts/months.ts';
import type { MonthCount } from '../../../src/incidents/statistics.ts';

const count = fc.nat(12);
const severities = fc.record({ sev1: count, sev2: count, sev3: count, sev4: count });
const months = fc
  .tuple(fc.integer({ min: 2000 * 12, max: 2030 * 12 }), fc.array(severities, { minLength: 1, maxLength: 80 }))
  .filter(([, list]) => list.some((one) => total(one) > 0))
  .map(([first, list]) => list.map((bySeverity, index) => monthOf(first + index, bySeverity)));
const runs = { numRuns: 200 };

describe('the bars of the months', () => {
  test('without months are none', () => {
    expect(layoutMonths([])).toBeUndefined();
  });

  test('stack without a gap, the most severe at the bottom, up to the total', () => {
    const property = fc.property(months, (list) => {
      const chart = layoutMonths(list);
      const scale = (chart?.counts[0]?.at ?? 0) - (chart?.counts[1]?.at ?? 0);
      const unit = scale / (Number(chart?.counts[1]?.label) || 1);
      for (const { month, bySeverity, total: all } of list) {
        const bars = chart?.bars.filter((bar) => bar.month === month) ?? [];
        expect(Object.fromEntries(bars.map((bar) => [bar.severity, bar.count]))).toEqual(
          Object.fromEntries(Object.entries(bySeverity).filter(([, one]) => one > 0)),
        );
        expect(bars.map(({ severity }) => severity)).toEqual(bars.map(({ severity }) => severity).toSorted());
        for (const [index, { y, height }] of bars.entries()) {
          expect(y + height).toBeCloseTo(bars[index - 1]?.y ?? chart?.axis ?? 0, 6);
        }
        expect(bars.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(all * unit, 6);
      }
    });
    fc.assert(property, runs);
  });

  test('lie inside the chart, beside each other', () => {
    const property = fc.property(months, (list) => {
      const { bars = [], width = 0, axis = 0 } = layoutMonths(list) ?? {};
      for (const [index, bar] of bars.entries()) {
        expect(bar.x).toBeGreaterThanOrEqual(0);
        expect(bar.x + bar.width).toBeLessThanOrEqual(width + 1e-9);
        expect(bar.y).toBeGreaterThanOrEqual(0);
        expect(bar.y + bar.height).toBeLessThanOrEqual(axis + 1e-9);
        expect(bar.height).toBeGreaterThan(0);
        const before = bars[index - 1];
        if (before && before.month !== bar.month) expect(bar.x).toBeGreaterThanOrEqual(before.x + before.width);
      }
    });
    fc.assert(property, runs);
  });

  test('have whole counts and years at their sides, ascending and inside', () => {
    const property = fc.property(months, (list) => {
      const { months: years = [], counts = [], width = 0, axis = 0 } = layoutMonths(list) ?? {};
      expect(counts.map(({ label }) => label)).toEqual(counts.map(({ label }) => String(Math.trunc(Number(label)))));
      for (const { at } of counts) expect(at >= 0 && at <= axis).toBe(true);
      expect(years[0]?.label).toBe(list[0]?.month.slice(0, 4));
      for (const [index, { at }] of years.entries()) {
        expect(at).toBeGreaterThan(years[index - 1]?.at ?? 0);
        // Four figures take some 30 units.
        expect(at).toBeLessThan(width - 30);
      }
    });
    fc.assert(property, runs);
  });

  test('of months without an incident are none, and the axis has its zero', () => {
    const empty = { sev1: 0, sev2: 0, sev3: 0, sev4: 0 };
    const chart = layoutMonths([monthOf(2025 * 12, empty)]);
    expect(chart?.bars).toEqual([]);
    expect(chart?.counts[0]).toEqual({ at: chart?.axis, label: '0' });
  });
});

function total(bySeverity: MonthCount['bySeverity']): number {
  return Object.values(bySeverity).reduce((sum, one) => sum + one, 0);
}

function monthOf(index: number, bySeverity: MonthCount['bySeverity']): MonthCount {
  const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  return { month, bySeverity, total: total(bySeverity) };
}

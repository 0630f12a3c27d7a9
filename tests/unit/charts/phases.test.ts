import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutPhases } from '../../../src/charts/phases.ts';
import { makeIncident } from '../incidents/made.ts';

const START = Date.parse('2025-04-02T10:00Z');
const later = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const incident = (detected: number, mitigated: number, resolved: number) =>
  makeIncident({
    ...{ started: later(0), detected: later(detected) },
    ...{ mitigated: later(mitigated), resolved: later(resolved) },
  });

describe('an incident drawn to scale', () => {
  test('has a bar from its start for each interval that is known', () => {
    const chart = layoutPhases(incident(10, 50, 100));
    expect(chart?.scale).toBe('linear');
    expect(chart?.phases.map(({ label, x, width }) => [label, x, width / (chart?.width ?? 0)])).toEqual([
      ['Time to detect', 0, 0.1],
      ['Time to mitigate', 0, 0.5],
      ['Time to resolve', 0, 1],
    ]);
  });

  test('is logarithmic where one interval dwarfs another, so that both can be seen', () => {
    expect(layoutPhases(incident(4, 50, 100))?.scale).toBe('linear');
    const chart = layoutPhases(incident(3, 50, 100));
    expect(chart?.scale).toBe('logarithmic');
    expect(chart?.phases[0]?.width).toBeGreaterThan((chart?.width ?? 0) * 0.2);
  });

  test('is none without a known interval', () => {
    expect(layoutPhases(makeIncident({ started: later(0) }))).toBeUndefined();
    expect(layoutPhases(makeIncident({ started: '~2025-04-02', resolved: '~2025-04-03' }))).toBeUndefined();
    expect(layoutPhases(makeIncident({ started: later(0), resolved: later(0) }))).toBeUndefined();
  });

  test('has bars in the order of their lengths, the longest as wide as the drawing', () => {
    const minutes = fc.integer({ min: 1, max: 50_000 });
    const property = fc.property(minutes, minutes, minutes, (a, b, c) => {
      const chart = layoutPhases(incident(a, b, c));
      const phases = [...(chart?.phases ?? [])].sort((one, other) => one.duration.minutes - other.duration.minutes);
      expect(phases).toHaveLength(3);
      for (const [index, { width, x }] of phases.entries()) {
        expect(width).toBeGreaterThanOrEqual(phases[index - 1]?.width ?? Number.MIN_VALUE);
        expect(x + width).toBeLessThanOrEqual(chart?.width ?? 0);
        if (chart?.scale === 'linear') expect(width / chart.width).toBeGreaterThanOrEqual(0.04);
      }
      expect(phases.at(-1)?.width).toBeCloseTo(chart?.width ?? 0, 6);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

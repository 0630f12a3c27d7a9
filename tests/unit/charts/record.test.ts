import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutRecord, placeMoments } from '../../../src/charts/record.ts';
import { SEVERITIES } from '../../../src/incidents/terms.ts';
import { makeIncident } from '../incidents/made.ts';
import { ZONES } from '../zones.ts';

const NOW = Date.parse('2026-01-15T12:00Z');
const at = (day: string) => Date.parse(`${day}T00:00Z`);
const moments = fc.array(
  fc.record({
    severity: fc.constantFrom(...SEVERITIES),
    epochMs: fc.integer({ min: at('1990-01-01'), max: at('2027-01-01') }),
  }),
  { minLength: 1, maxLength: 50 },
);

describe('the record', () => {
  test('is nothing without an incident', () => {
    expect(layoutRecord([], NOW)).toBeUndefined();
  });

  test('begins with the first year and has the more severe taller', () => {
    const chart = layoutRecord(
      [
        { severity: 'sev1', epochMs: at('2024-01-01') },
        { severity: 'sev3', epochMs: at('2025-01-01') },
      ],
      NOW,
    );
    expect(chart?.marks).toEqual([
      { severity: 'sev1', path: 'M1 52v-44' },
      { severity: 'sev3', path: expect.stringMatching(/^M20\d\.?\d? 52v-20$/) },
    ]);
    expect(chart?.years.map(({ label }) => label)).toEqual(['2024', '2025']);
  });

  test.each(ZONES)('begins with the year of a day that is only known as a day, in %s', (tz) => {
    const reports = [makeIncident({ started: '~2026-01-01' }, { tz }), makeIncident({})].map((incident) => ({
      incident,
    }));
    const placed = placeMoments(reports);
    expect(placed).toEqual([{ severity: 'sev2', epochMs: at('2026-01-01') }]);
    expect(layoutRecord(placed, NOW)?.years.map(({ label }) => label)).toEqual(['2026']);
  });

  test('has a mark inside the drawing for every incident, and years that do not touch', () => {
    fc.assert(
      fc.property(moments, (list) => {
        const chart = layoutRecord(list, NOW);
        const places = chart?.marks.flatMap(({ path }) => [...path.matchAll(/M([\d.-]+) /g)].map(([, x]) => Number(x)));
        expect(places).toHaveLength(list.length);
        expect(places?.every((x) => x >= 1 && x <= 419)).toBe(true);
        const years = chart?.years.map(({ at: x }) => x) ?? [];
        // Not by their difference, which may be 37.999… where a sum is 38.
        expect(years.every((x, index) => index === 0 || x >= (years[index - 1] ?? 0) + 38)).toBe(true);
      }),
    );
  });
});

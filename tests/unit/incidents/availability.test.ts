import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeAvailability, type Life } from '../../../src/incidents/availability.ts';
import { selectCounted } from '../../../src/incidents/counted.ts';
import type { AffectedService, Incident } from '../../../src/incidents/incident.ts';
import { parseInstant } from '../../../src/incidents/instants.ts';
import { makeIncident, makeReport, type Written } from './made.ts';

const HOUR = 3_600_000;
const WEIGHTS = { down: 1, partial: 1, degraded: 0 };
const at = (written: string) => Date.parse(written);
const WINDOW = { from: at('2025-04-01T00:00Z'), to: at('2025-04-11T00:00Z') };
const bare: AffectedService = { id: 'api', state: 'partial', explicit: false, regions: [] };
const down: AffectedService = { ...bare, state: 'down', explicit: true };

function hoursLost(incidents: readonly Incident[], life: Life = {}, now = WINDOW.to) {
  const { lost, ...rest } = computeAvailability(incidents, 'api', WINDOW, { weights: WEIGHTS, life, now });
  return { ...rest, hours: lost / HOUR };
}

const incident = (instants: Written, service = bare, rest: Partial<Incident> = {}) =>
  makeIncident(instants, { services: [service], ...rest });
const TWO_HOURS = { started: '2025-04-02T10:00Z', resolved: '2025-04-02T12:00Z' };

describe('the time that a service loses', () => {
  test('is all of it from start to resolved for a bare name, which means in part', () => {
    const { hours, ratio, incidents } = hoursLost([incident(TWO_HOURS)]);
    expect({ hours, incidents }).toEqual({ hours: 2, incidents: 1 });
    expect(ratio).toBeCloseTo(1 - 2 / 240, 12);
  });

  test('is what the entry says when it has its own interval and state', () => {
    const [from, to] = [parseInstant('2025-04-02T10:30Z'), parseInstant('2025-04-02T11:00Z')];
    expect(hoursLost([incident(TWO_HOURS, { ...down, from, to })]).hours).toBe(0.5);
    expect(hoursLost([incident(TWO_HOURS, { ...down, state: 'degraded' })])).toMatchObject({ hours: 0, incidents: 1 });
    expect(hoursLost([incident(TWO_HOURS, { ...down, id: 'web' })])).toMatchObject({ hours: 0, incidents: 0 });
  });

  test('begins at the detection when the start is not known', () => {
    expect(hoursLost([incident({ detected: '2025-04-02T11:00Z', resolved: TWO_HOURS.resolved })]).hours).toBe(1);
  });

  test('goes on until now while the incident does', () => {
    const ongoing = incident({ started: '2025-04-02T10:00Z' });
    expect(hoursLost([ongoing], {}, at('2025-04-02T13:00Z')).hours).toBe(3);
  });

  test('is not counted twice when incidents overlap', () => {
    const later = incident({ started: '2025-04-02T11:00Z', resolved: '2025-04-02T13:00Z' });
    expect(hoursLost([incident(TWO_HOURS), later])).toMatchObject({ hours: 3, incidents: 2 });
  });

  test('leaves maintenance out', () => {
    expect(hoursLost([incident(TWO_HOURS, down, { kind: 'maintenance' })])).toMatchObject({ hours: 0, incidents: 0 });
  });

  test.each(['security', 'near-miss'] as const)('counts a %s report only where a state is written', (kind) => {
    expect(hoursLost([incident(TWO_HOURS, bare, { kind })])).toMatchObject({ hours: 0, incidents: 0, unmeasured: 0 });
    expect(hoursLost([incident(TWO_HOURS, down, { kind })])).toMatchObject({ hours: 2, incidents: 1 });
  });

  test('is not known of an incident known to the day, which is said', () => {
    const byDay = incident({ started: '~2025-04-03', resolved: '~2025-04-04' });
    const before = incident({ started: '~2025-03-01', resolved: '~2025-03-02' });
    expect(hoursLost([byDay, before])).toMatchObject({ hours: 0, incidents: 0, unmeasured: 1, ratio: 1 });
  });

  test('is not known of an incident of no length, which is said', () => {
    const empty = incident({ started: '2025-04-02T10:00Z', resolved: '2025-04-02T10:00Z' }, down);
    const before = incident({ started: '2025-03-31T23:00Z', resolved: '2025-03-31T23:00Z' }, down);
    expect(hoursLost([empty, before])).toMatchObject({ hours: 0, incidents: 0, unmeasured: 1 });
  });

  test('is not known of an incident known to the day that still goes on, however long ago it began', () => {
    expect(hoursLost([incident({ started: '~2025-03-20' })])).toMatchObject({ hours: 0, incidents: 0, unmeasured: 1 });
  });

  test('does not count a duplicate, once the reports are selected', () => {
    const duplicate = incident(TWO_HOURS, down, { related: [{ id: 'outage', rel: 'duplicate' }] });
    const reports = [makeReport('outage', incident(TWO_HOURS, down)), makeReport('again', duplicate)];
    const { counted, duplicates } = selectCounted(reports);
    expect([counted.map(({ slug }) => slug), duplicates]).toEqual([['outage'], 1]);
    expect(hoursLost(counted.map((report) => report.incident)).incidents).toBe(1);
  });
});

describe('the window', () => {
  test('is that part in which the service existed', () => {
    const life = { since: at('2025-04-02T11:00Z'), retired: at('2025-04-03T00:00Z') };
    const { hours, window } = hoursLost([incident(TWO_HOURS)], life);
    expect(hours).toBe(1);
    expect(window).toEqual({ from: life.since, to: life.retired });
  });

  test('without the service has no figure', () => {
    expect(hoursLost([incident(TWO_HOURS)], { since: WINDOW.to })).toMatchObject({ hours: 0, incidents: 0 });
    expect(hoursLost([incident(TWO_HOURS)], { retired: WINDOW.from })).not.toHaveProperty('ratio');
  });
});

test('whatever the incidents, the figure lies between nothing and all, and another incident never raises it', () => {
  const hour = fc.integer({ min: -50, max: 300 });
  const state = fc.constantFrom('down', 'partial', 'degraded');
  const one = fc.record({ from: hour, length: fc.integer({ min: 0, max: 90 }), state });
  const life = fc.record({ since: hour, retired: hour }, { requiredKeys: [] });
  const property = fc.property(fc.array(one), one, life, (list, another, { since, retired }) => {
    const toEpoch = (hours: number | undefined) => hours && WINDOW.from + hours * HOUR;
    const iso = (hours: number) => new Date(WINDOW.from + hours * HOUR).toISOString();
    const incidents = [...list, another].map(({ from, length, state: how }) =>
      incident({ started: iso(from), resolved: iso(from + length) }, { ...down, state: how }),
    );
    const lived = { since: toEpoch(since), retired: toEpoch(retired) };
    const { ratio = 1, hours } = hoursLost(incidents, lived);
    expect(ratio).toBeGreaterThanOrEqual(0);
    expect(ratio).toBeLessThanOrEqual(hoursLost(incidents.slice(0, -1), lived).ratio ?? 1);
    expect(hours).toBeLessThanOrEqual(240);
  });
  fc.assert(property, { numRuns: 300 });
});

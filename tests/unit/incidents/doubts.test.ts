import { expect, test } from 'vitest';
import { findDoubts } from '../../../src/incidents/doubts.ts';
import { startOfDay } from '../../../src/incidents/instants.ts';
import { incidentSchema } from '../../../src/schemas/incident.ts';
import { ZONES } from '../zones.ts';

const NOW = Date.parse('2026-01-15T12:00Z');
const RESOLVED = { status: 'resolved', severity: 'sev2', started: '2025-04-02T10:00Z', resolved: '2025-04-02T11:00Z' };

function doubts(fields: object, { now = NOW, timeZone = 'UTC' } = {}): string[] {
  const incident = incidentSchema({}).parse({ ...RESOLVED, ...fields });
  return findDoubts(incident, now, timeZone).map(
    ({ rule, level, path, message }) => `${level} ${rule} ${path.join('.')}: ${message}`,
  );
}

test('a plain incident raises none', () => {
  expect(doubts({})).toEqual([]);
});

test('an instant in the future is an error, but for maintenance', () => {
  const future = { status: 'ongoing', started: '2026-02-02T10:00Z', resolved: undefined };
  expect(doubts(future)).toEqual(['error R1 started: started is in the future']);
  expect(doubts({ ...future, kind: 'maintenance' })).toEqual([]);
});

test('so is the future of a timeline item, of a service’s interval and of a closed action', () => {
  const timeline = [{ at: '2031-01-01T10:00Z', text: 'Later.' }];
  const actions = [{ title: 'Add a test', status: 'done', closed: '2031-01-01' }];
  const services = [{ id: 'api', to: '2031-01-01T10:00Z' }];
  const recent = { status: 'ongoing', started: '2026-01-10T10:00Z', resolved: undefined };
  expect(doubts({ ...recent, timeline, actions, services })).toEqual([
    'error R1 timeline.0.at: timeline.0.at is in the future',
    'error R1 services.0.to: services.0.to is in the future',
    'error R1 actions.0.closed: actions.0.closed is in the future',
  ]);
});

test('a slip in the year shows as an interval that nobody believes', () => {
  expect(doubts({ started: '2024-04-30T10:00Z', detected: '2025-04-02T10:10Z' })).toEqual([
    'warning R6 detected: detected is 337 days after started',
    'warning R6 resolved: resolved is 337 days after started',
  ]);
});

test('a duration of zero is doubted; one of a week is not; a day that is only known as a day is not', () => {
  expect(doubts({ resolved: RESOLVED.started })).toEqual([
    'warning R6 resolved: resolved is the same instant as started, so the duration is not known',
  ]);
  expect(doubts({ resolved: '2025-04-09T10:00Z' })).toEqual([]);
  expect(doubts({ started: '~2024-04-02', resolved: '~2025-04-02' })).toEqual([]);
});

test('one service in two states at once is an error; one after the other, or elsewhere, is not', () => {
  const down = { id: 'api', state: 'down', from: '2025-04-02T10:00Z', to: '2025-04-02T10:30Z' };
  const later = { id: 'api', state: 'partial', from: '2025-04-02T10:30Z', to: '2025-04-02T11:00Z' };
  expect(doubts({ services: [down, later] })).toEqual([]);
  expect(doubts({ services: [down, { ...later, from: '2025-04-02T10:20Z' }] })).toEqual([
    'error R2 services.1: service api is down and partial at the same time',
  ]);
  expect(doubts({ services: [down, { id: 'api', state: 'degraded', regions: ['eu'] }] })).toEqual([]);
  expect(doubts({ services: [down, { ...down, state: 'partial', id: 'web' }] })).toEqual([]);
});

test('an action cannot be closed before the incident began', () => {
  const action = { title: 'Add a test', status: 'done' };
  expect(doubts({ actions: [{ ...action, closed: '2024-04-03' }] })).toEqual([
    'error R2 actions.0.closed: the action was closed on 2024-04-03, before the incident began',
  ]);
  expect(doubts({ actions: [{ ...action, closed: '2025-04-02' }] })).toEqual([]);
});

test.each(ZONES)(
  'an action that was closed today is not closed in the future, nor before an incident of today, in %s',
  (zone) => {
    const closing = (closed: string) => ({ actions: [{ title: 'Add a test', status: 'done', closed }] });
    const [begins, ends] = ['2025-06-10', '2025-06-11'].map((day) => startOfDay(day, zone));
    const started = (at = 0) => ({ status: 'ongoing', resolved: undefined, started: new Date(at).toISOString() });
    for (const [tz, timeZone] of [
      [undefined, zone],
      [zone, 'UTC'],
    ]) {
      const today = { ...started(begins), tz, ...closing('2025-06-10') };
      expect(doubts(today, { now: begins, timeZone })).toEqual([]);
      expect(doubts({ ...today, ...started((ends ?? 0) - 60_000) }, { now: ends, timeZone })).toEqual([]);
    }
    const late = 'error R1 actions.0.closed: actions.0.closed is in the future';
    expect(doubts({ ...started(begins), ...closing('2025-06-12') }, { now: begins, timeZone: zone })).toEqual([late]);
    const early = 'error R2 actions.0.closed: the action was closed on 2025-06-08, before the incident began';
    expect(doubts({ ...started(begins), ...closing('2025-06-08') }, { now: begins, timeZone: zone })).toEqual([early]);
  },
);

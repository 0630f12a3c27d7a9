import { describe, expect, test } from 'vitest';
import { findContradictions } from '../../../src/incidents/consistency.ts';
import type { Incident } from '../../../src/incidents/incident.ts';
import { parseInstant } from '../../../src/incidents/instants.ts';
import type { InstantName } from '../../../src/incidents/terms.ts';

type Written = Partial<Record<InstantName, string>>;

const RESOLVED: Written = {
  started: '2025-04-02T10:00Z',
  detected: '2025-04-02T10:05Z',
  resolved: '2025-04-02T12:00Z',
};

function incident(written: Written, rest: Partial<Incident> = {}): Incident {
  const instants = Object.fromEntries(Object.entries(written).map(([name, text]) => [name, parseInstant(text)]));
  return {
    ...{ status: 'resolved', kind: 'incident', severity: 'sev2', instants },
    ...{ services: [], factors: [], impact: [], timeline: [], actions: [], related: [], redactions: [] },
    ...rest,
  };
}

function complaints(subject: Incident): [string, string][] {
  return findContradictions(subject).map(({ path, message }) => [path.join('.'), message]);
}

test('an incident whose facts agree has no contradiction', () => {
  expect(complaints(incident(RESOLVED))).toEqual([]);
  const simultaneous = Object.fromEntries(Object.keys(RESOLVED).map((name) => [name, '2025-04-02T10:00Z']));
  expect(complaints(incident(simultaneous))).toEqual([]);
});

describe('instants out of order', () => {
  test.each<[InstantName, InstantName]>([
    ['started', 'detected'],
    ['detected', 'acknowledged'],
    ['started', 'mitigated'],
    ['mitigated', 'resolved'],
    ['detected', 'resolved'],
    ['started', 'resolved'],
    ['started', 'communicated'],
  ])('%s after %s is named at the later of the two', (first, second) => {
    const written = { [first]: '2025-04-02T10:00Z', [second]: '2025-04-02T09:59Z' };
    const status = second === 'resolved' ? 'resolved' : 'ongoing';
    expect(complaints(incident(written, { status }))).toContainEqual([
      second,
      `${second} is before ${first}: which of the two is right?`,
    ]);
  });

  test('an end that is less than a day before its beginning may be of the next day', () => {
    const hintOf = (started: string, resolved: string) =>
      findContradictions(incident({ started, resolved })).find(({ path }) => path[0] === 'resolved')?.hint;
    const nextDay = 'the next day? write 2025-04-03 instead of 2025-04-02';
    expect(hintOf('2025-04-02T23:50Z', '2025-04-02T00:20Z')).toBe(nextDay);
    expect(hintOf('2025-04-02T23:50-04:00', '2025-04-02T00:20-04:00')).toBe(nextDay);
    expect(hintOf('2025-04-02T10:00Z', '2025-04-01T10:00Z')).toBeUndefined();
    expect(hintOf('2025-04-02T10:00Z', '2024-04-02T11:00Z')).toBeUndefined();
    expect(hintOf('~2025-04-02', '2025-04-01T23:00Z')).toBeUndefined();
  });

  test('so may the end of a service be', () => {
    const services = [
      {
        ...{ id: 'api', state: 'down' as const, explicit: true, regions: [] },
        ...{ from: parseInstant('2025-04-02T11:30Z'), to: parseInstant('2025-04-02T11:10Z') },
      },
    ] as const;
    const [found] = findContradictions(incident(RESOLVED, { services }));
    expect(found?.hint).toBe('the next day? write 2025-04-03 instead of 2025-04-02');
  });

  test('detection after mitigation is not a contradiction', () => {
    const written = { ...RESOLVED, mitigated: '2025-04-02T10:02Z' };
    expect(complaints(incident(written))).toEqual([]);
  });

  test('an instant known to the day may be the same day as a later one', () => {
    const written = { started: '2025-04-02T10:00Z', resolved: '~2025-04-02' };
    expect(complaints(incident(written))).toEqual([]);
  });

  test('an instant known to the day is still wrong on the day before', () => {
    const written = { started: '2025-04-02T10:00Z', resolved: '~2025-04-01' };
    expect(complaints(incident(written))).toEqual([['resolved', expect.stringContaining('before started')]]);
  });
});

describe('status and instants', () => {
  test('one of started and detected is required', () => {
    const subject = incident({ resolved: '2025-04-02T12:00Z' });
    expect(complaints(subject)).toEqual([['started', 'one of started and detected is required']]);
    expect(complaints(incident({ detected: '2025-04-02T10:00Z' }, { status: 'ongoing' }))).toEqual([]);
  });

  test('a resolved incident needs the instant', () => {
    expect(complaints(incident({ started: '2025-04-02T10:00Z' }))).toEqual([
      ['resolved', 'status is resolved, so the instant resolved is required'],
    ]);
  });

  test('an ongoing incident has no such instant', () => {
    expect(complaints(incident(RESOLVED, { status: 'ongoing' }))).toEqual([
      ['status', 'status is ongoing, but resolved is set: write status: resolved'],
    ]);
  });
});

test('the interval of a service does not end before it starts', () => {
  const service = { id: 'api', state: 'down', explicit: true, regions: [] } as const;
  const [from, to] = [parseInstant('2025-04-02T11:00Z'), parseInstant('2025-04-02T10:30Z')];
  const services = [{ ...service, from: to, to: from }, { ...service, from, to }, service];
  expect(complaints(incident(RESOLVED, { services }))).toEqual([
    ['services.1.to', 'the interval of service api ends before it starts'],
  ]);
});

test('a dropped action has a reason, a done one a day', () => {
  const actions = [
    { title: 'Add an alert', status: 'dropped' },
    { title: 'Add a limit', status: 'done' },
    { title: 'Write a runbook', status: 'dropped', reason: 'The service is retired.' },
    { title: 'Test the restore', status: 'done', closed: '2025-05-01' },
    { title: 'Raise the pool', status: 'open' },
    { title: 'Split the queue', status: 'doing' },
  ] as const;
  expect(complaints(incident(RESOLVED, { actions }))).toEqual([
    ['actions.0.reason', 'a dropped action needs a reason'],
    ['actions.1.closed', 'a done action needs the day on which it was closed'],
  ]);
});

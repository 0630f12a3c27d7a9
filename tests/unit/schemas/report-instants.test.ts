import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { toUtcString } from '../../../src/incidents/instants.ts';
import { incidentSchema } from '../../../src/schemas/incident.ts';
import { complaints } from './complaints.ts';

const schema = incidentSchema({});
const INCIDENT = {
  status: 'resolved',
  severity: 'sev2',
  started: '2025-04-01T23:30-04:00',
  resolved: '2025-04-02T06:00Z',
};

const complain = (fields: object) => complaints(schema, { ...INCIDENT, ...fields });

function timeline(...times: string[]): string[] {
  const items = times.map((at) => ({ at, text: 'Something happened.' }));
  return schema.parse({ ...INCIDENT, timeline: items }).timeline.map(({ at }) => toUtcString(at.epochMs));
}

describe('a timeline', () => {
  test('inherits date and zone from the incident, then from the item before, and rolls over midnight', () => {
    expect(timeline('23:40', '00:10', '00:40', '2025-04-02T05:00Z', '05:30')).toEqual([
      ...['2025-04-02T03:40Z', '2025-04-02T04:10Z', '2025-04-02T04:40Z', '2025-04-02T05:00Z', '2025-04-02T05:30Z'],
    ]);
  });

  test('may begin before the incident on the same day', () => {
    expect(timeline('22:00', '23:30')).toEqual(['2025-04-02T02:00Z', '2025-04-02T03:30Z']);
  });

  test('inherits from the detection when the start is not known', () => {
    const subject = { ...INCIDENT, started: undefined, detected: '2025-04-02T05:00Z' };
    const [item] = schema.parse({ ...subject, timeline: [{ at: '05:10', text: 'Paged.' }] }).timeline;
    expect(item).toMatchObject({ type: 'note', at: { epochMs: Date.parse('2025-04-02T05:10Z') } });
  });

  test('has nothing to inherit from without either', () => {
    const item = { at: '05:10', text: 'Paged.' };
    expect(complain({ started: undefined, timeline: [item] })).toEqual([
      'timeline.0.at: “05:10” has no date to inherit: write the date, time and zone in full',
    ]);
  });
});

test('every instant that cannot be read is named with its place and the way out', () => {
  const fields = {
    started: '2025-04-01 23:30',
    services: [{ id: 'api', from: '2025-04-01T9:00Z' }],
    timeline: [{ at: '23:99', text: 'Paged.' }],
    detected: '2025-04-31T10:00Z',
    acknowledged: '~2025-04-02T05:00Z',
  };
  expect(complain(fields)).toEqual([
    'started: “2025-04-01 23:30” has no time zone: write 2025-04-01T23:30Z, or with an offset like 2025-04-01T23:30-05:00, or give the incident a tz',
    'detected: “2025-04-31T10:00Z” is not a real date and time: check the day of the month and the clock',
    'timeline.0.at: “23:99” has no date to inherit: write the date, time and zone in full',
    'services.0.from: “2025-04-01T9:00Z” has a one-digit hour: write 2025-04-01T09:00Z',
  ]);
});

test('a calendar day of an action is a day, in any of the forms, without a time', () => {
  const action = { title: 'Add an alert', due: 'May 1, 2025' };
  expect(schema.parse({ ...INCIDENT, actions: [action] }).actions).toEqual([
    { ...action, due: '2025-05-01', status: 'open' },
  ]);
  expect(complain({ actions: [{ ...action, due: '2025-05-01T10:00Z' }] })).toEqual([
    'actions.0.due: “2025-05-01T10:00Z” has a time, where a calendar day is wanted: write 2025-05-01',
  ]);
});

test('the schema describes every field of an incident', () => {
  const properties = z.toJSONSchema(schema, { io: 'input' }).properties ?? {};
  expect(Object.keys(properties)).toContain('started');
  for (const [name, field] of Object.entries(properties)) {
    expect(field, name).toMatchObject({ description: expect.stringMatching(/\w/) });
  }
});

test.each([
  ['to: 2025-04-01T20:00Z', { to: '2025-04-01T20:00Z' }],
  ['from: 2025-04-09T20:00Z', { from: '2025-04-09T20:00Z' }],
])('a service whose interval has only one end, outside the incident, is refused: %s', (_written, end) => {
  const instants = { started: '2025-04-02T10:00Z', resolved: '2025-04-02T11:00Z' };
  const services = [{ id: 'api', state: 'down', ...end }];
  const result = incidentSchema({}).safeParse({ status: 'resolved', severity: 'sev2', ...instants, services });
  expect(result.error?.issues.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^the interval of service api ends before it starts/),
  );
});

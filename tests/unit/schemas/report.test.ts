import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { collectionSchemas } from '../../../src/schemas/collections.ts';
import { makeSite } from '../site.ts';
import { complaints } from './complaints.ts';

const label = (text: string, aliases: string[] = []) => ({ label: text, aliases });
const severities = { sev1: label('Critical', ['P1']), sev2: label('Major'), sev3: label('Minor'), sev4: label('Low') };
const schema = collectionSchemas(makeSite({ severities }), () => z.string()).postmortems;

const BASICS = { title: 'Pool exhausted', description: 'Why.', pubDate: '2025-04-02', author: 'Ada' };
const INCIDENT = {
  ...{ status: 'resolved', severity: 'sev2', tz: 'America/New_York' },
  ...{ started: '2025-04-01T10:16', resolved: '2025-04-01T12:00' },
};
const read = (fields: object) => schema.parse({ ...BASICS, incident: { ...INCIDENT, ...fields } }).incident;
const complain = (fields: object) => complaints(schema, { ...BASICS, incident: { ...INCIDENT, ...fields } });

test('a report without an incident block is a narrative', () => {
  expect(schema.parse(BASICS).incident).toBeUndefined();
});

test('a short incident block is read, with what is not written left empty', () => {
  expect(read({})).toEqual({
    ...{ status: 'resolved', kind: 'incident', severity: 'sev2', tz: 'America/New_York' },
    instants: {
      started: expect.objectContaining({ epochMs: Date.parse('2025-04-01T14:16Z') }),
      resolved: expect.objectContaining({ epochMs: Date.parse('2025-04-01T16:00Z') }),
    },
    ...{ services: [], factors: [], impact: [], timeline: [], actions: [], related: [], redactions: [] },
  });
});

describe('a severity', () => {
  test.each([
    ['sev1', 'sev1'],
    ['SEV3', 'sev3'],
    ['critical', 'sev1'],
    ['p1', 'sev1'],
    ['Low', 'sev4'],
  ])('%s means %s', (severity, id) => {
    expect(read({ severity })?.severity).toBe(id);
  });

  test('has no default and no fallback', () => {
    expect(complain({ severity: 'huge' })).toEqual([
      'incident.severity: “huge” is not one of sev1, sev2, sev3, sev4, critical, p1, major, minor, low',
    ]);
    expect(complain({ severity: undefined })).toHaveLength(1);
  });
});

describe('a word of a closed list', () => {
  test.each([
    [{ status: 'closed' }, 'incident.status: “closed” is not one of ongoing, resolved'],
    [{ kind: 'outage' }, 'incident.kind: “outage” is not one of incident, security, near-miss, maintenance'],
    [
      { detection: { source: 'luck' } },
      'incident.detection.source: “luck” is not one of monitoring, customer, staff, vendor, unknown',
    ],
    [
      { tz: 'EST5' },
      'incident.tz: “EST5” is not an IANA time zone: write one like UTC, Europe/Berlin or America/New_York',
    ],
  ])('%o is refused', (fields, message) => {
    expect(complain(fields)).toEqual([message]);
  });

  test('an unknown trigger names those that are known', () => {
    expect(complain({ trigger: 'gremlins' })[0]).toMatch(/^incident.trigger: “gremlins” is not one of deploy, /);
  });
});

describe('services', () => {
  test('a bare id means partial, an object keeps what it says', () => {
    const services = ['api', { id: 'web', state: 'down', from: '2025-04-01T10:20', regions: ['eu'] }, { id: 'jobs' }];
    expect(read({ services })?.services).toEqual([
      { id: 'api', state: 'partial', explicit: false, regions: [] },
      expect.objectContaining({ id: 'web', state: 'down', explicit: true, regions: ['eu'] }),
      expect.objectContaining({ id: 'jobs', state: 'partial', explicit: false, regions: [] }),
    ]);
    expect(read({ services })?.services[1]?.from?.epochMs).toBe(Date.parse('2025-04-01T14:20Z'));
  });
});

describe('impact', () => {
  test('is a number as written, or the reason why there is none', () => {
    const impact = [{ metric: 'failed reads', value: '3.50', unit: 'percent', of: 'peak' }, { unknown: 'No metrics.' }];
    expect(read({ impact })?.impact).toEqual([
      { metric: 'failed reads', value: 3.5, unit: 'percent', of: 'peak', estimated: false },
      { unknown: 'No metrics.' },
    ]);
  });

  test('of more than 100 percent is refused, of more than 100 requests is not', () => {
    const impact = (unit: string) => ({ impact: [{ metric: 'failed reads', value: 101, unit }] });
    expect(complain(impact('percent'))).toEqual(['incident.impact.0.value: 101 percent is more than all of it']);
    expect(complain(impact('requests'))).toEqual([]);
  });
});

test('an action that is done without a day is a contradiction, and all contradictions are named at once', () => {
  const actions = [{ title: 'Add an alert', status: 'done' }];
  expect(complain({ actions, resolved: '2025-04-01T09:00' })).toEqual([
    'incident.resolved: resolved is before started: which of the two is right?: the next day? write 2025-04-02 instead of 2025-04-01',
    'incident.actions.0.closed: a done action needs the day on which it was closed',
  ]);
});

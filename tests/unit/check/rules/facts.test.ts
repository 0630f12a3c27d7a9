import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWorkingDays } from '../../../../src/check/rules/facts.ts';
import type { RuleId } from '../../../../src/schemas/rules.ts';
import { BODY, INCIDENT, incident } from '../report.ts';
import { checkPost, checkReport, told } from '../subject.ts';

const judge = (rule: RuleId, facts: Readonly<Record<string, unknown>>, rest = {}) =>
  told(checkReport({ ...incident(facts), ...rest }, BODY), rule);

describe('an ongoing incident (R3)', () => {
  const judgeAt = (now: string, facts: Readonly<Record<string, unknown>> = {}) => {
    const ongoing = incident({ status: 'ongoing', resolved: undefined, timeline: [], ...facts });
    return told(checkReport(ongoing, BODY, { now: Date.parse(now) }), 'R3');
  };

  test('is a warning after thirty days, not before', () => {
    expect(judgeAt('2025-05-01T10:00Z')).toEqual([]);
    expect(judgeAt('2025-05-01T10:01Z')).toEqual([
      expect.stringMatching(/warning R3 status is ongoing, 30 days after the incident began \(when it is over, write /),
    ]);
  });

  test('counts from the first instant that is known', () => {
    const started = { started: undefined, detected: '2025-04-02T10:00Z' };
    expect(judgeAt('2025-05-02T10:00Z', started)).toEqual([]);
    expect(judgeAt('2025-05-03T10:00Z', started)).toHaveLength(1);
  });

  test('does not matter once it is resolved', () => {
    expect(told(checkReport(incident(), BODY, { now: Date.parse('2029-01-01T00:00Z') }), 'R3')).toEqual([]);
  });
});

describe('an impact (R9)', () => {
  const figure = { metric: 'failed reads', value: 12, unit: 'requests' };

  test('has a figure with a scope, or says why not', () => {
    expect(judge('R9', { impact: [{ ...figure, scope: 'one region' }] })).toEqual([]);
    expect(judge('R9', { impact: [{ unknown: 'Not counted.' }] })).toEqual([]);
    expect(judge('R9', { impact: [figure, { ...figure, scope: 'one region' }] })).toEqual([]);
    expect(judge('R9', { impact: [figure, { unknown: 'The others were not counted.' }] })).toEqual([]);
  });

  test('without one is a warning with the lines to write', () => {
    const expected = [expect.stringMatching(/warning R9 the impact has no figure \(write impact: \[\{ metric: /)];
    expect(judge('R9', { impact: [] })).toEqual(expected);
    expect(judge('R9', { impact: undefined })).toEqual(expected);
  });

  test('is told once that a scope is missing, at the first figure', () => {
    const yaml = [
      ...['incident:', '  status: ongoing', '  severity: sev3', '  started: 2025-06-01T10:00Z', '  impact:'],
      '    - { metric: failed reads, value: 3, unit: requests }',
      '    - { metric: lost jobs, value: 3, unit: jobs }',
    ].join('\n');
    expect(told(checkReport(yaml, BODY), 'R9')).toEqual([
      '12:7+50 warning R9 the figure “failed reads” has no scope (say of what, or where: scope: all requests in one region)',
    ]);
  });

  test('is not asked of a near miss or maintenance, nor where a figure cannot be read', () => {
    expect(judge('R9', { impact: [], kind: 'near-miss' })).toEqual([]);
    expect(judge('R9', { impact: [], kind: 'maintenance' })).toEqual([]);
    expect(judge('R9', { impact: [], kind: 'maintenence' })).toEqual([]);
    expect(judge('R9', { impact: [{ ...figure, unit: 'bananas' }] })).toEqual([]);
    expect(judge('R9', { impact: [], kind: 'security' })).toHaveLength(1);
  });
});

describe('an owner (R21)', () => {
  test('is one; the others are contributors', () => {
    const problems = checkReport({ authors: ['Ada', 'Countess', 'X: Y'], contributors: ['Bo'], ...incident() }, BODY);
    expect(told(problems, 'R21')).toEqual([
      '6:1+7 info R21 the report has 3 authors, and so nobody to ask (write author: Ada and contributors: [Countess, "X: Y", Bo])',
    ]);
    expect(told(checkReport({ authors: ['Ada'], ...incident() }, BODY), 'R21')).toEqual([]);
    expect(told(checkReport(incident(), BODY), 'R21')).toEqual([]);
  });

  test('is wanted of a narrative report too, and not of a post', () => {
    expect(told(checkReport({ authors: ['Ada', 'Countess'] }, 'Some text.'), 'R21')).toHaveLength(1);
    expect(told(checkPost({ authors: ['Ada', 'Countess'] }, 'Some text.'), 'R21')).toEqual([]);
  });
});

describe('a report of a severe incident (R22)', () => {
  // Resolved on Tuesday, 1 April 2025: the fifth working day is Tuesday, 8 April.
  const published = (pubDate: string, facts = {}) => judge('R22', facts, { pubDate });

  test('takes five working days, a weekend not counted', () => {
    expect(published('2025-04-08')).toEqual([]);
    expect(published('2025-04-09')).toEqual([
      expect.stringMatching(/info R22 the report of a sev2 incident came 6 working days after it was resolved/),
    ]);
  });

  test('goes by days in the zone of the site', () => {
    const inZone = (pubDate: string, timeZone: string) =>
      told(checkReport({ ...incident(), pubDate }, BODY, { settings: { timeZone } }), 'R22');
    expect(inZone('2025-04-08T15:30Z', 'Asia/Tokyo')).toHaveLength(1);
    expect(inZone('2025-04-08T15:30Z', 'UTC')).toEqual([]);
    expect(inZone('2025-04-09T06:30Z', 'America/Los_Angeles')).toEqual([]);
    expect(published('2025-04-08T23:59Z')).toEqual([]);
    expect(published('2025-04-09T01:00+02:00')).toEqual([]);
    expect(published('2025-04-08T20:00-05:00')).toHaveLength(1);
  });

  test('counts from the day of an instant that is only known as a day, in its zone', () => {
    const facts = { resolved: '~2025-04-01', tz: 'Asia/Tokyo', timeline: [] };
    expect(published('2025-04-08', facts)).toEqual([]);
    expect(published('2025-04-09', facts)).toHaveLength(1);
  });

  test('is the only one: lesser incidents, maintenance, drafts and what goes on may take longer', () => {
    expect(published('2025-05-09', { severity: 'sev1' })).toHaveLength(1);
    expect(published('2025-05-09', { severity: 'sev3' })).toEqual([]);
    expect(published('2025-05-09', { kind: 'maintenance' })).toEqual([]);
    expect(published('2025-05-09', { status: 'ongoing', resolved: undefined })).toEqual([]);
    expect(judge('R22', {}, { pubDate: '2025-05-09', draft: true })).toEqual([]);
  });

  test('working days are those that a calendar has', () => {
    const DAY = 86_400_000;
    const day = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(day, fc.integer({ min: -10, max: 60 }), (first, length) => {
        const iso = (index: number) => new Date(index * DAY).toISOString().slice(0, 10);
        let expected = 0;
        for (let index = first + 1; index <= first + length; index++) {
          if (![0, 6].includes(new Date(index * DAY).getUTCDay())) expected++;
        }
        expect(countWorkingDays(iso(first), iso(first + length))).toBe(expected);
      }),
    );
  });
});

describe('a severe incident that customers found (R23)', () => {
  const [action] = INCIDENT.actions;
  const found = (facts: Readonly<Record<string, unknown>> = {}) =>
    judge('R23', { detection: { source: 'customer' }, ...facts });

  test('gets an action of type detect', () => {
    expect(found()).toEqual([
      expect.stringContaining('warning R23 customers found this sev2 incident, and no action is of type detect'),
    ]);
    expect(found({ actions: [action, { ...action, type: 'detect' }] })).toEqual([]);
    expect(found({ actions: [] })).toHaveLength(1);
  });

  test('is one that others did not find, that is severe, over and readable', () => {
    expect(judge('R23', {})).toEqual([]);
    expect(judge('R23', { detection: undefined })).toEqual([]);
    expect(found({ severity: 'sev3' })).toEqual([]);
    expect(found({ kind: 'maintenance' })).toEqual([]);
    expect(found({ status: 'ongoing', resolved: undefined, timeline: [] })).toEqual([]);
    expect(found({ actions: [{ ...action, type: 'detekt' }] })).toEqual([]);
  });
});

test('a narrative report and a post are asked for no facts', () => {
  const rules = ['R3', 'R4', 'R9', 'R10', 'R11', 'R12', 'R13', 'R15', 'R16', 'R22', 'R23', 'R24', 'R26'] as const;
  expect(told(checkReport({}, '## Root cause\n\nA bug.'), ...rules)).toEqual([]);
  expect(told(checkPost({}, '## Root cause\n\nA bug.'), ...rules)).toEqual([]);
});

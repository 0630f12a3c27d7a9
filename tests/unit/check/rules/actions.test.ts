import { describe, expect, test } from 'vitest';
import { findVagueWords, isNoVerb } from '../../../../src/check/rules/verbs.ts';
import type { RuleId } from '../../../../src/schemas/rules.ts';
import { BODY, INCIDENT, incident } from '../report.ts';
import { type CheckOptions, checkReport, told } from '../subject.ts';

type Facts = Readonly<Record<string, unknown>>;

const [ACTION] = INCIDENT.actions;

function judge(rule: RuleId, action: Facts, facts: Facts = {}, options: CheckOptions = {}): string[] {
  return told(checkReport(incident({ actions: [{ ...ACTION, ...action }], ...facts }), BODY, options), rule);
}

describe('an action (R12)', () => {
  test('has owner, due day, type and link; one finding names what is missing', () => {
    expect(judge('R12', {})).toEqual([]);
    expect(judge('R12', { owner: undefined, due: undefined, type: undefined, url: undefined })).toEqual([
      expect.stringMatching(
        /R12 the action has no owner, due, type or url \(add owner: a team or a role, due: YYYY-MM-DD, type: prevent, url: https:\/\/…\)$/,
      ),
    ]);
    expect(judge('R12', { due: undefined })).toEqual([
      expect.stringContaining('R12 the action has no due (add due: YYYY'),
    ]);
  });

  test('that is done or dropped needs no due day, but the rest', () => {
    const done = { due: undefined, status: 'done', closed: '2025-05-01' };
    expect(judge('R12', done)).toEqual([]);
    expect(judge('R12', { due: undefined, status: 'dropped', reason: 'The code is gone.' })).toEqual([]);
    expect(judge('R12', { due: undefined, status: 'doing' })).toHaveLength(1);
    expect(judge('R12', { ...done, owner: undefined })).toHaveLength(1);
  });

  test.each([
    ['sev1', 'error'],
    ['sev2', 'error'],
    ['sev3', 'warning'],
    ['sev4', 'warning'],
  ])('of a %s incident that lacks something is a matter of %s', (severity, level) => {
    expect(judge('R12', { url: undefined, due: undefined }, { severity })).toEqual([
      expect.stringContaining(`${level} R12`),
    ]);
    expect(judge('R12', { title: 'A test' }, { severity })).toEqual([expect.stringContaining(`${level} R12`)]);
  });

  test.each(['sev1', 'sev2', 'sev3'])('of a %s incident without a link is a warning', (severity) => {
    expect(judge('R12', { url: undefined }, { severity })).toEqual([
      expect.stringContaining('warning R12 the action has no url (add url: https://…)'),
    ]);
  });

  test('is marked where it stands, and a title at its first word', () => {
    const yaml = [
      ...['incident:', '  status: ongoing', '  severity: sev3', '  started: 2025-06-01T10:00Z', '  actions:'],
      ...['    - title: Add a test', '      owner: storage', '    - title: Better tests'],
    ].join('\n');
    const [first, second, third, ...others] = told(checkReport(yaml, BODY), 'R12');
    expect(first).toMatch(/^12:7\+\d+ warning R12 the action has no due, type or url /);
    expect(second).toMatch(/^14:7\+\d+ warning R12 the action has no owner, due, type or url /);
    expect(third).toBe(
      '14:14+6 warning R12 “Better” is not a verb that says what to do (begin with one, like “Add an alert for a full disk”)',
    );
    expect(others).toEqual([]);
  });

  test.each(['@dana', 'dana@example.org', 'Ada', 'ada', 'Countess', 'Payments (@dana)'])(
    'is owned by a team or a role, and not by %s',
    (owner) => {
      expect(judge('R12', { owner })).toEqual([
        expect.stringContaining(
          `warning R12 “${owner}” is one person, who may be away or leave (name the team or the role)`,
        ),
      ]);
    },
  );

  test.each(['storage team', 'on-call engineer', 'SRE', 'Adaptation crew', 'the vendor'])(
    'may be owned by %s',
    (owner) => {
      expect(judge('R12', { owner })).toEqual([]);
    },
  );

  test('of a whole file can be silenced, although it is an error', () => {
    const front = { check: ['R12'], ...incident({ actions: [{ title: 'A test', type: 'prevent' }] }) };
    expect(told(checkReport(front, BODY), 'R12', 'C7')).toEqual([]);
    const closed = { check: ['R12'], ...incident({ actions: [{ ...ACTION, status: 'done' }] }) };
    expect(told(checkReport(closed, BODY), 'R12')).toEqual([
      expect.stringContaining('error R12 incident.actions.0.closed'),
    ]);
  });

  test('may begin as it likes in another language, and in maintenance', () => {
    expect(judge('R12', { title: 'An den Tests arbeiten' })).toHaveLength(1);
    expect(judge('R12', { title: 'An den Tests arbeiten' }, {}, { settings: { lang: 'de' } })).toEqual([]);
    expect(judge('R12', { title: 'A test' }, {}, { settings: { lang: 'en-GB' } })).toHaveLength(1);
    expect(judge('R12', { title: 'A test', owner: undefined }, { kind: 'maintenance' })).toEqual([]);
  });

  test.each([
    ...[
      'A',
      'The',
      'Our',
      'More',
      'Better',
      'New',
      'No',
      'All',
      'We',
      'We’ll',
      "We'll",
      'Adding',
      'Monitoring',
      'Added',
    ],
    ...['Fixed', 'Was', 'Detection', 'Migrations', 'Improvement', 'Improvements', 'Load-testing', '“More', 'Wrote'],
  ])('cannot begin with “%s”', (word) => {
    expect(isNoVerb(word)).toBe(true);
  });

  test.each([
    ...[
      'Add',
      'Set',
      'Test',
      'Implement',
      'Reimplement',
      'Document',
      'Provision',
      'Partition',
      'Re-partition',
      'Embed',
    ],
    ...[
      'Feed',
      'Need',
      'Speed',
      'Bring',
      'Ping',
      'E-mail',
      'Red-team',
      'Double-check',
      'A/B',
      'IT',
      'Instrument',
      '429s',
    ],
    ...[
      'Lower',
      'Split',
      'Read',
      'Run',
      'Prevent',
      'Kubernetes',
      'Open',
      'Clean',
      'Automatically',
      'Never',
      'Überprüfen',
    ],
  ])('may begin with “%s”', (word) => {
    expect(isNoVerb(word)).toBe(false);
  });
});

describe('what is done (R13)', () => {
  const NONE = '## Actions\n\nNone, because the provider has gone.';
  const judgeList = (actions: readonly Facts[] | undefined, body = BODY, facts: Facts = {}) =>
    told(checkReport(incident({ actions, ...facts }), body), 'R13');
  const learn = { ...ACTION, type: 'learn' };

  test('prevents or detects, at least once', () => {
    expect(judgeList([learn, { ...ACTION, type: 'detect' }])).toEqual([]);
    expect(judgeList([learn, { ...ACTION, type: 'prevent' }])).toEqual([]);
    expect(judgeList([learn, { ...ACTION, type: undefined }])).toEqual([
      expect.stringContaining('warning R13 no action is of type prevent or detect (add one with type: prevent or '),
    ]);
  });

  test('or the report says in the section about actions why nothing does', () => {
    expect(judgeList([learn], `${BODY}\n\n${NONE}`)).toEqual([]);
    expect(judgeList([], `${BODY}\n\n${NONE}`)).toEqual([]);
    expect(
      judgeList([], `${BODY}\n\n## Next steps\n\n### Ours\n\nNo actions follow because the provider has gone.`),
    ).toEqual([]);
    expect(judgeList([], `${BODY}\n\n## Actions\n\nNot published.`)).toHaveLength(1);
    expect(judgeList([], `${BODY}\n\n## Actions\n\nNone.`)).toHaveLength(1);
    expect(judgeList([], `${BODY}\n\n## Weather\n\nNone, because it was indoors.`)).toHaveLength(1);
  });

  test('is not asked twice when R11 asks, nor while the incident goes on, nor of maintenance', () => {
    const silent = '## Summary\n\nReads of the API failed.';
    const problems = checkReport(incident({ actions: [] }), silent);
    expect(told(problems, 'R11')).toEqual([expect.stringContaining('what is being done')]);
    expect(told(problems, 'R13')).toEqual([]);
    expect(judgeList([], BODY, { status: 'ongoing', resolved: undefined, timeline: [] })).toEqual([]);
    expect(judgeList([], BODY, { kind: 'maintenance' })).toEqual([]);
    expect(judgeList([], BODY)).toHaveLength(1);
  });

  test('is not judged when an action or the text cannot be read', () => {
    expect(judgeList([{ ...ACTION, type: 'prevnt' }])).toEqual([]);
    expect(judgeList([], `${BODY}\n\n${'> '.repeat(200)}Too deep.`)).toEqual([]);
  });
});

describe('a vague action (R15)', () => {
  test.each([
    ['Improve the alerts', 'Improve'],
    ['Make the deploys better', 'Make the deploys better'],
    ['investigate the deadlock', 'investigate'],
    ['Be more careful with migrations', 'Be more careful'],
    ['Ensure that it never happens again', 'Ensure'],
    ['Look into the pool', 'Look into'],
    ['Consider a timeout', 'Consider'],
    ['Think about retries', 'Think about'],
    ['Review whether we need the cache', 'Review whether'],
    ['Try to add a test', 'Try to'],
    ['Pay attention to the queue', 'Pay attention'],
  ])('such as “%s” is a warning at its words', (title, words) => {
    const [found, ...others] = judge('R15', { title });
    expect(found).toContain(`+${words.length} warning R15 “${words}” does not say what will be different`);
    expect(others).toEqual([]);
    expect(judge('R12', { title })).toEqual([]);
  });

  test.each([
    ...['Make lockfile errors clearer', 'Review the pool', 'Review that full servers reject requests', 'Look up names'],
    ...[
      'Add an investigation runbook',
      'Add better alerts',
      'Considerably shorten the timeout',
      'Try-catch the parser',
    ],
  ])('is not “%s”', (title) => {
    expect(findVagueWords(title)).toBeUndefined();
  });

  test('is not looked for in another language', () => {
    expect(judge('R15', { title: 'Improve the alerts' }, {}, { settings: { lang: 'fr' } })).toEqual([]);
  });
});

describe('an overdue action (R16)', () => {
  const now = Date.parse('2025-06-15T12:00Z');
  const due = (day: string, action: Facts = {}) => judge('R16', { due: day, ...action }, {}, { now });

  test('is open past its due day', () => {
    expect(due('2025-06-15')).toEqual([]);
    expect(due('2025-06-14')).toEqual([
      expect.stringContaining(
        'warning R16 the action was due on 2025-06-14, 1 day ago (write status: done and closed: ',
      ),
    ]);
    expect(due('2025-06-05', { status: 'doing' })).toEqual([expect.stringContaining('2025-06-05, 10 days ago')]);
  });

  test('is past it from the next day in the zone of the site', () => {
    const at = (time: string, timeZone: string) =>
      judge('R16', { due: '2025-06-14' }, {}, { now: Date.parse(time), settings: { timeZone } });
    expect(at('2025-06-14T15:00Z', 'Asia/Tokyo')).toHaveLength(1);
    expect(at('2025-06-14T14:59Z', 'Asia/Tokyo')).toEqual([]);
    expect(at('2025-06-15T06:59Z', 'America/Los_Angeles')).toEqual([]);
  });

  test('is neither done nor dropped, and has a due day', () => {
    expect(due('2025-06-05', { status: 'done', closed: '2025-06-10' })).toEqual([]);
    expect(due('2025-06-05', { status: 'dropped', reason: 'The code is gone.' })).toEqual([]);
    expect(judge('R16', { due: undefined }, {}, { now })).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import type { Problem } from '../../../src/entries/problem.ts';
import { makeProject, markdown, NOW } from '../entries/content.ts';
import { makeSite } from '../site.ts';
import { checkPost, checkReport, told } from './subject.ts';

const INCIDENT = {
  status: 'status: resolved',
  severity: 'severity: sev2',
  started: 'started: 2025-04-02T10:00Z',
  detected: 'detected: 2025-04-02T10:05Z',
  resolved: 'resolved: 2025-04-02T12:00Z',
};

/** What is wrong on purpose in every report of these tests, besides one fault: an order, a service, a closing, a future. */
const ALSO = [
  ...['services: [api, appi]', 'acknowledged: 2025-04-02T10:01Z', 'communicated: 2031-04-02T10:00Z'],
  ...[
    'actions:',
    '  - { title: Add a limit, status: done, owner: Storage, due: 2025-05-01, type: prevent, url: "https://example.com/1" }',
  ],
  ...['related: [{ id: nothing, rel: same-cause }]'],
];
const ALSO_TOLD = [
  'C2 no report has the slug “nothing”',
  'C4 no author is called “Nobody”',
  'R1 communicated is in the future',
  'R12 incident.actions.0.closed is missing',
  'R2 incident.acknowledged: acknowledged is before detected: which of the two is right?',
  'R7 no service is called “appi”',
];

function errors(
  change: Partial<Record<keyof typeof INCIDENT, string>>,
  more: readonly string[] = [],
  top = '',
): string[] {
  const lines = [...Object.values({ ...INCIDENT, ...change }), ...ALSO, ...more].filter(Boolean);
  const yaml = ['contributors: [Nobody]', top, 'incident:', ...lines.map((line) => `  ${line}`)].filter(Boolean);
  return said(checkReport(yaml.join('\n')));
}

function said(problems: readonly Problem[]): string[] {
  return problems
    .filter(({ level }) => level === 'error')
    .map(({ id, message }) => `${id} ${message}`)
    .filter((line) => !line.startsWith('R11 '))
    .sort();
}

test('a report without a fault of its schema has these errors', () => {
  // Instants that contradict each other are refused by the schema itself: the others are told by what is left.
  expect(errors({})).toEqual(ALSO_TOLD);
});

describe('one run tells all errors of a report with', () => {
  test.each([
    ['an unknown severity', { severity: 'severity: huge' }, [], '', /^R8 incident\.severity: “huge” is not one of/],
    ['an unknown status', { status: 'status: over' }, [], '', /^R8 incident\.status: “over” is not one of/],
    ['no status', { status: '' }, [], '', /^R8 incident\.status is missing/],
    ['an unknown trigger', {}, ['trigger: gremlins'], '', /^R8 incident\.trigger: “gremlins”/],
    ['an unknown kind', {}, ['detection: { source: luck }'], '', /^R8 incident\.detection\.source: “luck”/],
    [
      'an end without a zone',
      { resolved: 'resolved: 2025-04-02 12:00' },
      [],
      '',
      /^R1 incident\.resolved: .* has no time zone/,
    ],
    ['an end that is not a date', { resolved: 'resolved: [1]' }, [], '', /^R8 incident\.resolved: /],
    [
      'a start without a zone',
      { started: 'started: 2025-04-02 10:00' },
      [],
      '',
      /^R1 incident\.started: .* has no time zone/,
    ],
    [
      'a moment that cannot be read',
      {},
      ['timeline: [{ at: soon, text: A }, { at: 10:10, text: B }]'],
      '',
      /^R1 incident\.timeline\.0\.at: “soon”/,
    ],
    [
      'a moment of an unknown type',
      {},
      ['timeline: [{ at: 10:10, type: bang, text: A }, { at: 10:20, text: B }]'],
      '',
      /^R8 incident\.timeline\.0\.type: “bang”/,
    ],
    ['a moment that is not a moment', {}, ['timeline: [A, { at: 10:20, text: B }]'], '', /^R8 incident\.timeline\.0: /],
    [
      'an impact above all',
      {},
      ['impact: [{ metric: a, value: 150, unit: percent }]'],
      '',
      /^R8 incident\.impact\.0\.value: 150 percent/,
    ],
    ['an image that is a number', {}, [], 'image: [1]', /^C3 image: /],
    ['a draft that may be one', {}, [], 'draft: perhaps', /^C3 draft: /],
    ['a title that is a list', {}, [], 'title: [a, b]', /^C3 title: /],
    ['a key written twice', {}, [], 'series: a\nseries: b', /^C3 this key is written twice/],
  ])('%s', (_what, change, more, top, fault) => {
    const found = errors(change, more, top);
    expect(found.filter((line) => fault.test(line))).toHaveLength(1);
    expect(found.filter((line) => !fault.test(line))).toEqual(ALSO_TOLD);
  });

  test('several faulty figures, each of which is told', () => {
    const impact = [
      'impact:',
      '  - { metric: a, value: 150, unit: percent }',
      '  - { metric: b, value: -1, unit: percent }',
      '  - { metric: c, value: 1, unit: request }',
    ];
    const found = errors({}, impact);
    expect(found.filter((line) => line.startsWith('R8'))).toEqual([
      'R8 incident.impact.0.value: 150 percent is more than all of it',
      'R8 incident.impact.1.value is below zero',
      expect.stringMatching(/^R8 incident\.impact\.2\.unit: “request” is not one of /),
    ]);
    expect(found.filter((line) => !line.startsWith('R8'))).toEqual(ALSO_TOLD);
  });

  test('no title at all', () => {
    const { severity, ...rest } = INCIDENT;
    const yaml = ['incident:', ...[severity, ...Object.values(rest), ...ALSO].map((line) => `  ${line}`)].join('\n');
    const found = said(checkReport(`title:\ncontributors: [Nobody]\n${yaml}`));
    expect(found.filter((line) => line.startsWith('C3 title '))).toEqual(['C3 title is missing']);
    expect(found.filter((line) => !line.startsWith('C3 title '))).toEqual(ALSO_TOLD);
  });

  test('an unknown key, which is only a warning', () => {
    const problems = checkReport(`titel: x\nincident:\n  ${Object.values(INCIDENT).join('\n  ')}\n  services: [appi]`);
    expect(problems.filter(({ id }) => id === 'C3')).toMatchObject([
      { level: 'warning', message: 'titel is not a known key' },
    ]);
    expect(said(problems)).toEqual(['R7 no service is called “appi”']);
  });
});

describe('what follows from a fault is not told', () => {
  const told = (lines: readonly string[]) => said(checkReport(`incident:\n  ${lines.join('\n  ')}`));

  test('without the zone of the incident no local time can be read', () => {
    expect(
      told([
        'status: resolved',
        'severity: sev2',
        'tz: Mars/Base',
        'started: 2025-04-02 10:00',
        'resolved: 2025-04-02 12:00',
        'timeline: [{ at: 10:00, text: A }]',
      ]),
    ).toEqual([expect.stringMatching(/^R8|^R1 incident\.tz: “Mars\/Base”/)]);
  });

  test('without a start no clock time has a date', () => {
    const lines = [
      'status: resolved',
      'severity: sev2',
      'started: 2025-04-02 10:00',
      'resolved: 2025-04-02T12:00Z',
      'timeline: [{ at: 10:00, text: A }, { at: 10:10, text: B }]',
    ];
    expect(told(lines)).toEqual([expect.stringMatching(/^R1 incident\.started: /)]);
    expect(told([...lines, 'trigger: gremlins'])).toEqual([
      expect.stringMatching(/^R1 incident\.started: /),
      expect.stringMatching(/^R8 incident\.trigger: /),
    ]);
  });

  test('of an unknown kind nothing is known that only incidents have to be', () => {
    const lines = [
      'status: resolved',
      'severity: sev2',
      'kind: party',
      'started: 2025-07-02T10:00Z',
      'resolved: 2025-07-02T12:00Z',
    ];
    expect(told(lines)).toEqual([expect.stringMatching(/^R8 incident\.kind: “party”/)]);
  });

  test('a problem after a list item that cannot be read keeps its place in the file', () => {
    const lines = [
      'status: resolved',
      'severity: sev2',
      'started: 2025-04-02T10:00Z',
      'resolved: 2025-04-02T12:00Z',
      'services:',
      '  - { id: api, state: broken }',
      '  - appi',
    ];
    const [problem] = checkReport(`incident:\n  ${lines.join('\n  ')}`).filter(({ id }) => id === 'R7');
    expect(problem).toMatchObject({ line: 14, column: 7, length: 4, message: 'no service is called “appi”' });
  });
});

describe('of an entry whose front matter cannot be read', () => {
  const broken = 'tags: [a';
  const body = 'We should have tested it. It was human error. @ada pushed the change.';

  test('the text is looked at all the same', () => {
    const found = told(checkReport(broken, body), 'R17', 'R18', 'R19', 'R10', 'R11', 'R29', 'C6', 'C9');
    expect(found.map((line) => line.replace(/ “.*/, ''))).toEqual([
      '10:4+18 warning R17',
      '10:34+11 warning R18',
      '10:47+11 warning R19',
    ]);
  });

  test('without a closing line too, and code in it is code', () => {
    const source = '---\ntitle: A\ndescription: B\n\nIt was human error. See `http://localhost:3000`.\n';
    const { problems } = checkContent(makeProject({ 'postmortems/a.md': source }), makeSite(), NOW);
    expect(told(problems, 'R18', 'R28', 'C3').map((line) => line.split(' (')[0])).toEqual([
      '1:1+1 error C3 front matter cannot be read: the front matter has no closing line of ---',
      '5:8+11 warning R18 “human error” explains nothing',
    ]);
  });

  test.each(['draft: true\ntags: [a', 'draft: true\ntags: 7'])(
    'a link from it to a draft is right when it may be one: %o',
    (lines) => {
      const files = {
        'blog/a.md': markdown(lines, '[b](/blog/b/) and [again](../b/)'),
        'blog/b.md': markdown('draft: true'),
      };
      const { problems } = checkContent(makeProject(files), makeSite(), NOW);
      expect(told(problems, 'C2')).toEqual([]);
    },
  );

  test('nothing is said that only its front matter could answer', () => {
    const problems = checkReport(broken, 'All is well.');
    expect(problems.map(({ id, line }) => `${id}:${line}`)).toEqual(['C3:7']);
    expect(checkPost(broken, body).map(({ id, line }) => `${id}:${line}`)).toEqual(['C3:7']);
  });
});

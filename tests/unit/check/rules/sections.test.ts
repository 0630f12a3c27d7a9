import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import { namesIn } from '../../../../src/check/rules/headings.ts';
import type { SiteInput } from '../../../../src/schemas/site.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import { makeSite } from '../../site.ts';
import { BODY, incident } from '../report.ts';
import { checkReport, told, written } from '../subject.ts';

type Facts = Readonly<Record<string, unknown>>;

const BARE = { detection: undefined, trigger: undefined, factors: [], impact: [], timeline: [], actions: [] };
const ALL = [
  ...['Summary', 'Impact', 'Trigger and factors', 'Detection', 'Response', 'What went well', 'What went badly'],
  ...['Where there was luck', 'Actions', 'Timeline'],
];

const withHeadings = (...headings: string[]) =>
  headings.map((heading) => `## ${heading}\n\nIt took the team some time.`).join('\n\n');

function judge(body: string, facts: Facts = {}, settings: Partial<SiteInput> = {}): string[] {
  return told(checkReport(incident(facts), body, { settings }), 'R10', 'R11').map((line) => line.replace(/ \(.*/, ''));
}

const judgeBare = (body: string, facts: Facts = {}) => judge(body, { ...BARE, ...facts });

describe('the sections of a report (R10)', () => {
  test('are there as headings, or as blocks of the front matter', () => {
    expect(judge(BODY)).toEqual([]);
    expect(judgeBare(withHeadings(...ALL))).toEqual([]);
  });

  test('that are missing are named in their order, once for the file', () => {
    const body = withHeadings('Summary', 'Impact', 'Actions');
    const message =
      'warning R10 the sections “Trigger and factors”, “Detection”, “Response”, “What went well”, “What went badly”, “Where there was luck” and “Timeline” are missing';
    expect(judgeBare(body)).toEqual([message]);
    expect(judge(BODY.replace('## Response', '## Elsewhere'))).toEqual([
      'warning R10 the section “Response” is missing',
    ]);
  });

  test.each(ALL.filter((name) => !['Summary', 'Impact', 'Actions'].includes(name)))('such as %s are missed', (name) => {
    const others = ALL.filter((other) => other !== name);
    expect(judgeBare(withHeadings(...others))).toEqual([`warning R10 the section “${name}” is missing`]);
  });

  test.each([
    ['Impact', { impact: [{ unknown: 'Not counted.' }] }],
    ['Trigger and factors', { trigger: 'deploy', factors: [{ text: 'No test.' }] }],
    ['Detection', { detection: { source: 'staff', note: 'Seen in a log.' } }],
    ['Actions', { actions: [{ title: 'Add a test', type: 'prevent' }] }],
    ['Timeline', { timeline: [{ at: '2025-04-01T10:00Z', type: 'impact-start', text: 'It begins.' }] }],
  ])('such as %s may be a block of the front matter that the page shows in its place', (name, facts: Facts) => {
    const body = withHeadings(...ALL.filter((other) => other !== name));
    expect(judgeBare(body)).toHaveLength(1);
    expect(judgeBare(body, facts)).toEqual([]);
  });

  test('are not stood for by half a block', () => {
    const body = (name: string) => withHeadings(...ALL.filter((other) => other !== name));
    const trigger = ['warning R10 the section “Trigger and factors” is missing'];
    expect(judgeBare(body('Trigger and factors'), { trigger: 'deploy' })).toEqual(trigger);
    expect(judgeBare(body('Trigger and factors'), { factors: [{ text: 'No test.' }] })).toEqual(trigger);
    const detection = ['warning R10 the section “Detection” is missing'];
    expect(judgeBare(body('Detection'), { detection: { source: 'staff' } })).toEqual(detection);
  });

  test('of an ongoing incident are a summary and the impact', () => {
    const ongoing = { status: 'ongoing', resolved: undefined };
    expect(judgeBare(withHeadings('Summary', 'Impact'), ongoing)).toEqual([]);
    expect(judgeBare('It is down, and we look at it.', ongoing)).toEqual([
      'warning R10 the sections “Summary” and “Impact” are missing',
    ]);
  });

  test('that are empty are not sections, and are told with their place', () => {
    const body = withHeadings('Summary', 'Impact', 'Actions');
    const prompts = ['## Response', '<!-- What was tried? -->', '## What went well', '## Appendix', '### More'];
    const found = told(checkReport(incident(BARE), `${body}\n\n${prompts.join('\n\n')}`), 'R10');
    const hint = '(write them, or take their headings out: the page leaves them out)';
    expect(found).toEqual([
      expect.stringMatching(/^warning R10 the sections “Trigger and factors”, “Detection”, “What went badly”, /),
      `22:1+11 warning R10 the sections “Response”, “What went well” and “Appendix” are empty ${hint}`,
    ]);
    expect(judgeBare(withHeadings(...ALL).replace('It took the team some time.', ''))).toHaveLength(1);
  });

  test('that are empty are still to be written while the incident goes on', () => {
    const body = `It is down.\n\n## Impact\n\n## Response\n\n## Actions`;
    const ongoing = { status: 'ongoing', resolved: undefined };
    expect(judgeBare(body, ongoing).filter((line) => line.includes('empty'))).toEqual([
      '12:1+9 warning R10 the section “Impact” is empty',
    ]);
  });

  test('that are empty are not told where the front matter has their block, nor twice', () => {
    expect(judge(`${BODY}\n\n## Impact\n\n## Timeline\n\n## Actions`)).toEqual([]);
    const bare = judgeBare(`${withHeadings(...ALL.filter((name) => name !== 'Impact'))}\n\n## Impact`);
    expect(bare).toEqual(['error R11 the report does not say what the impact was']);
  });

  test('have the names that the site gives them besides, and the first is the one to suggest', () => {
    const sections = { response: ['Was wir taten', 'Reaktion'] };
    const body = BODY.replace('## Response', '## Reaktion');
    expect(judge(body)).toEqual(['warning R10 the section “Response” is missing']);
    expect(judge(body, {}, { sections })).toEqual([]);
    expect(judge(BODY, {}, { sections })).toEqual([]);
    expect(judge(BODY.replace('## Response', '## Elsewhere'), {}, { sections })).toEqual([
      'warning R10 the section “Was wir taten” is missing',
    ]);
  });

  test('are not asked of maintenance, of a kind or a text that cannot be read, or of one with parts elsewhere', () => {
    expect(judgeBare('', { kind: 'maintenance' })).toEqual([]);
    expect(judgeBare('', { kind: 'maintenence' })).toEqual([]);
    expect(judgeBare(`${'> '.repeat(200)}Too deep.`)).toEqual([]);
    expect(judgeBare('', { detection: { source: 'nobody', note: 'Seen.' } }).join()).not.toContain('Detection');
    const { incident: block } = incident(BARE);
    const root = makeProject({
      'postmortems/a/index.mdx': written({ incident: block }, "import Story from './story.mdx';\n\n<Story />"),
    });
    expect(told(checkContent(root, makeSite(), NOW).problems, 'R10', 'R11', 'R13', 'R24')).toEqual([]);
  });
});

describe('a heading', () => {
  test.each([
    ...[
      'impact',
      'IMPACT',
      '1. Impact',
      '2.3 Impact',
      'III. Impact',
      'a) Impact',
      '💥 Impact',
      '**Impact**',
      'Impact:',
    ],
    ...[
      'User impact',
      'Our impact',
      'Impact on users',
      'Impact (UTC)',
      'Impact: an hour of errors',
      'Scope and impact',
    ],
    ...['Impact & timeline', 'Detection / impact', '`Impact`', 'Impact — who was hit', '🔥 2) The impact!'],
  ])('“%s” stands for the impact', (heading) => {
    const body = withHeadings(...ALL.filter((name) => name !== 'Impact'), heading);
    expect(judgeBare(body)).toEqual([]);
  });

  test.each(['Impacted', 'The day after', 'Users', 'No', 'An impactful change', 'Impact assessments are hard'])(
    '“%s” does not',
    (heading) => {
      const body = withHeadings(...ALL.filter((name) => name !== 'Impact'), heading);
      expect(judgeBare(body)).toEqual(['error R11 the report does not say what the impact was']);
    },
  );

  test('that is a name as a whole is not taken apart', () => {
    const body = withHeadings(...ALL.filter((name) => !/well|luck/.test(name)), 'What went well by luck');
    expect(judgeBare(body)).toEqual(['warning R10 the section “What went well” is missing']);
  });

  test('may be a name in several ways', () => {
    expect(namesIn('3. What went well & badly (so far)')).toEqual(
      expect.arrayContaining(['what went well badly', 'what went well', 'badly']),
    );
  });
});

describe('a report (R11)', () => {
  test('says what happened, what it did to users and what is being done', () => {
    expect(judgeBare('').slice(1)).toEqual([
      'error R11 the report does not say what happened',
      'error R11 the report does not say what the impact was',
      'error R11 the report does not say what is being done',
    ]);
  });

  test('is not told by R10 what R11 has told it', () => {
    const [line] = judgeBare('');
    expect(line).toContain('warning R10 the sections “Trigger and factors”, ');
    for (const name of ['Summary', 'Impact', 'Actions']) expect(line).not.toContain(`“${name}”`);
    expect(judgeBare('')).toHaveLength(4);
  });

  test('that retells another one is warned only: its writer can say no more than the original does', () => {
    const source = { title: 'What happened', url: 'https://example.org/what', archive: 'https://example.org/copy' };
    const levels = told(checkReport({ ...incident(BARE), source }, ''), 'R11').map((line) => line.split(' ')[0]);
    expect(levels).toEqual(['warning', 'warning', 'warning']);
  });

  test('says how to put it right, by the name that the site has', () => {
    const settings = { sections: { summary: ['Kurz gesagt'] } };
    const [first] = told(checkReport(incident(BARE), '', { settings }), 'R11');
    expect(first).toMatch(/\(begin with a paragraph that does, or with a section “Kurz gesagt”\)$/);
  });

  const happened = (body: string, facts: Facts = {}) =>
    judge(body, facts).some((line) => line.includes('what happened'));

  test('says what happened in a summary, before the first heading, or in a sentence of its own', () => {
    expect(happened('## Summary\n\nDown.')).toBe(false);
    expect(happened('Down.\n\n## Impact\n\nUsers waited.')).toBe(false);
    expect(happened('## The night of the long queue\n\nThe queue was longer than ever.')).toBe(false);
    expect(happened('## 長い夜\n\nキューが長くなり、誰も入れなかった。')).toBe(false);
    expect(happened('## The night\n\nVery long indeed.')).toBe(true);
    expect(happened('## Impact\n\nUsers waited for their pages.')).toBe(true);
    expect(happened('## Impact\n\n### In Europe\n\nUsers waited for their pages.')).toBe(true);
    expect(happened('## Impact\n\n### Summary\n\nUsers waited for their pages.')).toBe(false);
    expect(happened('')).toBe(true);
  });

  test('does not say it in an empty section, a comment, or a quotation', () => {
    expect(happened('## Summary\n\n## Impact\n\nUsers waited.')).toBe(true);
    expect(happened('## Summary\n\n<!-- what happened, in a sentence or two -->')).toBe(true);
    expect(happened('> The queue was longer than ever, they said.')).toBe(true);
    expect(happened('## Summary\n\n### In short\n\nDown.')).toBe(false);
  });

  test('says the impact in the list or in a section', () => {
    const lacks = (body: string, facts: Facts) =>
      judgeBare(body, facts).some((line) => line.includes('the impact was'));
    expect(lacks('## Customer impact\n\nUsers waited.', {})).toBe(false);
    expect(lacks('Down.', { impact: [{ unknown: 'Not counted.' }] })).toBe(false);
    expect(lacks('Down.', { impact: [{ metric: 'x', value: 'many', unit: 'users' }] })).toBe(false);
    expect(lacks('Down.', {})).toBe(true);
    expect(lacks('Down.', { kind: 'security' })).toBe(false);
    expect(lacks('Down.', { kind: 'near-miss' })).toBe(false);
  });

  test('says what is being done in the list, in a section, or why nothing is', () => {
    const lacks = (body: string, facts: Facts = {}) =>
      judgeBare(body, facts).some((line) => line.includes('what is being done'));
    expect(lacks('Down.', { actions: [{ title: 'Add a test' }] })).toBe(false);
    expect(lacks('## Next steps\n\nA test.')).toBe(false);
    expect(lacks('## Response\n\nA restart.')).toBe(false);
    expect(lacks('## What we are doing about it\n\nA test.')).toBe(false);
    expect(lacks('Actions: none, because the provider has gone.')).toBe(false);
    expect(lacks('No further actions follow, because the provider has gone.')).toBe(false);
    expect(lacks('None. We did it because we could.')).toBe(true);
    expect(lacks('Down.', { kind: 'security' })).toBe(true);
    expect(lacks('Down.', { kind: 'near-miss' })).toBe(true);
  });

  test('needs to say only what happened while the incident goes on', () => {
    const ongoing = { status: 'ongoing', resolved: undefined };
    expect(judgeBare('', ongoing).filter((line) => line.includes('R11'))).toEqual([
      'error R11 the report does not say what happened',
    ]);
    expect(judgeBare('Down.', { ...ongoing, status: 'ongiong' }).filter((line) => line.includes('R11'))).toEqual([]);
  });
});

describe('a root cause (R24)', () => {
  const judgeCause = (body: string, facts: Facts = { factors: [] }) => told(checkReport(incident(facts), body), 'R24');

  test('alone, without factors, is worth a word at its heading', () => {
    const [found, ...others] = judgeCause(`${BODY}\n\n## Root cause\n\nA bug.`);
    expect(found).toMatch(/^\d+:1\+13 info R24 “Root cause” names one thing, and the report has no factors \(add /);
    expect(others).toEqual([]);
    expect(judgeCause('## 2. Root Causes\n\n- A bug.')).toHaveLength(1);
    expect(judgeCause('## Root cause analysis\n\n### Root cause\n\nA bug.')).toHaveLength(1);
  });

  test('is fine with factors in the front matter, or a second thing in the text', () => {
    expect(judgeCause('## Root cause\n\nA bug.', {})).toEqual([]);
    expect(judgeCause('## Root causes\n\n- A bug.\n- No test.')).toEqual([]);
    expect(judgeCause('## Root cause\n\nA bug.\n\nAnd no test.')).toEqual([]);
    expect(judgeCause('## Root cause\n\n### First\n\nA bug.\n\n### Second\n\nNo test.')).toEqual([]);
    expect(judgeCause('## Trigger and factors\n\nA bug.')).toEqual([]);
    expect(judgeCause('## Why there is no root cause\n\nA bug.')).toEqual([]);
    expect(judgeCause('## Root cause\n\nA bug.', { factors: [], kind: 'maintenance' })).toEqual([]);
    expect(judgeCause('## Root cause\n\nA bug.', { factors: 'a bug' })).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { makeProject, NOW } from '../entries/content.ts';
import type { Files } from '../folder.ts';
import { makeSite } from '../site.ts';
import { checkReport, told } from './subject.ts';

const BLAME = 'They should have tested it.';
/** Problems of the rule about hindsight, and of silencers. */
const post = (lines: string, body: string) =>
  told(checkReport(lines, body), 'R17', 'C7').map((line) => line.split(' (')[0]);
const R17 = (line: number, column: number) =>
  expect.stringMatching(new RegExp(`^${line}:${column}\\+\\d+ warning R17 `));

test('without a silencer a rule speaks', () => {
  expect(post('', BLAME)).toEqual([R17(9, 6)]);
});

describe('a silencer of the whole file', () => {
  test('silences its rule everywhere in the file', () => {
    expect(post('check: [R17]', `${BLAME}\n\n${BLAME}`)).toEqual([]);
  });

  test('silences no other rule', () => {
    expect(post('check: [R18]', BLAME)).toEqual([
      expect.stringMatching(/^7:9\+3 warning C7 R18 finds nothing here/),
      R17(10, 6),
    ]);
  });

  test('silences no other file', () => {
    const files: Files = {
      'postmortems/a.md': `---\ntitle: A\ndescription: B\npubDate: 2025-04-02\nauthor: Ada\ncheck: [R17]\n---\n${BLAME}\n`,
      'postmortems/b.md': `---\ntitle: A\ndescription: B\npubDate: 2025-04-02\nauthor: Ada\n---\n${BLAME}\n`,
    };
    const { problems } = checkContent(makeProject(files), makeSite(), NOW);
    expect(problems.filter(({ id }) => id === 'R17').map(({ file }) => file)).toEqual(['content/postmortems/b.md']);
  });

  test('that meets nothing is told to go', () => {
    expect(post('check: [R17]', 'All is well.')).toEqual([
      '7:9+3 warning C7 R17 finds nothing here to be silent about',
    ]);
  });

  test.each([
    ['R99', 'R99 is not a rule of the check (docs/check.md lists them)'],
    ['X123', 'X123 is not a rule of the check (docs/check.md lists them)'],
  ])('of the rule %s, which does not exist, is told so', (rule, message) => {
    expect(told(checkReport(`check: [${rule}]`, ''), 'C7')).toEqual([`7:9+${rule.length} warning C7 ${message}`]);
  });

  test('of a rule that the site has turned off is let be', () => {
    expect(told(checkReport('check: [R17]', BLAME, { settings: { check: { R17: 'off' } } }), 'R17', 'C7')).toEqual([]);
  });
});

describe('a comment in the text', () => {
  test.each([
    ['alone, for the block after it', `<!-- check-ok R17 -->\n\n${BLAME}`],
    ['alone, right above the block', `<!-- check-ok R17: quoted from the chat -->\n${BLAME}`],
    ['in the paragraph itself', `${BLAME} <!-- check-ok R17 -->`],
    ['in the paragraph, lines away', `<b>x</b> ${BLAME}\nMore.\nEven <!-- check-ok R17 --> more.`],
    ['with several rules', `<!-- check-ok R18, R17 -->\n\n${BLAME} It was human error.`],
    ['in a list item', `- ${BLAME} <!-- check-ok R17 -->`],
    ['in a table cell', `| a |\n| - |\n| ${BLAME} <!-- check-ok R17 --> |`],
    ['above a list', `<!-- check-ok R17 -->\n\n- ${BLAME}\n- ${BLAME}`],
  ])('silences %s', (_where, body) => {
    expect(post('', body)).toEqual([]);
  });

  test('silences that block only', () => {
    expect(post('', `<!-- check-ok R17 -->\n\n${BLAME}\n\n${BLAME}`)).toEqual([R17(13, 6)]);
    expect(post('', `${BLAME}\n\n${BLAME} <!-- check-ok R17 -->`)).toEqual([R17(9, 6)]);
  });

  test('with words behind it on its line is not about the next block', () => {
    expect(post('', `<!-- check-ok R17: theirs --> They said so.\n\n${BLAME}`)).toEqual([
      expect.stringMatching(/^9:1\+\d+ warning C7 R17 finds nothing here/),
      R17(11, 6),
    ]);
  });

  test('silences that rule only', () => {
    expect(post('', `<!-- check-ok R18 -->\n\n${BLAME}`)).toEqual([
      '9:1+21 warning C7 R18 finds nothing here to be silent about',
      R17(11, 6),
    ]);
  });

  test('in code silences nothing, and is not a silencer', () => {
    expect(post('', `\`<!-- check-ok R17 -->\` ${BLAME}`)).toEqual([R17(9, 30)]);
  });

  test('without a rule, or with an unknown one, is told so', () => {
    expect(told(checkReport('', '<!-- check-ok -->\n\nText.'), 'C7')).toEqual([
      '9:1+17 warning C7 check-ok names no rule (write check-ok R17: why)',
    ]);
    expect(told(checkReport('', '<!-- check-ok R170 -->\n\nText.'), 'C7')).toEqual([
      '9:1+22 warning C7 R170 is not a rule of the check (docs/check.md lists them)',
    ]);
  });

  test('that says something else is only a comment', () => {
    expect(told(checkReport('', '<!-- checked by Ada -->\n\nText.'), 'C7')).toEqual([]);
  });
});

describe('a comment in MDX', () => {
  const mdx = (body: string) => {
    const source = `---\ntitle: A\ndescription: B\npubDate: 2025-04-02\nauthor: Ada\n---\n${body}\n`;
    const { problems } = checkContent(makeProject({ 'postmortems/a.mdx': source }), makeSite(), NOW);
    return told(problems, 'R17', 'C7').map((line) => line.split(' (')[0]);
  };

  test('silences the block after it, or the block around it', () => {
    expect(mdx(BLAME)).toEqual([R17(7, 6)]);
    expect(mdx(`{/* check-ok R17 */}\n\n${BLAME}`)).toEqual([]);
    expect(mdx(`${BLAME} {/* check-ok R17: said so */}`)).toEqual([]);
    expect(mdx(`{/* check-ok R17 */}\n\nText.\n\n${BLAME}`)).toEqual([
      '7:1+20 warning C7 R17 finds nothing here to be silent about',
      R17(11, 6),
    ]);
  });
});

describe('a comment in the front matter', () => {
  const described = `description: ${BLAME}`;

  test('silences its own line', () => {
    expect(post(described, '')).toEqual([R17(6, 19)]);
    expect(post(`${described} # check-ok R17: a quotation`, '')).toEqual([]);
  });

  test('alone on a line silences the line after it, and no further', () => {
    expect(post(`# check-ok R17\n${described}`, '')).toEqual([]);
    expect(post(`# check-ok R17\nseries: Pools\n${described}`, '')).toEqual([
      '6:1+14 warning C7 R17 finds nothing here to be silent about',
      R17(8, 19),
    ]);
  });

  test('does not reach the line after it when it has one of its own', () => {
    expect(post(`series: Pools # check-ok R17\n${described}`, '')).toEqual([
      '6:15+14 warning C7 R17 finds nothing here to be silent about',
      R17(7, 19),
    ]);
  });
});

describe('an error that must be mended', () => {
  test('stays, and its silencer is told so', () => {
    const found = told(checkReport('contributors: [Nobody]\ncheck: [C4]', ''), 'C4', 'C7');
    expect(found).toEqual([
      expect.stringMatching(/^7:16\+6 error C4 no author is called “Nobody”/),
      '8:9+2 warning C7 an error of C4 cannot be silenced (mend it)',
    ]);
  });

  test('keeps its level, whatever the site asks for', () => {
    const settings = { check: { C4: 'off' } } as const;
    expect(told(checkReport('contributors: [Nobody]', '', { settings }), 'C4')).toHaveLength(1);
  });
});

describe('a silencer beside', () => {
  test.each([
    ['a front matter that cannot be read', '# check-ok R12: not published\ntags: [a', 'Text.'],
    ['a field that cannot be read', 'tags: 7 # check-ok R12: not published', 'Text.'],
    ['a text beyond a limit', '# check-ok R12: not published\nseries: Pools', `${'> '.repeat(5_000)}deep`],
  ])('%s, which hides things from the rules, is not told to go', (_what, lines, body) => {
    const problems = checkReport(lines, body);
    expect(problems.some(({ level, id }) => level === 'error' && (id === 'C3' || id === 'C5'))).toBe(true);
    expect(told(problems, 'C7')).toEqual([]);
  });

  test.each(['check: [R17]', 'check:\n  - R17', 'check:\n- R18\n- R17'])('still silences its rule: %s', (check) => {
    expect(post(`${check}\ntags: [a`, BLAME)).toEqual([]);
    expect(post(`tags: [a\n${check}`, BLAME)).toEqual([]);
  });
});

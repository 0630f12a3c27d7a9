import { describe, expect, test } from 'vitest';
import { assertParsable, LimitError } from '../../../src/markdown/limits.ts';
import { readText } from '../../../src/markdown/text.ts';
import { complaints, judge, markdown } from '../entries/content.ts';

const many = (count: number, text: string) => text.repeat(count);
const mdx = (body: string) => complaints(judge({ 'blog/a.mdx': markdown('', body) }));
const md = (body: string) => complaints(judge({ 'blog/a.md': markdown('', body) }));

describe('Markdown beyond a limit is refused with its line', () => {
  test.each([
    ['quotes', many(101, '> ')],
    ['quotes without spaces', many(100_000, '>')],
    ['bullets', `${many(101, '- ')}a`],
    ['numbers', `${many(5000, '1. ')}a`],
    ['quotes and bullets', `${many(60, '> - ')}a`],
    ['bullets by indentation', Array.from({ length: 120 }, (_, depth) => `${many(depth, '  ')}- a`).join('\n')],
  ])('%s', (_what, body) => {
    const [problem, ...others] = md(`Text.\n\n${body}`);
    expect(problem).toMatch(/^content\/blog\/a\.md:\d+ error C5 is nested (\d+|too) deep; 100 is the limit/);
    expect(others).toEqual([]);
  });

  test('a table of 10 001 cells, not one of 10 000', () => {
    const table = (cells: number) => `| a |\n| - |\n${many(cells - 1, '| b |\n')}`;
    expect(md(table(10_000))).toEqual([]);
    expect(md(`Text.\n\n${table(10_001)}`)).toEqual([
      expect.stringMatching(/a\.md:10 error C5 a table has 10001 cells; it may have 10000 \(split it/),
    ]);
  });

  test('a word of a thousand entities, over which the parser would take minutes', () => {
    expect(md(`http://a.b${many(200_000, '&amp;')}`)).toEqual([
      expect.stringMatching(/a\.md:8 error C5 one word has more than a thousand & signs/),
    ]);
  });

  test.each([
    ['in one line', many(500_000, 'a_')],
    ['over many lines', many(10_000, 'see snake_case and more\n')],
    ['in runs', many(300_000, 'a__')],
    ['or of entities', many(170_000, '&amp; ')],
    ['after code that looks unfinished', `\`\`\`\ncode\n\`\`\`\n${many(500_000, 'a_')}`],
  ])('a paragraph of underscores inside words, over which the parser would take minutes: %s', (_what, body) => {
    const [problem, ...others] = md(`Text.\n\n${body}`);
    expect(problem).toMatch(/a\.md:\d+ error C5 a paragraph has more than 5000 _ or & signs \(split it/);
    expect(others).toEqual([]);
    expect(mdx(`Text.\n\n${body}`)).toHaveLength(1);
  });

  test('any number of underscores in code, in lists, in tables, and in paragraphs that end', () => {
    const line = 'a snake_case name';
    expect(md(`\`\`\`\n${many(9000, `${line}\n`)}\`\`\`\n`)).toEqual([]);
    expect(md(`~~~~ts\n~~~\n${many(9000, `${line}\n`)}~~~~\n`)).toEqual([]);
    expect(md(many(9000, `- ${line}\n`))).toEqual([]);
    expect(md(`| a |\n|---|\n${many(9000, `| ${line} |\n`)}`)).toEqual([]);
    expect(md(many(9000, `${line}\n\n`))).toEqual([]);
    expect(md(many(9000, '_emphasis_ and '))).toEqual([]);
    expect(mdx(`export const names = [\n${many(6000, "  'snake_case',\n")}];\n\nText.`)).toEqual([]);
  });

  test.each([
    ['comments that are never closed', `<div>\n${many(250_000, '<!--')}`],
    ['images that are never closed', `<div>\n${many(200_000, '<img ')}`],
    ['ids that are never closed', `<div>\n${many(200_000, ' id="')}`],
  ])('raw HTML is read once, however many %s', (_what, body) => {
    expect(md(body)).toEqual([]);
  });

  test('and what is within the limits is not', () => {
    const quotes = `${many(40, '> ')}a`;
    expect(
      md(`${quotes}\n\n---\n\n- - -\n\n${many(200, '-')}\n\n${many(500, '*')}\n\n${many(2000, 'a & b &amp; c ')}`),
    ).toEqual([]);
  });
});

/** Each would end the process or keep it busy for minutes, if the parser were given it. */
const DEADLY: readonly (readonly [string, string])[] = [
  ['square brackets', `{${many(9000, '[')}${many(9000, ']')}}`],
  ['round brackets', `{${many(9000, '(')}1${many(9000, ')')}}`],
  ['objects', `{${many(9000, '{a:')}1${many(9000, '}')}}`],
  ['templates', `{${many(9000, '`${')}1${many(9000, '}`')}}`],
  ['functions', `{${many(9000, 'function(){return ')}1${many(9000, '}')}}`],
  ['an export', `export const x = ${many(9000, '[')}${many(9000, ']')}`],
  ['an export after text', `Text.\n\nexport const x = ${many(9000, '(')}1${many(9000, ')')}`],
  ['brackets with closing ones in strings', `{${many(9000, '["]",')}1${many(9000, ']')}}`],
  ['spreads', `{${many(9000, '[...')}a${many(9000, ']')}}`],
  ['elements with code in them', `${many(200, '<a>{')}1${many(200, '}</a>')}`],
  ['negations', `{${many(60_000, '!')}1}`],
  ['words before a value', `{${many(60_000, 'typeof ')}1}`],
  ['arrows', `{${many(60_000, 'a=>')}1}`],
  ['conditions', `{${many(60_000, 'a?b:')}1}`],
  ['assignments', `{${many(60_000, 'a=')}1}`],
  ['elements in code', `{${many(60_000, '<a>')}${many(60_000, '</a>')}}`],
  ['attributes', `${many(60_000, '<a b={')}1${many(60_000, '} />')}`],
  ['statements', `export function a(){${many(60_000, 'if(1)')};}`],
  ['labels', `export function a(){${Array.from({ length: 60_000 }, (_, index) => `l${index}:`).join('')};}`],
];

describe('MDX that the parser does not come back from is refused before', () => {
  test.each(DEADLY)('%s', (_what, body) => {
    expect(() => assertParsable(body, true)).toThrow(LimitError);
  });

  test('as an error with its place', () => {
    expect(mdx(`Text.\n\n{${many(9000, '[')}${many(9000, ']')}}`)).toEqual([
      expect.stringMatching(/^content\/blog\/a\.mdx:10 error C5 is nested too deep; 100 is the limit/),
    ]);
  });

  test('while Markdown may hold any of it', () => {
    for (const [, body] of DEADLY) expect(() => assertParsable(body, false)).not.toThrow();
  });
});

test.each([
  ['brackets that are never closed', `{${many(9000, '[')}`],
  ['closing tags', many(9000, '</a>')],
])('%s are left to the parser, which says what is wrong', (_what, body) => {
  expect(mdx(body)).toEqual([expect.stringMatching(/^content\/blog\/a\.mdx:\d+ error C3 cannot be parsed: /)]);
});

describe('ordinary MDX is read', () => {
  const rows = Array.from({ length: 400 }, (_, index) => `  { id: ${index}, name: 'row ${index}', tags: ['a', 'b'] },`);
  const code = many(300, 'if (a[0] < b[1]) { return { a: [1, { b: 2 }] }; }\n');

  test.each([
    ['brackets between two fences', `{\`\n\`\`\`\n\`+${many(9000, '[')}${many(9000, ']')}+\`\n\`\`\`\n\`}`],
    ['data', `export const rows = [\n${rows.join('\n')}\n];\n\n{rows.length}`],
    ['code blocks full of braces', `\`\`\`js\n${code}\`\`\`\n\nText.\n\n~~~ts\n${code}~~~`],
    ['a code block in a list', `- Item\n\n  \`\`\`js\n${code.replaceAll(/^/gm, '  ')}\n  \`\`\``],
    [
      'lists made by code',
      `<ul>{[1, 2].map((n) => <li key={n}>{n > 1 ? <b>{n}</b> : \`\${n} of \${\`two\`}\`}</li>)}</ul>`,
    ],
    ['components with text', many(200, '<Note kind="tip">\n\nText with *words* and `{code}`.\n\n</Note>\n\n')],
    ['escaped braces', many(500, 'A set \\{a, b\\} is \\< another. ')],
    ['inline code with lone brackets', many(500, '`{` opens, `(` too. ')],
    ['strings with brackets', `export const words = [\n${many(400, "  '[', '(', '{',\n")}];`],
    ['long sums and conditions', `{${many(500, '1 + ')}1}\n\n{${many(200, 'a === 1 ? 2 : ')}3}`],
    ['prose about brackets', many(2000, 'It is (as always) a [link](/x/) - or not = maybe: if we do, else. ')],
  ])('%s', (_what, body) => {
    expect(() => assertParsable(body, true)).not.toThrow();
    expect(() => readText(body, 'a.mdx')).not.toThrow();
  });
});

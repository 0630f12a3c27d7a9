import fc from 'fast-check';
import type { MdastNode } from 'satteri';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../src/feeds/clean.ts';
import { READING } from '../../../src/markdown/features.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
import { readMarkdown } from '../../../src/markdown/reading.ts';
import { readText } from '../../../src/markdown/text.ts';
import { treeToMarkdown } from '../../../src/twins/to-markdown.ts';
import { renderPage } from './page.ts';

/** Text, and what is bold, emphasised and struck in it. */
const BOLD: readonly (readonly [string, string])[] = [
  ['停止。**注意：**正文。**真。**她。', '停止。<b>注意：</b>正文。<b>真。</b>她。'],
  ['**重要**：先。**停（全部）**再开', '<b>重要</b>：先。<b>停（全部）</b>再开'],
  ['参**（注）**考，~~（旧）~~新', '参<b>（注）</b>考，<s>（旧）</s>新'],
  ['他说：**“真”**她', '他说：<b>“真”</b>她'],
  ['これは**「重要」**です。*（注）*も', 'これは<b>「重要」</b>です。<i>（注）</i>も'],
  ['패키지는 **`npm publish`**를 실행', '패키지는 <b>`npm publish`</b>를 실행'],
  ['한국어 **(괄호)**는 **[링크](/x/)**도', '한국어 <b>(괄호)</b>는 <b>[링크](/x/)</b>도'],
  ['API**（v2）**and B', 'API<b>（v2）</b>and B'],
  ['**真。**her，**a.**字', '<b>真。</b>her，<b>a.</b>字'],
  ['***真。***她', '<i><b>真。</b></i>她'],
  ['字**真。*她。*他。**字', '字<b>真。<i>她。</i>他。</b>字'],
  ['**葛󠄀。**城', '<b>葛󠄀。</b>城'],
  ['**𠮷（野）**家', '<b>𠮷（野）</b>家'],
  ['> **真。**她\n> **注：**他', '<b>真。</b>她\n<b>注：</b>他'],
];
/** Text in which nothing is bold, as CommonMark has it. */
const PLAIN = [
  'a**"b"**c',
  'a**(b)**c',
  '** 真。**她',
  '真**。',
  '\\**真。**她',
  '`**真。**她`',
  '2**3 真。',
  '**🔥a',
  '字__真。__字',
];

describe('bold text beside CJK signs', () => {
  test.each(BOLD)('%s', async (text, expected) => {
    const html = (await renderPage(text))
      .replace(/<\/?(?:blockquote|p)>\n?/g, '')
      .replace(/<(\/?)strong>/g, '<$1b>')
      .replace(/<(\/?)em>/g, '<$1i>')
      .replace(/<(\/?)del>/g, '<$1s>')
      .replace(/<\/?code>/g, '`')
      .replace(/<a href="([^"]*)">(.*?)<\/a>/g, '[$2]($1)');
    expect(html.trim()).toBe(expected);
  });

  test.each(BOLD)('%s is found by the search and the check without its asterisks', (text) => {
    const words = readOutline(text, 'a.md').sections.map((section) => section.text);
    expect(words.join()).not.toMatch(/[*~]/);
    for (const { text: prose } of readText(text, 'a.md').prose) expect(prose).not.toMatch(/[*~]/);
  });

  test.each(PLAIN)('%s is as it was', async (text) => {
    expect(await renderPage(text)).not.toMatch(/<strong>|<em>/);
  });

  test('is bold in titles of callouts, headings, cells, notes, and in MDX', async () => {
    const html = await renderPage(
      ':::note[**注：**真]\n**甲。**乙\n:::\n\n## **丙。**丁\n\n| **戊。**己 |\n|---|\n| [^n] |\n\n[^n]: **庚。**辛',
    );
    expect(html.match(/<strong>.*?<\/strong>/g)).toHaveLength(5);
    expect(readText('<B>**真。**她 {x}</B>\n\n**注：**真 {y}', 'a.mdx').prose.map((prose) => prose.text)).toEqual([
      expect.stringContaining('真。她'),
      expect.stringContaining('注：真'),
    ]);
  });

  test('is bold in the twin, for a reader that goes by CommonMark', async () => {
    const twin = treeToMarkdown(parseHtml(await renderPage('停止。**注意：**正文。')));
    expect(treeToMarkdown(parseHtml(await renderPage(twin)))).toBe(twin);
    expect(await renderPage(twin)).toContain('<strong>注意：</strong>正文');
  });
});

test('code, addresses and attributes beside it stay as they are written', () => {
  const body =
    '真。**她** `a。**b` [x](/a。**b "t。**b") <i title="a。**b">x</i> $$a。**b$$ ![a。**b](c。**d.png)\n\n```js\na。**b\n```';
  const strings: string[] = [];
  const visit = (node: MdastNode): void => {
    for (const value of Object.values(node)) if (typeof value === 'string') strings.push(value);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(readMarkdown(body, { isMdx: false, features: READING }));
  for (const kept of ['a。**b', '/a。**b', 't。**b', '<i title="a。**b">', 'c。**d.png'])
    expect(strings).toContain(kept);
  expect(strings.join('')).not.toMatch(/[^\p{ASCII}。她真]/u);
});

test('places are those of the text, and signs that the reading uses may be in it', () => {
  const body = '፡፡\uFDD0 真。**她**&#x1362; `፡`\n\n## 参**（注）**考\n\n[x](/y/)';
  const text = readText(body, 'a.md');
  expect(text.prose[0]?.text.replace(/\uFFFC/g, '')).toBe('፡፡\uFDD0 真。她። ');
  expect(text.headings.map(({ from, to }) => body.slice(from, to))).toEqual(['## 参**（注）**考']);
  expect(text.links.map(({ from, to }) => body.slice(from, to))).toEqual(['[x](/y/)']);
});

test('MDX with a mistake is refused with the place in the text as it is written', () => {
  expect(() => readText('真。**她** {a', 'a.mdx')).toThrow(/^(?:Error: )?1:/);
  expect(() => readText('真。**她。**他 **她。**他\n\n{', 'a.mdx')).toThrow(/^(?:Error: )?3:/);
});

/** What is between delimiters of one length in a line, by the amended rules: each end takes the nearest beginning. */
function emphasise(line: string): string {
  const kind = (character: string | undefined) => {
    if (character === undefined || character === ' ') return 'space';
    if ('。（）'.includes(character)) return 'cjkSign';
    if ('真她'.includes(character)) return 'cjk';
    return '.“'.includes(character) ? 'sign' : 'letter';
  };
  const parts: string[] = [];
  const open: number[] = [];
  for (const { 0: piece, index } of line.matchAll(/\*+|[^*]/g)) {
    parts.push(piece);
    if (!piece.startsWith('*')) continue;
    const [before, after] = [kind(line[index - 1]), kind(line[index + piece.length])];
    const flanks = (inner: string, outer: string) => inner !== 'space' && (inner !== 'sign' || outer !== 'letter');
    const start = flanks(before, after) ? open.pop() : undefined;
    if (start !== undefined) {
      parts[start] = '<e>';
      parts[parts.length - 1] = '</e>';
    } else if (flanks(after, before)) open.push(parts.length - 1);
  }
  return parts.join('');
}

/** The same by the parser that is tested. */
function emphasiseByReading(line: string): string {
  const write = (node: MdastNode): string => {
    const inside = 'children' in node ? node.children.map(write).join('') : '';
    if (node.type === 'strong' || node.type === 'emphasis') return `<e>${inside}</e>`;
    return node.type === 'text' ? node.value : inside;
  };
  return write(readMarkdown(line, { isMdx: false, features: READING }));
}

test.each(['*', '**'])(
  'whatever stands beside %s, the text is emphasised where the amended rules say so',
  (delimiter) => {
    const side = fc.constantFrom('真', '她', '。', '（', '）', 'a', 'b', '.', '“', ' a', 'a ');
    const line = fc.array(side, { minLength: 2, maxLength: 7 }).map((sides) => `a${sides.join(delimiter)}b`);
    fc.assert(
      fc.property(line, (text) => {
        expect(emphasiseByReading(text)).toBe(emphasise(text));
      }),
      { numRuns: 1000 },
    );
  },
);

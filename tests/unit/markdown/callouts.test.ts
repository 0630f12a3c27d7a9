import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findUnknownDirectives } from '../../../src/markdown/directives.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
import { readText } from '../../../src/markdown/text.ts';
import { makeFolder } from '../folder.ts';
import { refusal, renderPage } from './page.ts';

const NAMES = ['note', 'tip', 'warning', 'incident', 'correction'];

describe('a callout', () => {
  test.each(NAMES)(':::%s is a note with a title of its own', async (name) => {
    const html = await renderPage(`:::${name}\nText.\n:::`);
    const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    expect(html).toBe(
      `<div class="callout ${name}" role="note"><p class="callout-title">${title}</p><p>Text.</p></div>`,
    );
  });

  test('has the title in its brackets, with emphasis and code in it', async () => {
    const html = await renderPage(':::tip[Try *this* `first`]\nText.\n:::');
    expect(html).toContain('<p class="callout-title">Try <em>this</em> <code>first</code></p>');
    expect(html).not.toContain('>Tip<');
  });

  test('holds lists, tables, code, formulas, quotations and other callouts', async () => {
    const inside = '- a\n- b\n\n| a |\n|---|\n| b |\n\n```sh\nls\n```\n\n$$\nx\n$$\n\n> q\n\n:::tip\ninner\n:::';
    const html = await renderPage(`::::note\n${inside}\n::::\n\nAfter.`);
    for (const part of ['<ul>', '<table>', 'language-bash', '<math', '<blockquote>', 'class="callout tip"']) {
      expect(html).toContain(part);
    }
    expect(html).toMatch(/<\/div><\/div>\s*<p>After\.<\/p>$/);
  });

  test('may stand in a list and in a quotation', async () => {
    expect(await renderPage('- a\n\n  :::note\n  b\n  :::')).toMatch(/<li>.*<div class="callout note".*<\/li>/s);
    expect(await renderPage('> :::note\n> b\n> :::')).toMatch(/<blockquote>\s*<div class="callout note"/);
  });

  test('is not what code only shows', async () => {
    expect(await renderPage('```\n:::foo\n```\n\n`:::foo`\n\n    :::foo')).not.toContain('callout');
  });
});

/** Text, the line at which it is refused, and what is said. */
const FAULTS: readonly (readonly [string, number, RegExp])[] = [
  ['a\n\n:::foo\nb\n:::', 3, /“:::foo” is not a callout \(the callouts are :::note, /],
  [':::warnin\nb\n:::', 1, /“:::warnin” is not a callout \(write :::warning\)/],
  [':::Note\nb\n:::', 1, /“:::Note” is not a callout \(write :::note\)/],
  [':::danger\nb\n:::', 1, /\(write :::warning\)/],
  ['a\n\n::: note\nb\n:::', 3, /“::: note” is not a callout \(write :::note, without a space\)/],
  [':::note Title\nb\n:::', 1, /“Title” is lost \(a title stands in brackets: :::note\[Title\]\)/],
  [':::note{.red}\nb\n:::', 1, /“\{\.red\}” is lost/],
  [':::note[a] b]\nc\n:::', 1, /“b\]” is lost \(a title ends at the first \] that closes nothing: write &#93;/],
  ['> :::note[`a]` b]\n> c\n> :::', 1, /“` b\]” is lost/],
  [':::note\nb', 1, /the callout “note” is never closed/],
  ['::::note\n:::tip\nb\n::::', 1, /the callout “note” is never closed .*one colon more/],
  [':::note\n:::', 1, /the callout “note” is empty/],
  ['a\n\n:::', 3, /“:::” closes nothing/],
  ['a\n\n::youtube', 3, /“::youtube” is not a directive/],
  ['- a\n\n  :::foo\n  b\n  :::', 3, /“:::foo” is not a callout/],
  ['> :::foo\n> b\n> :::', 1, /“:::foo” is not a callout/],
];

describe('what is not a callout stops the page', () => {
  test.each(FAULTS)('%j', async (text, line, message) => {
    expect(await refusal(text)).toMatch(message);
    expect(await refusal(text)).toContain(`line ${line} `);
  });

  test.each(FAULTS)('%j is found by the check at the same place', (text, line, message) => {
    const [fault, ...others] = findUnknownDirectives(text, 'a.md');
    expect(others).toEqual([]);
    expect(`${fault?.message} (${fault?.hint})`).toMatch(message);
    expect(text.slice(0, fault?.from).split('\n')).toHaveLength(line);
    expect(text.slice(fault?.from, fault?.to)).toMatch(/^(?:::|.*\]$)/);
  });

  test.each([
    ['a.md', '---\ntitle: x\n---\n\nText.\n\n:::foo\nb\n:::\n', 'Text.\n\n:::foo\nb\n:::\n'],
    ['a.mdx', '---\ntitle: x\n---\n\nText.\n\n:::foo\nb\n:::\n', '\n\n\n\nText.\n\n:::foo\nb\n:::'],
    ['b.md', 'Text.\n\n\n\n\n\n:::foo\nb\n:::\n\n', 'Text.\n\n\n\n\n\n:::foo\nb\n:::\n\n'],
  ])('with the file and its line, front matter counted: %s', async (name, whole, body) => {
    const folder = makeFolder({ [`content/blog/${name}`]: whole });
    const message = await refusal(body, pathToFileURL(`${folder}/content/blog/${name}`));
    expect(message).toContain(`content/blog/${name}:7 “:::foo” is not a callout`);
  });
});

test('a title may hold brackets that belong together, and one that is written as an entity', async () => {
  expect(await renderPage(':::note[a [b] &#93; `c`]\nd\n:::')).toContain('>a [b] ] <code>c</code></p>');
});

test('nothing is found in good text, however many colons it has', () => {
  const text = 'At 10:16, std::vector, a::b.\n\n:::note[T]\nx\n:::\n\n::before is a word\n\n```\n:::foo\n```';
  expect(findUnknownDirectives(text, 'a.md')).toEqual([]);
  expect(findUnknownDirectives(`export const a = 1;\n\n${text}\n\n<B>\n:::tip\ny\n:::\n</B>`, 'a.mdx')).toEqual([]);
});

describe('the title of a callout is read where it stands', () => {
  const title =
    'See [the plan](/plan/), [it][ref], ![Pool](pool.png), $$x^2$$, <b>now</b>, `code` and [^note] at 10:16, **真。**她';

  test.each([
    ['alone', ':::note[', '\nb\n:::'],
    ['in a list that it begins', '- :::tip[', '\n  b\n  :::'],
    ['in a quotation within a list', '1. > :::tip[', '\n   > b\n   > :::'],
    ['in another callout', '::::note\n:::tip[', '\nb\n:::\n::::'],
    ['with Windows line ends', 'a\r\n\r\n:::note[', '\r\nb\r\n:::\r\n'],
    ['after 真。**她** of its own', '真。**她**\n\n:::note[', '\nb\n:::'],
  ])('%s', (_where, before, after) => {
    const body = `${before}${title}]${after}\n\n[ref]: /it/\n\n[^note]: n`;
    for (const file of ['a.md', 'a.mdx']) {
      const text = readText(body, file);
      const written = <Found extends { from: number; to: number }>(list: readonly Found[]) =>
        list.map(({ from, to }) => body.slice(from, to));
      expect(written(text.links)).toEqual(['[the plan](/plan/)', '[it][ref]']);
      expect(text.links.map(({ target }) => target)).toEqual(['/plan/', '/it/']);
      expect(written(text.images)).toEqual(['![Pool](pool.png)']);
      expect(written(text.code)).toEqual(['`code`']);
      expect(written(text.tags)[0]).toMatch(/^<b/);
      const prose = text.prose.filter((run) => run.text.startsWith('See'));
      // What is quoted is nobody’s prose here.
      expect(written(prose)).toEqual(before.includes('>') ? [] : [title]);
      const at = prose[0]?.text.indexOf('真') ?? 0;
      expect(written(prose.map((run) => run.locate(at, at + 2)))).toEqual(prose.map(() => '真。'));
    }
  });

  test('as text, whatever it begins with', () => {
    for (const begin of [
      '# a',
      '- a',
      '> a',
      '1. a',
      '    a',
      '| a |',
      '<div>',
      ': a',
      '```',
      '***',
      '[a]: /b/',
      'a::b',
    ]) {
      const body = `:::note[${begin}]\nb\n:::`;
      expect(readText(body, 'a.md').prose.map((run) => body.slice(run.from, run.to))).toEqual([begin, 'b']);
    }
  });
});

describe('readers of the text', () => {
  const body = 'Before 😀 at 10:16.\n\n:::note[A *title*]\n## Inside\nThe pool was full.\n- one item\n:::\n\nAfter.';

  test('see what is in a callout where it stands, and no colons', () => {
    const { prose, headings } = readText(body, 'a.md');
    expect(prose.map(({ text }) => text)).toEqual([
      'Before 😀 at 10:16.',
      'A title',
      'Inside',
      'The pool was full.',
      'one item',
      'After.',
    ]);
    for (const { from, to, text } of prose) expect(body.slice(from, to).replaceAll(/[*#]+ ?/g, '')).toBe(text);
    expect(headings.map(({ id }) => id)).toEqual(['inside']);
  });

  test('find its words and its title', () => {
    const { sections } = readOutline(body, 'a.md');
    expect(sections.map(({ text }) => text).join('|')).toBe(
      'Before 😀 at 10:16.\nA title|The pool was full.\none item\nAfter.',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cleanHtml, parseHtml } from '../../../src/feeds/clean.ts';
import { makeItem } from '../../../src/feeds/item.ts';
import { twinPath, writeLlmsText } from '../../../src/twins/llms.ts';
import { treeToMarkdown, writeText } from '../../../src/twins/to-markdown.ts';
import { writeTwin } from '../../../src/twins/twin.ts';
import { entry } from '../entry.ts';
import { makeSite } from '../site.ts';

const site = makeSite();

function twinOf(fields: object, html = '<p>Text.</p>') {
  const post = entry('blog/pool', fields);
  const item = makeItem(site, post, { names: new Map(), html });
  return writeTwin({ entry: post, item, text: writeText(parseHtml(html), item.url) });
}

describe('a twin', () => {
  test('gives back any title and description from its YAML', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => `x${text}`);
    fc.assert(
      fc.property(line, line, (title, description) => {
        const post = entry('blog/pool', { title, description });
        const text = twinOf({ title, description });
        const yaml = /^---\n([\s\S]*?)\n---\n\n/.exec(text)?.[1] ?? '';
        expect(parse(yaml)).toMatchObject({ title: post.title });
        expect(text.match(/^---$/gm)?.length).toBe(2);
      }),
    );
  });

  test('has no field that is not public', () => {
    const text = twinOf({ check: ['R29'], aliases: ['/old/'], draft: false });
    expect(Object.keys(parse(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''))).toEqual([
      ...['title', 'description', 'id', 'url', 'canonical', 'published', 'updated', 'authors', 'tags'],
    ]);
    expect(text).not.toMatch(/R29|old|draft|content\//);
  });
});

test('links within an item lead to its page in a twin, and words that say the same stay', () => {
  const address = 'https://example.org/blog/pool/';
  const [, within] = /href="(#[^"]*-a)"/.exec(cleanHtml('<p id="a"></p><a href="#a">b</a>', address)) ?? [];
  const html = `<p><a href="${within}">b</a> href="${within}"</p><p id="${within?.slice(1)}">c</p>`;
  expect(twinOf({}, html)).toContain(`[b](${address}#a) href="${within}"`);
});

describe('HTML as Markdown', () => {
  test.each([
    ['a list', '<ul><li>a</li><li>b</li></ul>', '- a\n- b\n'],
    ['code', '<pre><code class="language-sh">ls\n</code></pre>', '```sh\nls\n```\n'],
    ['a fence in code', '<pre><code>```\n</code></pre>', '````\n```\n````\n'],
    ['a quotation', '<blockquote><p>a</p></blockquote>', '> a\n'],
    [
      'a figure',
      '<figure><img src="https://x/a.webp" alt="A"><figcaption>B</figcaption></figure>',
      '![A](https://x/a.webp)\n\nB\n',
    ],
    ['signs in words', '<p>2 * 3 _a_ [x]</p>', '2 \\* 3 \\_a\\_ \\[x]\n'],
    ['what reads as HTML', '<p>&lt;script&gt;</p>', '\\<script>\n'],
    // As MDX has them from code, without a paragraph around them.
    ['bare words that read as HTML', '&lt;b>x&lt;/b> <em>y</em>', '\\<b>x\\</b> _y_\n'],
    ['bare words that read as a heading', '<p>a</p># b', 'a\n\n\\# b\n'],
    ['bare words that read as a table', '| a | b |', '\\| a | b |\n'],
  ])('writes %s', (_, html, markdown) => {
    expect(treeToMarkdown(parseHtml(html))).toBe(markdown);
  });
});

describe('llms.txt', () => {
  test('escapes what would read as Markdown, and keeps each entry on one line', () => {
    const post = entry('blog/pool', { title: 'A [title](x) # b', description: 'One\ntwo' });
    const text = writeLlmsText(makeSite({ title: 'Field *notes*' }), [post]);
    expect(text).toMatch(/^# Field \\\*notes\\\*\n/);
    expect(text).toContain('- [A \\[title\\](x) # b](https://example.org/blog/pool.md): One two\n');
    expect(text).not.toContain('## Post-mortems');
  });

  test('names a twin after its page', () => {
    expect(twinPath('/blog/pool/')).toBe('/blog/pool.md');
    expect(twinPath('/blog/v1.2/')).toBe('/blog/v1.2.md');
  });
});

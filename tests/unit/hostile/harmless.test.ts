import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { explainHidingKey } from '../../../src/entries/hiding-keys.ts';
import { explainBadSlug } from '../../../src/entries/slug.ts';
import { findLostHtml, findRefusedAddresses, findTakenIds } from '../../../src/markdown/raw-html.ts';
import { readText } from '../../../src/markdown/text.ts';
import { postSchema } from '../../../src/schemas/post.ts';
import { complaints, judge, markdown } from '../entries/content.ts';
import { makeSite } from '../site.ts';
import { pageOfMarkdown, pageOfMdx } from './pipeline.ts';

const schema = postSchema(() => z.string());

/** What the check says of a text that it would publish otherwise than it is written. */
function told(text: string, file: string): string[] {
  const read = readText(text, file);
  return [...findLostHtml(read), ...findRefusedAddresses(read), ...findTakenIds(read)].map(({ message }) => message);
}

describe('a text of Markdown that only looks hostile is published as it is written:', () => {
  test.each([
    ['The scheme javascript:alert(1) is refused.', '<p>The scheme javascript:alert(1) is refused.</p>'],
    ['`javascript:alert(1)` and `<script>`', '<p><code>javascript:alert(1)</code> and <code>&lt;script&gt;</code></p>'],
    ['\\<script> is a tag', '<p>&lt;script&gt; is a tag</p>'],
    ['&lt;img onerror=x> is one too', '<p>&lt;img onerror=x&gt; is one too</p>'],
    ['[a](https://example.com/a:b)', '<p><a href="https://example.com/a:b">a</a></p>'],
    ['[a](https://example.com/?u=javascript:x)', '<p><a href="https://example.com/?u=javascript:x">a</a></p>'],
    ['[javascript:x](/blog/a/)', '<p><a href="/blog/a/">javascript:x</a></p>'],
    ['[a](/blog/javascript:x/)', '<p><a href="/blog/javascript:x/">a</a></p>'],
    ['[a](#data:x)', '<p><a href="#data:x">a</a></p>'],
    ['[a](mailto:ada@example.org?subject=data:x)', '<p><a href="mailto:ada@example.org?subject=data:x">a</a></p>'],
    ['[a](tel:+49123)', '<p><a href="tel:+49123">a</a></p>'],
    ['![onload=x](/pub.png)', '<p><img src="/pub.png" alt="onload=x"></p>'],
    ['<a id="contents">a</a>', '<p><a id="contents">a</a></p>'],
    ['<a id="search">a</a> [b](#search)', '<p><a id="search">a</a> <a href="#search">b</a></p>'],
    ['<a id="text-content">a</a>', '<p><a id="text-content">a</a></p>'],
    ['<a name="content">a</a>', '<p><a name="content">a</a></p>'],
    [
      '<b class="prose" data-onload="x" aria-label="on">a</b>',
      '<p><b class="prose" data-onload="x" aria-label="on">a</b></p>',
    ],
    ['<abbr title="onclick=x <script>">a</abbr>', '<p><abbr title="onclick=x <script>">a</abbr></p>'],
    ['<details><summary>on</summary>a</details>', '<details><summary>on</summary>a</details>'],
    ['<video src="/a.webm" controls></video>', '<p><video src="/a.webm" controls></video></p>'],
    ['10:16, 3:2 and on:off', '<p>10:16, 3:2 and on:off</p>'],
  ])('%s', async (text, html) => {
    expect(await pageOfMarkdown(text)).toBe(html);
    expect(told(text, 'content/blog/a.md')).toEqual([]);
  });

  test('a picture in code of a block', async () => {
    const html = await pageOfMarkdown('```html\n<img src="data:image/png;base64,AAAA" onerror="x">\n```');
    expect(html.replaceAll(/<\/?span[^>]*>/g, '').replaceAll('&quot;', '"')).toContain(
      '&lt;img src="data:image/png;base64,AAAA" onerror="x"',
    );
  });

  test('a heading about a handler', async () => {
    expect(await pageOfMarkdown('## onload=')).toContain('>onload=</h2>');
  });
});

describe('a text of MDX with code that does no harm passes:', () => {
  test.each([
    ['<Callout title="javascript:">\n\na\n\n</Callout>', '<p>a</p>'],
    ['<a href={"/blog/" + "a/"}>x</a>', '<a href="/blog/a/">x</a>'],
    ['<a {...{ href: "https://example.com/a:b", title: "onclick" }}>x</a>', 'href="https://example.com/a:b"'],
    ['<img {...{ src: "/pub.png", alt: "on" }} />', '<img src="/pub.png" alt="on">'],
    ['<Fragment set:html={"<b>x</b>"} />', '<b>x</b>'],
    ['<p id={"contents"}>x</p>', '<p id="contents">x</p>'],
    ['{"<script>"} and {"javascript:x"}', '&lt;script&gt; and javascript:x'],
    ['{[1, 2].map((one) => <b key={one}>{one}</b>)}', '<b>1</b><b>2</b>'],
    ['export const sum = 1 + 1;\n\n{sum}', '2'],
  ])('%s', async (text, html) => {
    expect((await pageOfMdx(text)).replaceAll(/ key="\d"/g, '')).toContain(html);
  });
});

describe('a name that only looks like one that hosts or editors have a use for passes:', () => {
  test.each([
    'bak',
    'my-bak',
    'v1.2.3',
    'origin',
    'a.original',
    'temp',
    'old',
    'the-old.way',
    'a..b',
    'splat',
    '10-16',
    '_draft',
  ])('the slug %s', (name) => expect(explainBadSlug(name)).toBeUndefined());

  test.each([
    ['/2019/05/pool.v2.html', '/2019/05/pool.v2.html'],
    ['/a.b/c', '/a.b/c/'],
    ['/...and-more/', '/...and-more/'],
    ['/10:16/', '/10:16/'],
    ['/wiki/Talk:Pool/', '/wiki/Talk:Pool/'],
    ['/100%/', '/100%/'],
    ['/%C3%BCber/', '/über/'],
    ['/a%20b/', '/a b/'],
    ['/~ada/', '/~ada/'],
    ['/C%2B%2B/', '/C%2B%2B/'],
  ])('the alias %s', (alias, path) => {
    const fields = { title: 'A', description: 'A.', pubDate: '2025-06-01', author: 'Ada', aliases: [alias] };
    expect(schema.parse(fields).aliases).toEqual([path]);
    expect(makeSite({ redirects: { [alias]: '/blog/' } }).redirects).toEqual({ [path]: '/blog/' });
  });

  test.each(['draught', 'drafts-of-the-plan', 'draftsman', 'listing', 'published_in', 'hiddenGems', 'releaseNotes'])(
    'the key %s',
    (key) => expect(explainHidingKey('blog', [], key, 'a text')).toBeUndefined(),
  );

  test('the tags published and draft', () => {
    const files = { 'blog/a.md': markdown('tags: [published, draft, hidden]') };
    expect(complaints(judge(files))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUDGET } from '../../src/feeds/document.ts';
import { explainBadFeedHtml } from '../support/feed-html.ts';
import { type Built, feedFiles, subscriptionFiles } from '../support/feed-site.ts';
import { type ReadItem, readFeed } from '../support/feeds.ts';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';

const ALIGNED = `| l | c | r | n |
| :-- | :-: | --: | --- |
| 1 | 2 | 3 | 4 |
`;

const RAW = `Before <script>alert('zzscript')</script> and <span onclick="zzhandler()">a <span><a href="/blog/deep/">deep</a></span></span>.

<p style="color:red" onmouseover="zzhandler()">Styled</p>

<iframe src="https://video.example/embed/1"></iframe>

<video src="/clips/one.mp4" controls></video>

<form action="/zzform"><input name="q"><button>Go</button></form>

<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>

<details><summary>More</summary>

Hidden text.

</details>

| a | b |
| --- | --- |
| 1 | [c](../mixed/) |

${ALIGNED}
A note.[^1]

[^1]: The footnote, with [a link](?q=1#footnote-label).

## A heading

\`\`\`js
const x = '<b>' && 1;
\`\`\`

- [x] done
- [ ] open

![A red box](./red.png)
`;

const HANDMADE = `
<picture>
  <source srcset="/a.webp 1x, /b.webp 2x" />
  <img src="/fallback.png" srcset="/a.png 1x, /b.png 2x" alt="Fallback" style="width:1px" />
</picture>
`;

const DRAWING = '<svg aria-label="Durations"><rect /></svg>\n';

const MDX = `import Widget from '../../../src/components/Widget.astro';
import Drawing from '../../../src/components/Drawing.astro';
import red from './red.png';

<Widget />

<Callout kind="warning">Mind the **gap**.</Callout>

<Figure src={red} alt="A framed box">With a [caption](/about/).</Figure>

<Drawing />

![Also red](./red.png)
${HANDMADE}
<Embed url="https://www.talks.example/1" title="A talk" />

<section>One</section><section>Two</section>

<p hidden>zzhidden</p>

<a class="anchor" href="/about/">In words</a>

${ALIGNED}
\`\`\`js ins={1} del={2}
a();
b();
\`\`\`
`;

const WIDGET = `---
const { href } = new URL('here', Astro.url);
---
<div class="widget" data-astro="x">
  <p>Widget at {href} of {Astro.site?.href}</p>
  <canvas></canvas>
  <button>Press</button>
</div>
<style>.widget { color: red; }</style>
<script>document.title = 'zzcomponent';</script>
`;

const INCIDENT = `incident:
  status: resolved
  severity: sev2
  started: 2025-05-01T10:00Z
  resolved: 2025-05-01T12:00Z
  services: [api]
  timeline: [{ at: 2025-05-01T10:00Z, text: It <began>. }]
  impact: [{ unknown: Nobody counted. }]
  actions: [{ title: Add a test, status: open, owner: Ada Byron, due: 2025-07-01, type: prevent }]
source: { title: The original, url: 'https://elsewhere.example/a?b&c' }
corrections: [{ at: 2025-06-03, text: It was two hours. }]`;

describe('feeds of hostile and rich content, below a base path', () => {
  let site: FixtureSite;
  let built: Built;
  const item = (slug: string): ReadItem & { readonly html: string } => {
    const found = readFeed('feed.json', built.read('feed.json')).items.find(({ url }) => url.endsWith(`/${slug}/`));
    if (found?.html === undefined) throw new Error(`${slug} has no text in feed.json`);
    return { ...found, html: found.html };
  };
  beforeAll(async () => {
    const red = await picture('#f00');
    const withheld = (word: string) => `Text ${word} ![${word}](./${word}.png)\n`;
    site = createSite(
      {
        'src/components/Widget.astro': WIDGET,
        'src/components/Drawing.astro': DRAWING,
        'content/pages/about.md': '---\ntitle: About\ndescription: About us.\n---\n\nText.\n',
        'content/services/api.yml': 'name: API & <gateway>\n',
        'content/blog/deep.md': entry(fourFields('Deep', '2025-05-01'), 'A note too.[^1]\n\n[^1]: The same name.\n'),
        'public/clips/one.mp4': 'x',
        'content/blog/raw/index.md': entry(fourFields('Raw', '2025-06-01', 'image: { src: ./red.png, alt: Red }'), RAW),
        'content/blog/raw/red.png': red,
        'content/blog/mixed/index.mdx': entry(fourFields('Mixed', '2025-06-02'), MDX),
        'content/blog/mixed/red.png': red,
        'content/postmortems/outage.md': entry(fourFields('Outage', '2025-06-01', INCIDENT), '## Impact\n\nSome.\n'),
        'content/blog/zzdraft/index.md': entry(fourFields('zzdraft', '2025-06-01', 'draft: true'), withheld('zzdraft')),
        'content/blog/zzdraft/zzdraft.png': await picture('#0f0'),
        'content/blog/zzlater/index.md': entry(
          fourFields('zzlater', '2027-06-01', 'tags: [zzlater]'),
          withheld('zzlater'),
        ),
        'content/blog/zzlater/zzlater.png': await picture('#00f'),
        'content/blog/zzunlisted.md': entry(
          fourFields('zzunlisted', '2025-06-01', 'unlisted: true\ntags: [zzunlisted]'),
        ),
      },
      { base: '/notes/', check: { R11: 'off', R12: 'off' } },
    );
    const { code, stderr } = await site.build();
    expect(code, stderr.slice(-3000)).toBe(0);
    built = {
      files: site.output(),
      read: (file) => site.read(`dist/${file}`).toString(),
      url: 'https://fixture.example/notes/',
    };
  });
  afterAll(() => site.dispose());

  test('have nothing in their bytes that runs, loads, styles or betrays', () => {
    const every = [...feedFiles(built), 'rss.json', 'feeds.opml'];
    expect(every).toHaveLength(5 * 3 + 2);
    for (const file of every) {
      const bytes = built.read(file);
      expect(bytes, file).not.toMatch(/zz(script|handler|form|component|draft|later|unlisted)/);
      expect(bytes, file).not.toContain(site.root);
      expect(bytes, file).not.toMatch(
        /(<|&#x3C;|\\u003c)(script|style|iframe|form|input|button|video|svg|span|canvas)/i,
      );
      expect(bytes, file).not.toMatch(/ (style|srcset|class|on\w+|data-[\w-]+)=\\?"(?!language-)/i);
      expect(bytes, file).not.toMatch(/ id=\\?"(?!e[0-9a-f]{10}-)/i);
      expect(bytes, file).not.toMatch(/\bimport \w+ from/);
      expect(bytes, file).not.toMatch(
        /(href|src|cite)=\\?"(?!https?:\/\/|mailto:|#e[0-9a-f]{10}-|\/notes\/feed\.css")/,
      );
    }
  });

  test('have clean HTML in every item, the same in every format', () => {
    for (const file of subscriptionFiles(built)) {
      const { items } = readFeed(file, built.read(file));
      expect(
        items.flatMap(({ html = '' }) => explainBadFeedHtml(html)),
        file,
      ).toEqual([]);
      for (const { url, html } of items) expect(html, file).toBe(item(url.split('/').at(-2) ?? '').html);
    }
  });

  test('keep what raw HTML and Markdown say', () => {
    const { html } = item('raw');
    for (const text of ['Before', 'Styled', '<strong>More</strong>', 'Hidden text.', '<td>1</td>', 'The footnote']) {
      expect(html).toContain(text);
    }
    expect(html).toContain('<h2>A heading</h2>');
    expect(html).toContain(
      '<pre><code class="language-javascript">const x = \'&#x3C;b>\' &#x26;&#x26; 1;</code></pre>',
    );
    expect(html).toMatch(/☑ done/);
    expect(html).toMatch(/☐ open/);
  });

  test('make every address absolute, from the page of the entry, with the base path', () => {
    const { html } = item('raw');
    const at = 'https://fixture.example/notes/blog/raw/';
    expect(html).toContain('<a href="https://fixture.example/notes/blog/deep/">deep</a>');
    expect(html).toContain('<a href="https://fixture.example/notes/blog/mixed/">c</a>');
    expect(html).toContain(`<a href="${at}?q=1#footnote-label">a link</a>`);
  });

  test('lead from a footnote to its note and back within the item, by ids that no other item has', () => {
    const { html } = item('raw');
    const own = `${/ id="(e[0-9a-f]{10}-)/.exec(html)?.[1]}user-content`;
    expect(html).toContain(`<sup><a id="${own}-fnref-1" href="#${own}-fn-1">1</a></sup>`);
    expect(html).toMatch(
      new RegExp(`<li id="${own}-fn-1">[^]*<a title="Back to reference 1" href="#${own}-fnref-1">↑</a>`),
    );
    expect(item('deep').html).toMatch(/ id="e[0-9a-f]{10}-user-content-fn-1"/);
    for (const file of feedFiles(built)) {
      const ids = readFeed(file, built.read(file)).items.flatMap(
        ({ html: text = '' }) => text.match(/ id="[^"]+"/g) ?? [],
      );
      expect(new Set(ids).size, file).toBe(ids.length);
    }
    expect(built.read('blog/raw.md')).toContain('[1](https://fixture.example/notes/blog/raw/#user-content-fn-1)');
  });

  test('align the cells of a table as its page does, which has classes for it', () => {
    const cells = (html: string) =>
      html
        .match(/<t[hd][^>]*>[lcrn1-4]<\/t[hd]>/g)
        ?.join('')
        .replaceAll(/<\/?t[hd]/g, '');
    const expected = (left: string, center: string, right: string) => {
      const row = (...texts: string[]) =>
        [left, center, right, ''].map((word, index) => `${word}>${texts[index]}>`).join('');
      return row('l', 'c', 'r', 'n') + row('1', '2', '3', '4');
    };
    for (const slug of ['raw', 'mixed']) {
      const page = built.read(`blog/${slug}/index.html`);
      expect(cells(page)).toContain(expected(' class="align-left"', ' class="align-center"', ' class="align-right"'));
      expect(page).not.toMatch(/<t[hd][^>]* (style|align)=/);
      expect(cells(item(slug).html)).toContain(expected(' align="left"', ' align="center"', ' align="right"'));
    }
  });

  test('lose no words, run none together and show nothing that the page hides', () => {
    const { html } = item('mixed');
    expect(html).toContain('<a href="https://www.talks.example/1">A talk (talks.example)</a>');
    expect(html).toMatch(/<div>One<\/div>\s*<div>Two<\/div>/);
    expect(html).toMatch(/<a href="https:\/\/fixture\.example\/(notes\/)?about\/">In words<\/a>/);
    expect(html).toMatch(/<ins>\+ a\(\);<\/ins>\n<del>- b\(\);<\/del>/);
    expect(html).not.toContain('zzhidden');
  });

  test('name a file of the site in every image, in .md and .mdx alike', () => {
    for (const slug of ['raw', 'mixed']) {
      const images = [...item(slug).html.matchAll(/<img [^>]*src="([^"]+)"/g)].map(([, src = '']) => src);
      const own = images.filter((src) => !src.endsWith('/fallback.png'));
      expect(own.length).toBe(slug === 'raw' ? 1 : 2);
      for (const src of own) expect(built.files).toContain(src.slice(built.url.length));
    }
    expect(item('raw').image?.slice(built.url.length)).toMatch(/^_astro\/.*\.webp$/);
    expect(built.files).toContain(item('raw').image?.slice(built.url.length));
    expect(item('mixed').html).toContain('alt="A framed box"');
    const [plain] = /<img [^>]*alt="Fallback"[^>]*>/.exec(item('mixed').html) ?? [];
    expect(plain).toMatch(/ src="https:\/\/fixture\.example\/(notes\/)?fallback\.png"/);
  });

  test('put a link in the place of a player, and the name of a drawing beside a link to its page', () => {
    expect(item('raw').html).toContain('<a href="https://fixture.example/notes/clips/one.mp4">');
    // The page does not have it either: raw HTML in Markdown loses its frames.
    expect(item('raw').html).not.toContain('video.example');
    expect(item('mixed').html).toContain('<a href="https://fixture.example/notes/blog/mixed/">Chart: Durations</a>');
  });

  test('render components as on the page, callouts as quotations, without their scripts and styles', () => {
    const { html } = item('mixed');
    expect(html).toContain('Widget at https://fixture.example/notes/blog/mixed/here of https://fixture.example/');
    expect(html).toMatch(/<blockquote><p><strong>Warning<\/strong><\/p>\s*(<p>)?Mind the <strong>gap<\/strong>/);
    expect(html).toMatch(
      /<figcaption>\s*(<p>)?With a <a href="https:\/\/fixture\.example\/notes\/about\/">caption<\/a>/,
    );
  });

  test('begin a report with its facts, and end it with timeline, actions and corrections', () => {
    const { html, updated, published } = item('outage');
    expect(html).toMatch(/^<table><tbody><tr><th scope="row">Status<\/th><td>Resolved<\/td><\/tr>/);
    expect(html).toContain('<th scope="row">Services</th><td>API &#x26; &#x3C;gateway>');
    const order = ['<table>', 'Retold from <a href="https://elsewhere.example/a?b&#x26;c">', '<h2>Impact</h2>'];
    const places = [...order, '>It &#x3C;began>.<', 'Add a test (open', '2025-06-03: It was two hours.'].map((text) =>
      html.indexOf(text),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(updated - published).toBe(2 * 86_400);
  });
});

describe('a feed that would be longer than its budget', () => {
  test('keeps the texts of the newest entries and summaries of the others, the same ones in every format', async () => {
    const code = (lines: number) => `\`\`\`\n${`${'<'.repeat(79)}\n`.repeat(lines)}\`\`\`\n`;
    const files = Array.from({ length: 8 }, (_, index) => [
      `content/blog/long-${index}.md`,
      entry(fourFields(`Long ${index}`, `2025-06-0${index + 1}`), code(index === 5 ? 350 : 60)),
    ]);
    const site = createSite(Object.fromEntries(files));
    const { code: exit, stdout, stderr } = await site.build();
    expect(exit, stderr.slice(-3000)).toBe(0);
    expect(stdout).toContain('the feeds of / would be too long: only the summary of /blog/long-5/');
    for (const page of ['dist/index.html', 'dist/feeds/index.html', 'dist/llms.txt']) {
      expect(site.read(page).toString()).not.toMatch(/whole\s+text/);
    }
    expect(site.read('dist/feeds/index.html').toString()).toMatch(/come\s+as\s+summaries/);
    const splits = ['rss.xml', 'atom.xml', 'feed.json'].map((file) => {
      const text = site.read(`dist/${file}`).toString();
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(BUDGET);
      return readFeed(file, text).items.map(({ html }) => html !== undefined);
    });
    site.dispose();
    // The third newest alone is longer than a feed may be.
    expect(splits[0]?.slice(0, 4)).toEqual([true, true, false, true]);
    expect(splits[0]?.at(-1)).toBe(false);
    expect(splits).toEqual([splits[0], splits[0], splits[0]]);
  });
});

describe('content that no feed can carry', () => {
  let site: FixtureSite;
  beforeAll(async () => {
    site = createSite({ 'content/blog/good.md': entry(fourFields('Good')) });
    const { code, stderr } = await site.build();
    expect(code, stderr).toBe(0);
  });
  afterAll(() => site.dispose());

  test.each([
    [
      'an image without an address that could be loaded',
      '<img src="data:image/png;base64,AAAA" alt="Inline" />',
      'data:image/png',
    ],
    [
      'a component that throws',
      "import Broken from '../../src/components/Broken.astro';\n\n<Broken />",
      'out of order',
    ],
  ])('%s stops the build with the name of the entry; dist/ stays', async (_, text, reason) => {
    site.write('src/components/Broken.astro', "---\nthrow new Error('out of order');\n---\n<p>Never</p>\n");
    site.write('content/blog/bad.mdx', entry(fourFields('Bad'), `${text}\n`));
    const before = site.read('dist/rss.xml');
    const { code, stderr } = await site.build();
    site.remove('content/blog/bad.mdx');
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr).toMatch(/content\/blog\/bad\.mdx(:8[ :]|.*<Broken> in line 10)/);
    expect(stderr).toContain('dist/ is unchanged');
    expect(site.read('dist/rss.xml')).toEqual(before);
    expect(site.exists('.afterword')).toBe(false);
  });
});

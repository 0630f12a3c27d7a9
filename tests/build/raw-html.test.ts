import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';

/** HTML that a writer may mean well, and some that nobody does. */
const BODY = `Text <b onclick="go()">bold</b> and <meta http-equiv="refresh" content="0;url=https://evil.example/"/>.

<div class="box" style="color: red"><a href="/blog/other/">other</a></div>

<iframe src="https://evil.example/">x</iframe>

<table><tbody><tr><td>wide</td></tr></tbody></table>

![a](/pub.png), ok, and ftp://example.org/x.

<img src="/pub.png" width="96" height="54" alt="b" align="right"/>

<details>
<summary>Label</summary>
Body.
</details>

$$
\\begin{equation}a\\label{e}\\end{equation}
$$

By $$\\eqref{e}$$.

<Embed url="https://www.example.org/talk?a=1&amp;b=2" title="A talk" />
`;

/** A text that takes part of itself from another file, and a picture from Astro’s own component. */
const BRINGS = `import { Image } from 'astro:assets';
import Part from './part.mdx';
import red from './red.png';

## One

## Two

<Part />

<Image src={red} alt="Red" style="width: 50%" />

## Three
`;

describe.each(['md', 'mdx'])('raw HTML in .%s', (extension) => {
  let site: FixtureSite;
  let stderr: string;
  beforeAll(async () => {
    site = createSite(
      {
        [`content/blog/raw.${extension}`]: entry(
          fourFields('Raw'),
          extension === 'md' ? BODY : BODY.replace('style="color: red"', 'style={{ color: "red" }}'),
        ),
        'content/blog/other.md': entry(fourFields('Other')),
        'content/blog/brings.mdx': entry(fourFields('Brings'), BRINGS),
        'content/blog/part.mdx': entry(fourFields('Part'), '## “Part” -- here\n\nZebra.\n'),
        'content/blog/red.png': await picture('#f00'),
        'public/pub.png': await picture('#00f'),
      },
      { base: '/eng/' },
    );
    const result = await site.build();
    stderr = result.stderr;
    expect(result.code, stderr).toBe(0);
  });
  afterAll(() => site.dispose());

  const main = () => /<main[\s\S]*<\/main>/.exec(site.read('dist/blog/raw/index.html').toString())?.[0] ?? '';

  test('is cleaned', () => {
    expect(main()).toContain('<b>bold</b>');
    expect(main()).not.toMatch(/evil|onclick|\sstyle=|<iframe|http-equiv/);
  });

  test('gets the base, and frames for its tables', () => {
    expect(main()).toMatch(/<div class="?box"?><a href="?\/eng\/blog\/other\/"?>other<\/a><\/div>/);
    expect(main()).toMatch(/table-scroll[^>]*><table>/);
  });

  test('keeps what Markdown has no sign for: a size, a side, a label, the comma behind a picture', () => {
    expect(main()).toMatch(/<img src="\/eng\/pub\.png" alt="a"[^>]*>, ok/);
    const [sized] = /<img [^>]*alt="b"[^>]*>/.exec(main()) ?? [];
    for (const written of ['src="/eng/pub.png"', 'width="96"', 'height="54"', 'class="align-right"']) {
      expect(sized).toContain(written);
    }
    expect(main()).toMatch(/<details>\s*<summary>Label<\/summary>/);
  });

  test('is the same in the feed and the twin, with whole links and the numbers of equations', () => {
    const { items } = JSON.parse(site.read('dist/feed.json').toString());
    const { content_html: html } = items.find(({ title }: { title: string }) => title === 'Raw');
    expect(main()).toContain('<a href="ftp://example.org/x">ftp://example.org/x</a>.');
    expect(html).toContain('<a href="ftp://example.org/x">ftp://example.org/x</a>.');
    expect(html).toMatch(/<img [^>]*width="96"[^>]*align="right"/);
    expect(html).toMatch(/<\/code> \(1\)<\/p>/);
    expect(main()).toMatch(/By <span class="formula"><a href="#equation_e">\(1\)<\/a>/);
    expect(html).toContain('By <a href="https://fixture.example/eng/blog/raw/#equation_e">(1)</a>.');
    const twin = site.read('dist/blog/raw.md').toString();
    expect(twin).toMatch(/!\[a\]\([^)]*pub\.png\), ok/);
    expect(twin).toContain('By [(1)](https://fixture.example/eng/blog/raw/#equation_e).');
  });

  test('what another text brings is in contents, search, feed and twin, under the fragments of the page', () => {
    const page = site.read('dist/blog/brings/index.html').toString();
    const contents = /<nav id="on-this-page"[\s\S]*?<\/nav>/.exec(page)?.[0] ?? '';
    expect(Array.from(contents.matchAll(/<a href="(#[^"]*)"[^>]*>([^<]*)</g), ([, ...link]) => link.join(' '))).toEqual(
      [...['#one One', '#two Two', '#part--here “Part” – here', '#three Three']],
    );
    for (const [, fragment] of contents.matchAll(/href="#([^"]*)"/g)) expect(page).toContain(`<h2 id="${fragment}">`);
    const texts = site.output().filter((file) => /^search\/index\/\w+\/f\//.test(file));
    const found = texts.map((file) => inflateRawSync(site.read(`dist/${file}`)).toString());
    expect(found.find((text) => text.includes('/eng/blog/brings/'))).toMatch(/part--here.*Zebra/);
    expect(site.read('dist/feed.json').toString()).toMatch(/blog\/brings[\s\S]*Zebra/);
    expect(site.read('dist/blog/brings.md').toString()).toContain('Zebra.');
  });

  test('the style of a picture does not reach the page, and is told', () => {
    expect(site.read('dist/blog/brings/index.html').toString()).not.toMatch(/\sstyle=/);
    expect(stderr).toContain('style of <Image> is taken out');
  });

  test('has an Embed as a link to the page, in the looks of a card, and as a link in feeds', () => {
    const card = /<p class="?embed"?[^>]*>[\s\S]*?<\/p>/.exec(main())?.[0];
    expect(
      card
        ?.replace(/\s+(?=<|>)/g, '')
        .replace(/&(?:amp|#38|#x26);/g, '&')
        .replaceAll('"', ''),
    ).toBe(
      '<p class=embed><a href=https://www.example.org/talk?a=1&b=2><span class=embed-title>A talk</span><span class=host>example.org</span></a></p>',
    );
    const styles = [
      ...site
        .read('dist/blog/raw/index.html')
        .toString()
        .matchAll(/href="?\/eng(\/_astro\/[^" >]+\.css)/g),
    ];
    expect(styles.map(([, path]) => site.read(`dist${path}`).toString()).join('')).toContain('.embed a');
    expect(site.read('dist/atom.xml').toString()).toContain('A talk (example.org)');
  });

  test('is named before the build, as far as it is taken out', () => {
    for (const said of ['onclick of <b>', '<meta> is taken out', 'style of <div>', '<iframe> is taken out']) {
      expect(stderr).toContain(said);
    }
    expect(stderr).toContain('0 errors');
  });
});

test('what a component cannot draw is told all at once, before anything is built', async () => {
  const site = createSite({
    'content/blog/a.mdx': entry(
      fourFields('A'),
      '<Callout kind="danger">a</Callout>\n\n<Video src="/none.webm" title="B" />\n',
    ),
    'content/blog/b.mdx': entry(
      fourFields('B'),
      '<Figure src="./x.jpg" alt="x" />\n\n<Nothing />\n\n<a href="/blog/secret/">c</a>\n',
    ),
    'content/blog/secret.md': entry(fourFields('Secret', '2025-04-02', 'draft: true')),
  });
  const { code, stderr } = await site.build();
  site.dispose();
  expect(code).toBe(1);
  for (const said of [
    'a.mdx:8:1',
    'kind="danger"',
    'a.mdx:10:1',
    '/none.webm',
    'is not a picture',
    '<Nothing>',
    '“/blog/secret/” leads to',
  ]) {
    expect(stderr).toContain(said);
  }
});

describe('what code of a text makes', () => {
  const button = '<button class="b">Go</button>\n<script>document.title;</script>\n<style>.b { top: 0; }</style>\n';

  test('stops the build with its file when it could run, and nothing is published', async () => {
    const site = createSite({
      'content/blog/a.mdx': entry(fourFields('A'), '<img alt="" {...{ src: "/pub.png", onerror: "go()" }} />\n'),
    });
    const { code, stderr } = await site.build();
    const isThere = site.exists('dist');
    site.dispose();
    expect(code).toBe(1);
    expect(stderr).toContain(
      'code of content/blog/a.mdx makes onerror=“go()” of <img> (pages run no scripts of texts)',
    );
    expect(isThere).toBe(false);
  });

  test('is published when it does no harm: a component with a script and styles of its own, and text', async () => {
    const site = createSite({
      'content/blog/a.mdx': entry(
        fourFields('A'),
        'import Button from "../../src/components/Button.astro";\n\n<Button />\n\n{"<b>x</b> and # y"}\n',
      ),
      'src/components/Button.astro': button,
    });
    const { code, stderr } = await site.build();
    expect(code, stderr).toBe(0);
    const page = site.read('dist/blog/a/index.html').toString();
    const twin = site.read('dist/blog/a.md').toString();
    site.dispose();
    expect(page).toMatch(/<button class="b"[^>]*>Go<\/button>\s*<script type="module" src="\/_astro\//);
    expect(page).toContain('&lt;b&gt;x&lt;/b&gt; and # y');
    expect(twin).toContain('\\<b>x\\</b> and # y');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

/** HTML that a writer may mean well, and some that nobody does. */
const BODY = `Text <b onclick="go()">bold</b> and <meta http-equiv="refresh" content="0;url=https://evil.example/"/>.

<div class="box" style="color: red"><a href="/blog/other/">other</a></div>

<iframe src="https://evil.example/">x</iframe>

<table><tbody><tr><td>wide</td></tr></tbody></table>
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
    expect(main()).not.toMatch(/evil|onclick|style=|<iframe|http-equiv/);
  });

  test('gets the base, and frames for its tables', () => {
    expect(main()).toMatch(/<div class="?box"?><a href="?\/eng\/blog\/other\/"?>other<\/a><\/div>/);
    expect(main()).toMatch(/table-scroll[^>]*><table>/);
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
    'is no picture',
    '<Nothing>',
    '/blog/secret/ leads to',
  ]) {
    expect(stderr).toContain(said);
  }
});

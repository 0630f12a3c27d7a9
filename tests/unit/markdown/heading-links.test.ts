import { satteriHeadingIdsPlugin as headingIds } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { cleanHtml } from '../../../src/feeds/clean.ts';
import { headingLinks } from '../../../src/markdown/heading-links.ts';
import { render } from './render.ts';

const write = (text: string) => render(text, [headingIds(), headingLinks]);

test('a heading has a link to itself beside it, with a name and no text', async () => {
  expect(await write('## What `it` did')).toBe(
    '<div class="heading"><h2 id="what-it-did">What <code>it</code> did</h2>' +
      '<a class="anchor" href="#what-it-did" aria-label="Link to section What it did"></a></div>',
  );
});

test('headings of one name have links of their own', async () => {
  expect((await write('## A\n\n### A')).match(/href="[^"]+"/g)).toEqual(['href="#a"', 'href="#a-1"']);
});

test('the title of the page, an empty heading and that of the footnotes have none', async () => {
  expect(await write('# A\n\n##\n\nx[^1]\n\n[^1]: y')).not.toContain('anchor');
});

test('a heading within a summary has none, since a block has no place there', async () => {
  expect(await write('<details><summary><h3>A</h3></summary>b</details>')).not.toContain('anchor');
});

test('feeds have the heading alone', async () => {
  expect(cleanHtml(await write('## A\n\nText.'), 'https://example.org/')).toBe('<h2>A</h2>\n<p>Text.</p>');
});

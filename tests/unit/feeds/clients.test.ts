import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAtom } from '../../../src/feeds/atom.ts';
import { cleanHtml } from '../../../src/feeds/clean.ts';
import { writeRss } from '../../../src/feeds/rss.ts';
import type { FeedClient, ShownItem } from '../../clients/client.ts';
import { feedparser } from '../../clients/feedparser.ts';
import { newsboat } from '../../clients/newsboat.ts';
import { rss2email } from '../../clients/rss2email.ts';
import { sfeed } from '../../clients/sfeed.ts';
import { type StaticServer, serveFolder } from '../../support/static-server.ts';
import { documentOf, ITEM, SITE } from './sample.ts';

const READERS: readonly FeedClient[] = [newsboat, sfeed, feedparser, rss2email];
const FORMATS = ['rss.xml', 'atom.xml'] as const;

const GENERICS = { title: 'Map<string, Array<T>> & R&D', summary: 'Of Map<string, Array<T>>, R&D & a < b.' };
const line = (mark: string, text: string) => `<span class="code-line ${mark}">${text}\n</span>`;
const HTML = `<p>Before<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup>.</p>
<pre><code>a;\n${line('added', 'b;')}${line('removed', '  c;')}${line('marked', 'd;')}${line('added', '')}e(<b>f</b>)\n\n<i>g</i></code></pre>
<section>One</section><section>Two</section><figure><img src="/red.png" alt="A red box"><figcaption>Caption</figcaption></figure>
<details><summary>More</summary><p>Hidden</p></details><p><ruby>漢<rt>kan</rt></ruby> <mark>marked</mark></p>
<section data-footnotes><ol><li id="user-content-fn-1">Note <a href="#user-content-fnref-1" data-footnote-backref aria-label="Back">↑</a></li></ol></section>`;
const LINES = ['a;', '+ b;', '-   c;', 'd;', '+', 'e(f)', 'g'];

/** An entry whose text has no room, and one with all that readers have shown wrongly. */
const items = [
  { ...GENERICS, id: 'urn:x:1', url: 'https://example.org/blog/generics/', html: undefined },
  { title: 'Markup', id: 'urn:x:2', url: ITEM.url, html: cleanHtml(HTML, ITEM.url) },
];

for (const { name, packages, isHere } of READERS) {
  if (!isHere) console.warn(`There is no ${name} here: what it shows is not tested (apt-get install ${packages})`);
}

describe.each(READERS.filter(({ isHere }) => isHere))('$name', (client) => {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-shown-'));
  const shown = new Map<string, readonly ShownItem[]>();
  let server: StaticServer;
  const find = (file: string, link: string) => {
    const found = shown.get(file)?.find((item) => item.link === link);
    if (!found) throw new Error(`${client.name} does not show ${link} of ${file}`);
    return found;
  };

  beforeAll(async () => {
    writeFileSync(join(folder, 'rss.xml'), await writeRss(SITE, documentOf(items)));
    writeFileSync(join(folder, 'atom.xml'), writeAtom(SITE, documentOf(items)));
    server = await serveFolder(folder);
    await Promise.all(FORMATS.map(async (file) => shown.set(file, await client.read(server.url + file))));
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test.each(FORMATS)('shows title and summary with all their signs: %s', (file) => {
    const item = find(file, 'https://example.org/blog/generics/');
    expect(item.title).toBe(GENERICS.title);
    expect(item.text.replace(/\s+/g, ' ')).toContain(GENERICS.summary);
    if (item.summary !== undefined) expect(item.summary).toBe(GENERICS.summary);
  });

  test.each(FORMATS)('shows the text and not the summary where there are both: %s', (file) => {
    const { text } = find(file, ITEM.url);
    expect(text).toContain('Before');
    expect(text).not.toContain(ITEM.summary);
  });

  test.each(FORMATS)('shows each line of code as a line, with the signs of a change: %s', (file) => {
    const seen = find(file, ITEM.url)
      .text.split('\n')
      // html2text strikes out what is deleted, and sets stars and underscores around bold words and others.
      .map((text) => text.replace(/~~| ?\*\* ?|_/g, '').trim());
    const places = LINES.map((text) => seen.indexOf(text.trim()));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(LINES.length);
  });

  test.each(FORMATS)('loses no words and runs none together: %s', (file) => {
    const { text } = find(file, ITEM.url);
    for (const words of ['One', 'Two', 'Caption', 'More', 'Hidden', 'marked', 'Note']) {
      expect(text).toMatch(new RegExp(`(?<![a-zA-Z])${words}(?![a-zA-Z])`));
    }
    expect(text).toContain('漢(kan)');
  });

  test.each(FORMATS)('knows both items by their ids and dates: %s', (file) => {
    const date = Date.parse(ITEM.published) / 1000;
    for (const { id, url } of items) expect(find(file, url)).toMatchObject({ id, date });
    expect(shown.get(file)).toHaveLength(items.length);
  });

  // feedparser makes every address absolute; the others hand out no HTML.
  test.skipIf(client !== sfeed).each(FORMATS)('leads from a footnote to its note and back: %s', (file) => {
    const { html = '' } = find(file, ITEM.url);
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    const targets = Array.from(html.matchAll(/ href="#([^"]+)"/g), ([, id]) => id);
    expect(ids).toHaveLength(2);
    expect(targets.toSorted()).toEqual(ids.toSorted());
  });
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import site from '../../site.config.ts';
import { writeAtom } from '../../src/feeds/atom.ts';
import { BUDGET } from '../../src/feeds/document.ts';
import { writeRss } from '../../src/feeds/rss.ts';
import { listFiles } from '../../src/output/read-output.ts';
import { absolute } from '../../src/site.ts';
import { explainBadFeedHtml } from '../support/feed-html.ts';
import { parseAtom, parseJson, parseRss } from '../support/feed-parsers.ts';
import { type Built, feedFiles, subscriptionFiles, walk } from '../support/feed-site.ts';
import { readFeed } from '../support/feeds.ts';
import { FEEDVALIDATOR_DIR, validateFeeds } from '../support/feedvalidator.ts';
import { DIST, pagePaths } from '../support/site-pages.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { elementsOf, parseXml } from '../support/xml.ts';
import { documentOf, ITEM, SITE } from '../unit/feeds/sample.ts';
import { useBrowser } from './open-page.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const built: Built = {
  files: listFiles(DIST),
  read: (file) => readFileSync(join(DIST, file), 'utf8'),
  url: absolute(site, '/'),
};
const load = (file: string) => readFeed(file, built.read(file));
const newPage = useBrowser();

test('every feed of the demonstration site is complete, clean, within its budget and where it says', () => {
  expect(feedFiles(built).length).toBeGreaterThan(30);
  for (const file of feedFiles(built)) {
    const { self, items } = load(file);
    expect(self, file).toBe(encodeURI(built.url + file));
    expect(
      items.flatMap(({ html = '' }) => explainBadFeedHtml(html)),
      file,
    ).toEqual([]);
    expect(built.read(file), file).not.toContain(PROJECT);
  }
  for (const file of subscriptionFiles(built)) {
    expect(Buffer.byteLength(built.read(file)), file).toBeLessThanOrEqual(BUDGET);
  }
});

test('a browser finds every XML document of the feeds well-formed', async () => {
  const page = await newPage();
  const texts = [...feedFiles(built), 'feeds.opml'].filter((file) => !file.endsWith('.json')).map(built.read);
  const broken = await page.evaluate(
    (documents) =>
      documents.filter((text) => new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')),
    texts,
  );
  expect(broken).toEqual([]);
  await page.close();
});

test('every format says the same of every entry, and other people’s parsers read the same', async () => {
  for (const rss of subscriptionFiles(built).filter((file) => file.endsWith('rss.xml'))) {
    const [atom, json] = [rss.replace('rss.xml', 'atom.xml'), rss.replace('rss.xml', 'feed.json')];
    const { items } = load(rss);
    expect(load(atom).items, atom).toEqual(items);
    expect(load(json).items, json).toEqual(items);
    const expected = items.map(({ id, title, url, published, html }) => ({
      ...{ id, title, link: url, published: published * 1000, html },
    }));
    const formats = [await parseRss(built.read(rss)), await parseAtom(built.read(atom)), parseJson(built.read(json))];
    for (const parsers of formats) {
      for (const [name, read] of Object.entries(parsers)) expect(read, `${name} on ${rss}`).toEqual(expected);
    }
  }
});

test('the feed of everything and its archives have every entry that has a page, once', () => {
  const urls = walk(built, 'rss.xml').items.map(({ url }) => url);
  const pages = pagePaths().filter((path) => /^\/(blog|postmortems)\/(?!page\/)[^/]+\/$/.test(path));
  expect(urls.toSorted()).toEqual(pages.map((path) => absolute(site, path)).sort());
});

test('a report begins with its facts in every feed', () => {
  const items = walk(built, 'postmortems/atom.xml').items;
  expect(items.length).toBeGreaterThan(5);
  const without = items.filter(({ html }) => !html?.startsWith('<table><tbody><tr><th scope="row">Status</th>'));
  // Narrative reports have none; each says so on its page.
  for (const { url } of without) {
    expect(built.read(`${url.slice(built.url.length)}index.html`)).toContain('not counted in any statistic');
  }
});

test('images of the feeds are files of the site', () => {
  const images = feedFiles(built).flatMap((file) =>
    load(file).items.flatMap(({ html = '', image = [] }) => [
      ...[...html.matchAll(/<img [^>]*src="([^"]+)"/g)].map(([, src = '']) => src),
      ...[image].flat(),
    ]),
  );
  expect(images.length).toBeGreaterThan(0);
  const isOwn = (src: string) => src.startsWith(built.url);
  expect(images.filter((src) => !isOwn(src) || !built.files.includes(decodeURI(src.slice(built.url.length))))).toEqual(
    [],
  );
});

test('the OPML file lists every feed', () => {
  const outlines = elementsOf(parseXml(built.read('feeds.opml')), 'outline').map(({ attributes }) => attributes.xmlUrl);
  const feeds = subscriptionFiles(built).filter((file) => file.endsWith('rss.xml'));
  expect(outlines.toSorted()).toEqual(feeds.map((file) => encodeURI(built.url + file)).sort());
});

test('the stylesheet that the feeds name is there', () => {
  expect(built.files).toContain('feed.css');
});

describe('a feed in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-feeds-'));
  let server: StaticServer;
  beforeAll(async () => {
    cpSync(join(PROJECT, 'public/feed.css'), join(folder, 'notes/feed.css'), { recursive: true });
    const archived = documentOf([{}], { archives: 1, archive: 1 });
    const newest = documentOf([{ summary: 'Map<T> & co' }, { summary: 'Plain' }]);
    const files = {
      'rss.xml': await writeRss(SITE, newest),
      'atom.xml': writeAtom(SITE, newest),
      'rss-1.xml': await writeRss(SITE, archived),
      'atom-1.xml': writeAtom(SITE, archived),
    };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    server = await serveFolder(folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** What stands at the top, and the addresses that have room on the page. */
  async function look(file: string) {
    const page = await newPage();
    await page.goto(server.url + file);
    return page.evaluate(() => ({
      note: getComputedStyle(document.documentElement, '::before').content,
      shown: Array.from(document.getElementsByTagNameNS('*', 'link'))
        .filter((link) => link.getBoundingClientRect().height > 0)
        .map((link) => link.getAttribute('href') ?? link.textContent),
      summaries: Array.from(document.querySelectorAll('description, summary, abstract'))
        .filter((text) => text.getBoundingClientRect().height > 0)
        .map(({ textContent }) => textContent),
      places: ['title', 'abstract', 'pubDate, published', 'link'].flatMap((name) => {
        const [first] = document.querySelectorAll('item, entry');
        const element = first?.querySelector(name.replaceAll(/\w+/g, ':scope > $&'));
        return element ? element.getBoundingClientRect().top : [];
      }),
    }));
  }

  test.each(['rss.xml', 'atom.xml'])('says what it is, and where its entries are: %s', async (file) => {
    const { note, shown } = await look(file);
    expect(note).toContain('What follows are its newest entries');
    expect(shown).toEqual([ITEM.url, ITEM.url]);
  });

  test.each(['rss.xml', 'atom.xml'])(
    'shows summaries as they were written, between title and date: %s',
    async (file) => {
      const { summaries, places } = await look(file);
      expect(summaries.filter((text) => text !== SITE.description)).toEqual(['Map<T> & co', 'Plain']);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    },
  );

  test.each(['rss', 'atom'])('says of an archive where the feed is: %s', async (format) => {
    const { note, shown } = await look(`${format}-1.xml`);
    expect(note).toContain('This is an archive of a feed');
    expect(shown).toEqual([`https://example.org/notes/${format}.xml`, ITEM.url]);
  });
});

test.skipIf(!FEEDVALIDATOR_DIR)('W3C’s validator has no error and no warning (FEEDVALIDATOR_DIR names it)', () => {
  const files = feedFiles(built).filter((file) => file.endsWith('.xml'));
  expect(validateFeeds(files.map((file) => [file, encodeURI(built.url + file), built.read(file)]))).toEqual([]);
});

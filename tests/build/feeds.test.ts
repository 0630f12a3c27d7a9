import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUDGET } from '../../src/feeds/document.ts';
import { explainBadFeedHtml } from '../support/feed-html.ts';
import { parseAtom, parseJson, parseRss } from '../support/feed-parsers.ts';
import { type Built, feedFiles, subscriptionFiles, walk } from '../support/feed-site.ts';
import { readFeed } from '../support/feeds.ts';
import { FEEDVALIDATOR_DIR, validateFeeds } from '../support/feedvalidator.ts';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { elementsOf, parseXml } from '../support/xml.ts';

const POSTS = 400;
const REPORTS = 100;
const LIMIT = 30;
const HOURS_APART = 7;

/** An entry that says enough to be told from others; every instant occurs once. */
function shortEntry(index: number): readonly [string, string] {
  const published = Date.parse('2025-01-01T00:00:00Z') + index * HOURS_APART * 3_600_000;
  const instant = (hours: number) => new Date(published + hours * 3_600_000).toISOString().replace(':00.000Z', 'Z');
  const isReport = index % 5 === 4;
  const more = [
    `tags: [${['odd', 'even'][index % 2]}, ${index === 250 ? 'Über alles' : `tag ${index % 3}`}]`,
    index % 7 === 0 ? `updatedDate: ${instant(1)}` : '',
    index % 11 === 0 ? `corrections: [{ at: ${instant(2)}, text: It was ${index}. }]` : '',
    isReport && index % 2 === 0 ? incident(instant(-5), instant(-4)) : '',
  ].filter(Boolean);
  const front = fourFields(`Entry ${index}`, instant(0), more.join('\n'));
  const author = index % 4 === 0 ? front.replace('Ada Byron', 'Grace Hopper') : front;
  const text = `Text of [${index}](/blog/) & *more*.\n\n\`\`\`js\nlet x = ${index} < 3;\n\`\`\`\n`;
  return [`content/${isReport ? 'postmortems' : 'blog'}/entry-${index}.md`, entry(author, text)];
}

function incident(started: string, resolved: string): string {
  return `incident:
  status: resolved
  severity: sev3
  started: ${started}
  resolved: ${resolved}
  services: [api]
  impact: [{ unknown: Nobody counted. }]
  actions: [{ title: Count, status: open, owner: Ada Byron }]`;
}

describe('the feeds of a site with five hundred entries', () => {
  let site: FixtureSite;
  let built: Built;
  const load = (file: string) => readFeed(file, built.read(file));
  beforeAll(async () => {
    site = createSite(
      {
        'content/authors/grace.yml': 'name: Grace Hopper\n',
        'content/authors/nobody.yml': 'name: No Body\n',
        'content/services/api.yml': 'name: API\n',
        'content/services/idle.yml': 'name: Idle\n',
        ...Object.fromEntries(Array.from({ length: POSTS + REPORTS }, (_, index) => shortEntry(index))),
      },
      { feeds: { limit: LIMIT, archives: 'all', hub: 'https://hub.example/' }, pageSize: 100 },
    );
    const { code, stderr } = await site.build();
    expect(code, stderr.slice(-2000)).toBe(0);
    const files = site.output();
    built = { files, read: (file) => site.read(`dist/${file}`).toString(), url: 'https://fixture.example/' };
  });
  afterAll(() => site.dispose());

  test('exist for everything, each collection, tag, author and service that has an entry, in three formats', () => {
    const scopes = ['', 'blog/', 'postmortems/', 'authors/ada/', 'authors/grace/', 'services/api/'];
    const tags = ['odd', 'even', 'tag-0', 'tag-1', 'tag-2', 'über-alles'].map((tag) => `tags/${tag}/`);
    const expected = [...scopes, ...tags].flatMap((scope) =>
      ['rss.xml', 'atom.xml', 'feed.json'].map((file) => scope + file),
    );
    expect(subscriptionFiles(built)).toEqual(expected.sort());
  });

  test('are well-formed, complete and clean, and live where they say', () => {
    expect(feedFiles(built).length).toBeGreaterThan(200);
    for (const file of feedFiles(built)) {
      const feed = load(file);
      expect(feed.self, file).toBe(encodeURI(built.url + file));
      expect(feed.items.length, file).toBeGreaterThan(0);
      expect(feed.isArchive, file).toBe(file.includes('archive/'));
      expect(feed.hub, file).toBe('https://hub.example/');
      expect(
        feed.items.flatMap(({ html = '' }) => explainBadFeedHtml(html)),
        file,
      ).toEqual([]);
      expect(feed.items.every(({ html }) => html?.includes('<code class="language-javascript">let x = '))).toBe(true);
    }
  });

  test('say the same in every format', () => {
    for (const file of feedFiles(built).filter((name) => /(^|\/)rss(\.xml|\/)/.test(name))) {
      const rss = load(file);
      const atom = load(file.replace(/(^|\/)rss(\.xml|\/)/, '$1atom$2'));
      const json = load(file.replace(/(^|\/)rss(\.xml|\/)/, '$1feed$2').replace('.xml', '.json'));
      expect(atom.items, file).toEqual(rss.items);
      expect(json.items, file).toEqual(rss.items);
      expect([atom.title, json.title, atom.home, json.home]).toEqual([rss.title, rss.title, rss.home, rss.home]);
      expect(atom.updated, file).toBe(rss.updated);
    }
  });

  test('are dated by their newest change, never by the clock', () => {
    for (const file of feedFiles(built).filter((name) => name.endsWith('.xml'))) {
      const { updated, items } = load(file);
      expect(updated, file).toBe(Math.max(...items.map((item) => item.updated)));
    }
    const items = walk(built, 'rss.xml').items;
    expect(items.filter(({ published, updated }) => updated === published + 2 * 3600)).toHaveLength(46);
    expect(items.filter(({ published, updated }) => updated === published + 3600)).toHaveLength(65);
    expect(items.filter(({ published, updated }) => updated === published)).toHaveLength(500 - 46 - 65);
  });

  test('lead through the archives to every entry once, newest first, whichever format is followed', () => {
    for (const file of subscriptionFiles(built)) {
      const { feeds, items } = walk(built, file);
      const ids = items.map(({ id }) => id);
      expect(new Set(ids).size, file).toBe(ids.length);
      const dates = items.map(({ published }) => published);
      expect(dates, file).toEqual(dates.toSorted((a, b) => b - a));
      expect(
        feeds
          .map(({ items: own }) => own.length)
          .slice(2, -1)
          .every((length) => length === LIMIT),
        file,
      ).toBe(true);
      const archives = feedFiles(built).filter((name) => name.startsWith(file.replace(/\.(xml|json)$/, '/archive/')));
      expect(feeds.length, file).toBe(1 + archives.length);
    }
    expect(walk(built, 'atom.xml').items).toHaveLength(POSTS + REPORTS);
    expect(walk(built, 'postmortems/feed.json').items).toHaveLength(REPORTS);
    expect(walk(built, 'services/api/rss.xml').items).toHaveLength(REPORTS / 2);
    expect(walk(built, 'tags/über-alles/atom.xml').items).toHaveLength(1);
  });

  test('lead from an archive to the next one and back to the feed', () => {
    const { feeds } = walk(built, 'rss.xml');
    for (const [index, feed] of feeds.entries()) {
      expect(feed.current).toBe(index === 0 ? undefined : feeds[0]?.self);
      expect(feed.next).toBe(index < 2 ? undefined : feeds[index - 1]?.self);
    }
  });

  test('know an entry by one id, in whichever of them it is', () => {
    const ids = new Map<string, string>();
    for (const file of subscriptionFiles(built)) {
      for (const { id, url } of walk(built, file).items) {
        expect(ids.get(url) ?? id, `${url} in ${file}`).toBe(id);
        ids.set(url, id);
      }
    }
    expect(new Set(ids.values()).size).toBe(POSTS + REPORTS);
    expect(ids.get('https://fixture.example/blog/entry-3/')).toBe('tag:fixture.example,2025:blog/entry-3');
  });

  test('stay within their budget', () => {
    for (const file of subscriptionFiles(built))
      expect(Buffer.byteLength(built.read(file)), file).toBeLessThanOrEqual(BUDGET);
  });

  test('are read alike by parsers that others wrote', async () => {
    for (const scope of ['', 'postmortems/', 'tags/über-alles/']) {
      const expected = load(`${scope}rss.xml`).items.map(({ id, title, url, published, html }) => ({
        ...{ id, title, link: url, published: published * 1000, html },
      }));
      const read = {
        rss: await parseRss(built.read(`${scope}rss.xml`)),
        atom: await parseAtom(built.read(`${scope}atom.xml`)),
        json: parseJson(built.read(`${scope}feed.json`)),
      };
      for (const [format, parsers] of Object.entries(read)) {
        for (const [name, items] of Object.entries(parsers)) expect(items, `${name}, ${format}`).toEqual(expected);
      }
    }
  });

  test('are all in the OPML file, which holds nothing else', () => {
    const outlines = elementsOf(parseXml(built.read('feeds.opml')), 'outline');
    const expected = subscriptionFiles(built).filter((file) => file.endsWith('rss.xml'));
    expect(outlines.map(({ attributes }) => attributes.xmlUrl).sort()).toEqual(
      expected.map((file) => encodeURI(built.url + file)).sort(),
    );
    for (const { attributes } of outlines) {
      const { title, home } = load(decodeURI(attributes.xmlUrl ?? '').slice(built.url.length));
      expect(attributes).toMatchObject({ type: 'rss', text: title, title, htmlUrl: home });
    }
  });

  test('and rss.json holds the newest thirty with seven texts each', () => {
    const list: unknown = JSON.parse(built.read('rss.json'));
    const items = load('feed.json').items;
    expect(list).toEqual(
      items.map(({ title, url, summary, published, authors }) => ({
        ...{ title, url, description: summary, author: authors },
        slug: url.split('/').at(-2),
        link: new URL(url).pathname,
        pubDate: new Date(published * 1000).toUTCString(),
      })),
    );
    expect(items).toHaveLength(LIMIT);
  });

  test.skipIf(!FEEDVALIDATOR_DIR)(
    'have no error and no warning from W3C’s validator (FEEDVALIDATOR_DIR names it)',
    () => {
      const files = feedFiles(built).filter((file) => file.endsWith('.xml'));
      expect(validateFeeds(files.map((file) => [file, encodeURI(built.url + file), built.read(file)]))).toEqual([]);
    },
  );
});

import naughty from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { writeAtom } from '../../../src/feeds/atom.ts';
import type { FeedDocument } from '../../../src/feeds/document.ts';
import { makeItem } from '../../../src/feeds/item.ts';
import { writeJsonFeed } from '../../../src/feeds/json-feed.ts';
import { writeOpml } from '../../../src/feeds/opml.ts';
import { writeRss } from '../../../src/feeds/rss.ts';
import { scopesOf } from '../../../src/feeds/scope.ts';
import { stripForbidden } from '../../../src/feeds/xml.ts';
import { parseAtom, parseJson, parseRss } from '../../support/feed-parsers.ts';
import { readFeed } from '../../support/feeds.ts';
import { elementsOf, parseXml } from '../../support/xml.ts';
import { AUTHORS, entry, SERVICES } from '../entry.ts';
import { documentOf, ITEM, SCOPE, SITE } from './sample.ts';

const CONTROLS = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code));
/** Strings that have broken feeds before; each is in every field of an item. */
const HOSTILE: readonly string[] = [
  ...naughty.filter((text) => text.trim() !== ''),
  ...['<b>bold</b>', 'a ]]> b', '&amp;', '&amp;amp;', '&#x26;', '&lt;&gt;', '<![CDATA[x]]>', '<!-- x -->', '-->', '&'],
  ...['🔥👩‍👩‍👧🏳️‍🌈', '\u202Eright to left\u202C \u200F\u2066', 'a\u0085b\u009Fc', '\u2028\u2029', 'nbsp\u00A0end'],
  ...['007', '1e5', '0x10', '1.10', '-0', 'NaN', 'true', 'null', '1_000', '٠١٢'],
  ...['\uE0000\uE001', '="\uE0001\uE001', '$&$1$$', '%s', '{{x}}', '\\u0026', '"quoted" \'too\''],
  ...[`controls ${CONTROLS} end`, 'noncharacters \uFFFE\uFFFF end', 'high \uD800 low \uDC00 end', 'x'.repeat(10_240)],
  `<a href="x">${'é&<>"\''.repeat(2000)}</a>`,
];
/** A parser that takes blanks off, or unifies line breaks, has lost nothing. */
/** Who reads HTML, as a summary is in these formats, sees one kind of line break. */
const withLineFeeds = (text = '') => text.replace(/\r\n?/g, '\n');
const fold = (text: unknown) => String(text).replace(/\s+/g, ' ').trim();

const items = HOSTILE.map((text, index) => ({
  ...{
    id: `urn:x:${index}`,
    title: `t${text}`,
    summary: `s${text}`,
    html: `<p>${index}</p>h${text}`,
    tags: [`c${text}`],
  },
  authors: [{ name: `a${text}`, url: `https://example.org/authors/${index}/` }],
}));
const document: FeedDocument = documentOf(
  items.map((item) => ({
    ...item,
    ...{ title: stripForbidden(item.title), summary: stripForbidden(item.summary), html: stripForbidden(item.html) },
    tags: item.tags.map(stripForbidden),
    authors: item.authors.map(({ name, url }) => ({ name: stripForbidden(name), url })),
  })),
);
/** The same with the forbidden characters in: the XML writers themselves let none through. */
const raw: FeedDocument = documentOf(items);

describe('hostile strings in every field', () => {
  test('are many', () => {
    expect(HOSTILE.length).toBeGreaterThan(400);
  });

  test.each([
    ['RSS', 'rss.xml', (from: FeedDocument) => writeRss(SITE, from)],
    ['Atom', 'atom.xml', async (from: FeedDocument) => writeAtom(SITE, from)],
  ])('come back from %s with nothing lost but the characters that XML forbids', async (_, file, write) => {
    const { items: read } = readFeed(file, await write(raw));
    expect(read).toHaveLength(items.length);
    for (const [index, { title, summary, html, tags, authors }] of read.entries()) {
      const item = document.items[index];
      expect({ title, summary, html, tags, authors }).toEqual({
        ...{ title: item?.title, summary: withLineFeeds(item?.summary), html: item?.html, tags: item?.tags },
        authors: item?.authors.map(({ name }) => name).join(', '),
      });
    }
  });

  test('come back from JSON as they went in', () => {
    const { items: read } = readFeed('feed.json', writeJsonFeed(SITE, document));
    expect(read.map(({ title }) => title)).toEqual(document.items.map(({ title }) => title));
    expect(read.map(({ html }) => html)).toEqual(document.items.map(({ html }) => html));
  });

  test('in entries are the same in every format', async () => {
    const made = HOSTILE.map((text, index) => {
      const written = { id: `urn:x:${index}${text}`, title: `t${text}`, description: `s${text}` };
      const own = { ...entry('blog/pool'), ...written, tags: [{ slug: 'c', label: `c${text}` }] };
      return makeItem(SITE, own, { names: new Map([['ada', `a${text}`]]), html: `h${text}` });
    });
    const feed = documentOf(made);
    const texts = [await writeRss(SITE, feed), writeAtom(SITE, feed), writeJsonFeed(SITE, feed)];
    const read = texts.map((text, index) => readFeed(['rss.xml', 'atom.xml', 'feed.json'][index] ?? '', text).items);
    const expected = HOSTILE.map(stripForbidden).map((text, index) => ({
      ...{ id: `urn:x:${index}${text}`, title: `t${text}`, summary: withLineFeeds(`s${text}`), html: `h${text}` },
      ...{ tags: [`c${text}`], authors: `a${text}` },
    }));
    const folded = read.map((list) => list.map((item) => ({ ...item, summary: withLineFeeds(item.summary) })));
    for (const list of folded) expect(list).toMatchObject(expected);
  });

  test('in the names of a site, its tags and its people are as bare in JSON as in XML', () => {
    for (const text of HOSTILE) {
      const named = { title: `t${text}`, description: `d${text}` };
      const people = { authors: AUTHORS.map((author) => ({ ...author, name: `a${text}` })), services: SERVICES };
      const tagged = { ...entry('blog/pool'), tags: [{ slug: 'c', label: `c${text}` }] };
      for (const { scope } of scopesOf(named, [tagged], people)) {
        const feed = { ...documentOf([{}]), scope };
        const json: unknown = JSON.parse(writeJsonFeed(SITE, feed));
        const { title, description } = scope;
        expect(json).toMatchObject({ title, description });
        expect([title, description].map(stripForbidden)).toEqual([title, description]);
      }
    }
  });

  test('in the names of a site and its scopes break neither a feed nor the OPML file', async () => {
    for (const text of HOSTILE) {
      const scope = { ...SCOPE, title: `t${text}`, description: `d${text}` };
      const feeds = [
        await writeRss(SITE, { ...documentOf([{}]), scope }),
        writeAtom(SITE, { ...documentOf([{}]), scope }),
      ];
      for (const [index, feed] of feeds.entries()) {
        expect(readFeed(['rss.xml', 'atom.xml'][index] ?? '', feed).title).toBe(stripForbidden(scope.title));
      }
      const [outline] = elementsOf(parseXml(writeOpml(SITE, [scope])), 'outline');
      expect(outline?.attributes).toMatchObject({ text: stripForbidden(scope.title) });
    }
  });

  test('are read by feedsmith and rss-parser as they were meant', async () => {
    const expected = document.items.map(({ title }) => fold(title));
    const html = document.items.map((item) => fold(item.html));
    const { feedsmith, 'rss-parser': rssParser } = await parseRss(await writeRss(SITE, document));
    const atom = await parseAtom(writeAtom(SITE, document));
    const json = parseJson(writeJsonFeed(SITE, document));
    for (const read of [feedsmith, rssParser, atom.feedsmith, atom['rss-parser'], json.feedsmith]) {
      expect(read?.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
      expect(read?.map(({ title }) => fold(title))).toEqual(expected);
      expect(read?.map((item) => fold(item.html))).toEqual(html);
    }
  });

  test('beside links within an item change nothing of what other parsers read', async () => {
    const html = '<p><a id="a" href="#b">1</a></p><p id="b">&#x3C;b></p>';
    const linked = documentOf([{ html, summary: 'Map<T> & co' }, {}]);
    const expected = linked.items.map((item) => ({ id: item.id, title: item.title, link: item.url, html: item.html }));
    for (const parsers of [await parseRss(await writeRss(SITE, linked)), await parseAtom(writeAtom(SITE, linked))]) {
      for (const [name, read] of Object.entries(parsers)) expect(read, name).toMatchObject(expected);
    }
  });

  test('are numbered rightly by feed-extractor, which resolves references in titles once more', async () => {
    const feeds = [await parseRss(await writeRss(SITE, document)), await parseAtom(writeAtom(SITE, document))];
    for (const { 'feed-extractor': read } of feeds) {
      expect(read?.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
      expect(read?.map((item) => fold(item.html))).toEqual(document.items.map((item) => fold(item.html)));
    }
  });

  test('that look like numbers stay as they are written', async () => {
    for (const title of ['007', '1e5', '1.10', '0x10', 'true']) {
      const feed = documentOf([
        { title, summary: title, tags: [title], id: title, authors: [{ name: title, url: ITEM.url }] },
      ]);
      const [item] = readFeed('rss.xml', await writeRss(SITE, feed)).items;
      expect(item).toMatchObject({ title, summary: title, tags: [title], id: title, authors: title });
    }
  });
});

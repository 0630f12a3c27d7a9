import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../../../src/feeds/item.ts';
import { toRfc822, writeRss } from '../../../src/feeds/rss.ts';
import { toZonedString } from '../../../src/incidents/instants.ts';
import { readFeed } from '../../support/feeds.ts';
import { elementsOf, parseXml, textsOf } from '../../support/xml.ts';
import { ZONES } from '../zones.ts';
import { documentOf, ITEM, SITE } from './sample.ts';

const write = (...items: Partial<FeedItem>[]) => writeRss(SITE, documentOf(items));

describe('the RSS feed', () => {
  test('says what the site is and where the feed lives', async () => {
    const xml = await write({});
    expect(textsOf(xml, 'title')[0]).toBe('Notes & more');
    expect(textsOf(xml, 'description')[0]).toBe('What <broke>.');
    expect(textsOf(xml, 'language')).toEqual(['de']);
    expect(readFeed('rss.xml', xml)).toMatchObject({
      home: 'https://example.org/notes/',
      self: 'https://example.org/notes/rss.xml',
      isArchive: false,
    });
  });

  test('writes & and < in plain text so that readers which decode twice still show them', async () => {
    expect(await write({ title: 'a & b < c' })).toContain('<title>a &#x26; b &#x3C; c</title>');
  });

  test('writes a summary as HTML, which an item’s description is, and the feed’s own description as plain text', async () => {
    const xml = await write({ summary: 'Map<string, Array<T>> & co' });
    expect(textsOf(xml, 'description')).toEqual(['What <broke>.', 'Map&lt;string, Array&lt;T&gt;&gt; &amp; co']);
    expect(readFeed('rss.xml', xml).items[0]?.summary).toBe('Map<string, Array<T>> & co');
  });

  test('has a summary that reads otherwise as HTML once more as plain text, for browsers', async () => {
    const xml = await write({ summary: 'Map<T>' }, { summary: 'R&D' }, { summary: '"Why", it’s' });
    expect(textsOf(xml, 'dcterms:abstract')).toEqual(['Map<T>', 'R&D']);
  });

  test('says of items with links within them alone what those are relative to', async () => {
    const url = 'https://example.org/notes/blog/über&/';
    const xml = await write({ url, html: '<a href="#a">1</a>' }, { html: '<a href="https://b.example/#a">1</a>' });
    expect(elementsOf(parseXml(xml), 'item').map(({ attributes }) => attributes['xml:base'])).toEqual([url, undefined]);
  });

  test('names the stylesheet with its type, below the base path', async () => {
    expect((await write()).split('\n')[1]).toBe('<?xml-stylesheet href="/notes/feed.css" type="text/css"?>');
  });

  test('without entries is a feed too, without a date', async () => {
    const xml = await write();
    expect(readFeed('rss.xml', xml)).toMatchObject({ items: [], updated: undefined });
    expect(xml).not.toContain('<item>');
    expect(xml).not.toContain('lastBuildDate');
  });

  test('has one guid per item, which is not a link', async () => {
    const xml = await write({});
    expect(xml.match(/<guid[^>]*>/g)).toEqual(['<guid isPermaLink="false">']);
    expect(textsOf(xml, 'guid')).toEqual([ITEM.id]);
    expect(textsOf(xml, 'link')[1]).toBe(ITEM.url);
  });

  test('names all people in one dc:creator, and no e-mail author', async () => {
    const xml = await write({});
    expect(xml).toContain('xmlns:dc="http://purl.org/dc/elements/1.1/"');
    expect(textsOf(xml, 'dc:creator')).toEqual(['Ada Lovelace, Grace Hopper']);
    expect(xml).not.toContain('<author>');
  });

  test('gives the date of publication and, apart from it, that of the last change', async () => {
    const xml = await write({});
    expect(textsOf(xml, 'pubDate')).toEqual(['Wed, 02 Apr 2025 10:16:00 GMT']);
    expect(textsOf(xml, 'dcterms:modified')).toEqual(['2025-04-03T00:00:00Z']);
    expect(textsOf(xml, 'lastBuildDate')).toEqual(['Thu, 03 Apr 2025 00:00:00 GMT']);
    expect(await write({ updated: ITEM.published })).not.toContain('modified');
  });

  test('gives a day by the clock of the site, and the later of two dates by their moments', async () => {
    const xml = await write(
      { published: '2026-03-05T00:00:00+05:30', updated: '2026-03-05T00:00:00+05:30' },
      { published: '2026-11-01T01:30:00-04:00', updated: '2026-11-01T01:10:00-05:00' },
      { published: '2026-11-01T01:40:00-04:00', updated: '2026-11-01T01:40:00-04:00' },
    );
    expect(textsOf(xml, 'pubDate')).toEqual([
      'Thu, 05 Mar 2026 00:00:00 +0530',
      'Sun, 01 Nov 2026 01:30:00 -0400',
      'Sun, 01 Nov 2026 01:40:00 -0400',
    ]);
    expect(textsOf(xml, 'dcterms:modified')).toEqual(['2026-11-01T01:10:00-05:00']);
    expect(textsOf(xml, 'lastBuildDate')).toEqual(['Sun, 01 Nov 2026 01:10:00 -0500']);
  });

  test('has the tags, and the picture as media:content', async () => {
    const xml = await write({ image: { url: 'https://example.org/a.webp?b&c', type: 'image/webp' } });
    expect(textsOf(xml, 'category')).toEqual(['SQLite', 'C++']);
    expect(elementsOf(parseXml(xml), 'media:content').map(({ attributes }) => attributes)).toEqual([
      { url: 'https://example.org/a.webp?b&c', type: 'image/webp', medium: 'image' },
    ]);
  });

  test('has the whole text after the summary, and no text where only the summary has room', async () => {
    const [full, short] = elementsOf(parseXml(await write({}, { html: undefined })), 'item');
    const names = full?.children.map(({ name }) => name) ?? [];
    expect(names.indexOf('content:encoded')).toBeGreaterThan(names.indexOf('description'));
    expect(short?.children.map(({ name }) => name)).not.toContain('content:encoded');
  });

  test('is well-formed also when no item has a text', async () => {
    expect(readFeed('rss.xml', await write({ html: undefined })).items).toHaveLength(1);
  });

  test('has the items in the order given', async () => {
    const titles = textsOf(await write({ title: 'One' }, { title: 'Two' }, { title: 'Three' }), 'title');
    expect(titles.slice(1)).toEqual(['One', 'Two', 'Three']);
  });

  test('leads to the archives, and an archive to its neighbours and back', async () => {
    const at = (path: string) => `https://example.org/notes/${path}`;
    const newest = await writeRss(SITE, documentOf([{}], { archives: 3 }));
    expect(readFeed('rss.xml', newest)).toMatchObject({ previous: at('rss/archive/3.xml'), isArchive: false });
    const middle = readFeed('rss.xml', await writeRss(SITE, documentOf([{}], { archives: 3, archive: 2 })));
    expect(middle).toMatchObject({ self: at('rss/archive/2.xml'), current: at('rss.xml'), isArchive: true });
    expect(middle).toMatchObject({ previous: at('rss/archive/1.xml'), next: at('rss/archive/3.xml') });
    const oldest = readFeed('rss.xml', await writeRss(SITE, documentOf([{}], { archives: 1, archive: 1 })));
    expect([oldest.previous, oldest.next]).toEqual([undefined, undefined]);
  });

  test('names the hub where there is one', async () => {
    const hub = 'https://hub.example/?a&b';
    const feed = await writeRss({ ...SITE, feeds: { limit: 30, archives: 'site', hub } }, documentOf([]));
    expect(readFeed('rss.xml', feed).hub).toBe(hub);
    expect(await write()).not.toContain('"hub"');
  });
});

test('a date as RSS wants it has a day, a four-digit year and a zone', () => {
  expect(toRfc822('2025-04-02T10:16:00Z')).toBe('Wed, 02 Apr 2025 10:16:00 GMT');
  expect(toRfc822('2025-04-02T00:00:00+14:00')).toBe('Wed, 02 Apr 2025 00:00:00 +1400');
});

test.each(ZONES)('a date as RSS wants it is the same moment in %s, and the same day', (timeZone) => {
  const minute = fc.integer({ min: Date.UTC(1971, 0) / 60_000, max: Date.UTC(2100, 0) / 60_000 });
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: 'short', year: 'numeric' });
  fc.assert(
    fc.property(minute, (at) => {
      const written = toRfc822(toZonedString(at * 60_000, timeZone));
      expect(written).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:00 (GMT|[+-]\d{4})$/);
      expect(Date.parse(written)).toBe(at * 60_000);
      expect(written.slice(5, 16)).toBe(day.format(at * 60_000).replace('Sept', 'Sep'));
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeedItem, stripForbidden } from '../../../src/feeds/item.ts';
import { writeRss } from '../../../src/feeds/rss.ts';
import { makeSite } from '../site.ts';
import { explainBadXml, textsOf } from './xml.ts';

const ITEM: FeedItem = {
  ...{ id: 'tag:example.org,2025:blog/pool', title: 'Pool exhausted', slug: 'pool', path: '/blog/pool/' },
  ...{ url: 'https://example.org/notes/blog/pool/', description: 'Why.', published: '2025-04-02T10:16Z' },
  ...{ authors: ['Ada Lovelace', 'Grace Hopper'], tags: ['SQLite', 'C++'] },
};
const site = makeSite({ base: '/notes/', lang: 'de', title: 'Notes & more', description: 'What <broke>.' });
const write = (...items: Partial<FeedItem>[]) =>
  writeRss(
    site,
    '/rss.xml',
    items.map((item) => ({ ...ITEM, ...item })),
  );

describe('the RSS feed', () => {
  test('says what the site is and where the feed lives', async () => {
    const xml = await write({});
    expect(explainBadXml(xml)).toBeUndefined();
    expect(textsOf(xml, 'title')[0]).toBe('Notes & more');
    expect(textsOf(xml, 'description')[0]).toBe('What <broke>.');
    expect(textsOf(xml, 'language')).toEqual(['de']);
    expect(textsOf(xml, 'link')[0]).toBe('https://example.org/notes/');
    expect(xml).toContain(
      '<atom:link href="https://example.org/notes/rss.xml" rel="self" type="application/rss+xml"/>',
    );
  });

  test('without entries is a feed too', async () => {
    const xml = await write();
    expect(explainBadXml(xml)).toBeUndefined();
    expect(xml).not.toContain('<item>');
  });

  test('has one guid per item, which is no link', async () => {
    const xml = await write({});
    expect(xml.match(/<guid[^>]*>/g)).toEqual(['<guid isPermaLink="false">']);
    expect(textsOf(xml, 'guid')).toEqual([ITEM.id]);
    expect(textsOf(xml, 'link')[1]).toBe(ITEM.url);
  });

  test('names people in dc:creator, one element each, and no e-mail author', async () => {
    const xml = await write({});
    expect(xml).toContain('xmlns:dc="http://purl.org/dc/elements/1.1/"');
    expect(textsOf(xml, 'dc:creator')).toEqual(ITEM.authors);
    expect(xml).not.toContain('<author>');
  });

  test('gives the date of publication and the tags', async () => {
    const xml = await write({});
    expect(textsOf(xml, 'pubDate')).toEqual(['Wed, 02 Apr 2025 10:16:00 GMT']);
    expect(textsOf(xml, 'category')).toEqual(['SQLite', 'C++']);
  });

  test('has the items in the order given', async () => {
    const titles = textsOf(await write({ title: 'One' }, { title: 'Two' }, { title: 'Three' }), 'title');
    expect(titles.slice(1)).toEqual(['One', 'Two', 'Three']);
  });

  test('is well-formed and loses nothing, whatever titles and names hold', async () => {
    const nasty = fc
      .array(fc.constantFrom('&', '<', '>', '"', "'", ']]>', '<!--', '&amp;', '&#0;', '🔥', 'é', 'x', ' y '), {
        minLength: 1,
      })
      .map((parts) => `a${stripForbidden(parts.join(''))}z`);
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (title, description, tag) => {
        const xml = await write({ title, description, tags: [tag] });
        expect(explainBadXml(xml)).toBeUndefined();
        expect(textsOf(xml, 'title')[1]).toBe(title);
        expect(textsOf(xml, 'description')[1]).toBe(description);
        expect(textsOf(xml, 'category')).toEqual([tag]);
      }),
      { numRuns: 50 },
    );
  });

  test('is well-formed whatever ids and authors hold', async () => {
    const xml = await write({ id: 'urn:x:a&b<c>"d"', authors: ['A & B <c> "D"'] });
    expect(explainBadXml(xml)).toBeUndefined();
    expect(textsOf(xml, 'guid')).toEqual(['urn:x:a&b<c>"d"']);
    expect(textsOf(xml, 'dc:creator')).toEqual(['A & B <c> "D"']);
  });
});

describe('the check for well-formed XML', () => {
  test.each(['<a>', '<a></b>', '<a>&</a>', '<a>&nbsp;</a>', '<a b=c/>', '<a/>text', '<a>\u0001</a>', '</a>'])(
    'refuses %s',
    (xml) => {
      expect(explainBadXml(xml)).toBeDefined();
    },
  );

  test('accepts what is well-formed', () => {
    expect(explainBadXml('<?xml version="1.0"?><a b="c"><d/>&amp;</a>')).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { feedId, writeAtom } from '../../../src/feeds/atom.ts';
import type { FeedItem } from '../../../src/feeds/item.ts';
import { readFeed } from '../../support/feeds.ts';
import { childText, elementsOf, parseXml, textsOf } from '../../support/xml.ts';
import { documentOf, ITEM, SCOPE, SITE } from './sample.ts';

const write = (...items: Partial<FeedItem>[]) => writeAtom(SITE, documentOf(items));

describe('the Atom feed', () => {
  test('says what RSS says', () => {
    expect(readFeed('atom.xml', write({})).items).toEqual([
      {
        ...{ id: ITEM.id, title: ITEM.title, url: ITEM.url, summary: ITEM.summary, html: ITEM.html },
        ...{ authors: 'Ada Lovelace, Grace Hopper', tags: ['SQLite', 'C++'], image: undefined },
        published: Date.parse('2025-04-02T10:16:00Z') / 1000,
        updated: Date.parse('2025-04-03T00:00:00Z') / 1000,
      },
    ]);
  });

  test('has a language, a stylesheet and the page that shows the same', () => {
    const xml = write({});
    expect(parseXml(xml).attributes).toMatchObject({ 'xml:lang': 'de', xmlns: 'http://www.w3.org/2005/Atom' });
    expect(xml.split('\n')[1]).toBe('<?xml-stylesheet href="/notes/feed.css" type="text/css"?>');
    expect(readFeed('atom.xml', xml)).toMatchObject({ home: 'https://example.org/notes/', title: 'Notes & more' });
    expect(childText(parseXml(xml), 'subtitle')).toBe('What <broke>.');
  });

  test('is dated by its newest change, and an empty one by no clock', () => {
    const newest = write({ updated: '2025-04-05T00:00:00Z' }, { updated: '2025-04-06T00:00:00Z' });
    expect(childText(parseXml(newest), 'updated')).toBe('2025-04-06T00:00:00Z');
    expect(childText(parseXml(write()), 'updated')).toBe('1970-01-01T00:00:00Z');
    expect(readFeed('atom.xml', write()).items).toEqual([]);
  });

  test('has no text where only the summary has room', () => {
    const [full, short] = elementsOf(parseXml(write({}, { html: undefined })), 'entry');
    expect(full && childText(full, 'content')).toBe('<p>All of it.</p>');
    expect(short && childText(short, 'content')).toBeUndefined();
    expect(short && childText(short, 'summary')).toBe('Why.');
  });

  test('has summaries as HTML, like the texts, and those that read otherwise once more as plain text', () => {
    const xml = write({ summary: 'Map<string, Array<T>> & co' }, { summary: 'Why.' });
    const summaries = elementsOf(parseXml(xml), 'summary');
    expect(summaries.map(({ attributes, text }) => [attributes.type, text])).toEqual([
      ['html', 'Map&lt;string, Array&lt;T&gt;&gt; &amp; co'],
      ['html', 'Why.'],
    ]);
    expect(textsOf(xml, 'dcterms:abstract')).toEqual(['Map<string, Array<T>> & co']);
  });

  test('says of entries with links within them alone what those are relative to', () => {
    const xml = write({ html: '<a href="#a">1</a>' }, {});
    expect(elementsOf(parseXml(xml), 'entry').map(({ attributes }) => attributes['xml:base'])).toEqual([
      ITEM.url,
      undefined,
    ]);
  });

  test('leads to the archives, and an archive to its neighbours and back', () => {
    const at = (path: string) => `https://example.org/notes/${path}`;
    const middle = writeAtom(SITE, documentOf([{}], { archives: 3, archive: 2 }));
    expect(readFeed('atom.xml', middle)).toMatchObject({
      ...{ self: at('atom/archive/2.xml'), current: at('atom.xml'), isArchive: true },
      ...{ previous: at('atom/archive/1.xml'), next: at('atom/archive/3.xml') },
    });
    expect(readFeed('atom.xml', write({}))).toMatchObject({ previous: undefined, isArchive: false });
    expect(readFeed('atom.xml', writeAtom(SITE, documentOf([{}], { archives: 3 }))).previous).toBe(
      at('atom/archive/3.xml'),
    );
  });

  test('has an id of its own that survives another address of the site', () => {
    const moved = { ...SITE, url: 'https://elsewhere.example', base: '/' };
    const ids = [{ archive: undefined }, { archive: 1, archives: 2 }, { archive: 2, archives: 2 }].map((more) => {
      const id = feedId(SITE, documentOf([], more));
      expect(feedId(moved, documentOf([], more))).toBe(id);
      expect(textsOf(writeAtom(SITE, documentOf([], more)), 'id')[0]).toBe(id);
      return id;
    });
    const tag = feedId(SITE, documentOf([], { scope: { ...SCOPE, path: '/tags/über/' } }));
    expect(new Set([...ids, tag]).size).toBe(4);
    expect(tag).toBe('tag:example.org,2025:feeds/tags/%C3%BCber/current');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeAtom } from '../../../src/feeds/atom.ts';
import {
  BUDGET,
  cutDocuments,
  documentLinks,
  documentPath,
  type FeedDocument,
  type Format,
  recogniseFeed,
  withinBudget,
} from '../../../src/feeds/document.ts';
import { writeJsonFeed } from '../../../src/feeds/json-feed.ts';
import { writeRss } from '../../../src/feeds/rss.ts';
import { readFeed } from '../../support/feeds.ts';
import { documentOf, SCOPE, SITE } from './sample.ts';

const FORMATS: readonly Format[] = ['rss', 'atom', 'json'];
const limits = fc.integer({ min: 1, max: 9 });
const counts = fc.integer({ min: 0, max: 60 });
/** Numbers as entries, newest (highest) first. */
const entries = (count: number) => Array.from({ length: count }, (_, index) => count - index);

/** Follow the links from the document that readers subscribe to. */
function walk(documents: readonly FeedDocument<number>[], format: Format): number[] {
  const byPath = new Map(documents.map((document) => [documentPath(document, format), document]));
  const seen: number[] = [];
  for (let path: string | undefined = documentPath({ scope: SCOPE }, format); path; ) {
    const document = byPath.get(path);
    if (!document) throw new Error(`${path} is not there`);
    byPath.delete(path);
    seen.push(...document.items);
    path = documentLinks(document, format).previous;
  }
  return seen;
}

describe('cutting entries into documents', () => {
  test.each([0, 1, 3, 4, 6, 7])('a walk over %i entries meets each once, newest first, at a limit of 3', (count) => {
    for (const format of FORMATS) expect(walk(cutDocuments(SCOPE, entries(count), 3), format)).toEqual(entries(count));
  });

  test('a walk meets each entry once, whatever their number and the limit', () => {
    fc.assert(
      fc.property(counts, limits, fc.constantFrom(...FORMATS), (count, limit, format) => {
        const documents = cutDocuments(SCOPE, entries(count), limit);
        expect(walk(documents, format)).toEqual(entries(count));
        expect(documents.every(({ items }) => items.length <= limit)).toBe(true);
        expect(documents[0]?.archive).toBeUndefined();
        expect(documents[0]?.items).toEqual(entries(count).slice(0, limit));
      }),
    );
  });

  test('a new entry changes no archive but the newest, and no way back from one', () => {
    fc.assert(
      fc.property(counts, limits, (count, limit) => {
        const before = cutDocuments(SCOPE, entries(count), limit).slice(1);
        const after = cutDocuments(SCOPE, entries(count + 1), limit).slice(1);
        for (const [index, document] of before.entries()) {
          const later = after[index];
          expect(later && documentLinks(later, 'atom').previous).toBe(documentLinks(document, 'atom').previous);
          if (index === before.length - 1) expect(later?.items.slice(-document.items.length)).toEqual(document.items);
          else expect(later).toEqual({ ...document, archives: after.length });
        }
      }),
    );
  });

  test('a site without entries has one document, and it is empty', () => {
    expect(cutDocuments(SCOPE, [], 30)).toEqual([{ scope: SCOPE, archives: 0, items: [] }]);
  });
});

test('documents live beside the page that shows the same', () => {
  const scope = { ...SCOPE, path: '/tags/sqlite/' };
  expect(FORMATS.map((format) => documentPath({ scope }, format))).toEqual([
    ...['/tags/sqlite/rss.xml', '/tags/sqlite/atom.xml', '/tags/sqlite/feed.json'],
  ]);
  expect(FORMATS.map((format) => documentPath({ scope: SCOPE, archive: 4 }, format))).toEqual([
    ...['/rss/archive/4.xml', '/atom/archive/4.xml', '/feed/archive/4.json'],
  ]);
});

describe('a file of the output', () => {
  test('is recognised as the document that it is', () => {
    for (const format of FORMATS) {
      for (const path of ['/', '/blog/', '/tags/über alles/']) {
        for (const archive of [undefined, 1, 12]) {
          const file = documentPath({ scope: { path }, archive }, format).slice(1);
          expect(recogniseFeed(file), file).toEqual({ format, scopePath: path, isArchive: archive !== undefined });
        }
      }
    }
  });

  test.each([
    ...[
      'rss.json',
      'atom.json',
      'feed.xml',
      'my-rss.xml',
      'blog/my-feed.json',
      'rss.xml.md',
      'sitemap.xml',
      'feeds.opml',
    ],
    ...[
      'rss/archive/a.xml',
      'rss/archive/1.json',
      'feed/archive/1.xml',
      'my-rss/archive/1.xml',
      'rss/1.xml',
      '',
      'rss',
    ],
  ])('%s is not a feed', (file) => {
    expect(recogniseFeed(file)).toBeUndefined();
  });
});

describe('the budget', () => {
  const writers = [
    (document: FeedDocument) => writeRss(SITE, document),
    (document: FeedDocument) => writeAtom(SITE, document),
    (document: FeedDocument) => writeJsonFeed(SITE, document),
  ];
  /** Texts of these lengths, in the characters given; what comes out has its budget kept in all formats. */
  async function splitOf(lengths: readonly number[], character = 'x'): Promise<boolean[]> {
    const items = lengths.map((length, index) => ({ id: `urn:x:${index}`, html: character.repeat(length) }));
    const fitted = await withinBudget(documentOf(items), writers);
    for (const write of writers) expect(Buffer.byteLength(await write(fitted))).toBeLessThanOrEqual(BUDGET);
    const names = ['rss.xml', 'atom.xml', 'feed.json'];
    const texts = await Promise.all(writers.map(async (write) => write(fitted)));
    const splits = texts.map((text, index) =>
      readFeed(names[index] ?? '', text).items.map(({ html }) => html !== undefined),
    );
    expect(splits).toEqual([splits[0], splits[0], splits[0]]);
    return splits[0] ?? [];
  }

  test('changes nothing while there is room', async () => {
    const document = documentOf([{}, {}]);
    expect(await withinBudget(document, writers)).toEqual(document);
  });

  test('turns the oldest entries into summaries, and uses most of its room', async () => {
    const split = await splitOf(Array(30).fill(20_000));
    expect(split).toEqual(Array.from({ length: 30 }, (_, index) => index < 12));
  });

  test('never gives a text to an older entry when a newer one of ordinary length has none', async () => {
    expect(await splitOf([100_000, 100_000, 100_000, 10])).toEqual([true, true, false, false]);
  });

  test('leaves out one entry that has no room even alone, and not the others for its sake', async () => {
    expect(await splitOf([10, BUDGET + 1, 10])).toEqual([true, false, true]);
    expect(await splitOf([BUDGET])).toEqual([false]);
  });

  test('counts what escaping adds, in the format where it adds most', async () => {
    expect(await splitOf([60_000, 60_000], '<')).toEqual([false, false]);
    expect(await splitOf([40_000, 40_000], '<')).toEqual([true, false]);
    expect(await splitOf([100_000, 100_000], '\n')).toEqual([true, false]);
    expect(await splitOf([60_000, 60_000], '界')).toEqual([true, false]);
  });

  test('counts the address that links within an item are relative to', async () => {
    const url = `https://example.org/${'&'.repeat(3000)}/`;
    const items = Array.from({ length: 10 }, (_, index) => ({
      ...{ id: `urn:x:${index}`, url, html: `<a href="#a">${'x'.repeat(20_000)}</a>` },
    }));
    const fitted = await withinBudget(documentOf(items), writers);
    for (const write of writers) expect(Buffer.byteLength(await write(fitted))).toBeLessThanOrEqual(BUDGET);
    expect(fitted.items.some(({ html }) => html === undefined)).toBe(true);
  });

  test('does not touch archives, which have no budget and never change', async () => {
    const document = documentOf([{ html: 'x'.repeat(BUDGET) }], { archive: 1, archives: 1 });
    expect(await withinBudget(document, writers)).toBe(document);
  });

  test('holds in every format, whatever the texts', async () => {
    const texts = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), fc.constantFrom('<', '"', 'x', '🔥', '&')), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (list) => {
        const items = list.map(([length, character]) => ({ html: character.repeat(length) }));
        const fitted = await withinBudget(documentOf(items), writers);
        for (const write of writers) expect(Buffer.byteLength(await write(fitted))).toBeLessThanOrEqual(BUDGET);
      }),
      { numRuns: 20 },
    );
  });
});

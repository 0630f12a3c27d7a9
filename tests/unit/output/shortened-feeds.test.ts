import { expect, test } from 'vitest';
import { BUDGET } from '../../../src/feeds/document.ts';
import { readOutput } from '../../../src/output/read-output.ts';
import { shortenedFeeds } from '../../../src/output/shortened-feeds.ts';
import { makeFolder } from '../folder.ts';

const item = (slug: string, html?: string) => ({
  url: `https://example.org/notes/blog/${encodeURI(slug)}/`,
  ...(html === undefined ? { content_text: 'A summary.' } : { content_html: html }),
});
const json = (...items: object[]) => JSON.stringify({ items });

test('feeds of which some entries have a summary only are told, with those entries', () => {
  const folder = makeFolder({
    ...{ 'feed.json': json(item('a', ''), item('b'), item('über')), 'atom.xml': '', 'rss.xml': '', 'rss.json': '[]' },
    ...{ 'blog/feed.json': json(item('a', 'text')), 'blog/atom.xml': '', 'blog/rss.xml': '' },
    'feed/archive/1.json': json(item('c')),
  });
  expect(readShortenedFeeds(folder)).toEqual([
    { scope: '/', summaries: ['/notes/blog/b/', '/notes/blog/über/'], isTooLong: false },
  ]);
});

test('a copy at an old address is told as the feed that it is a copy of', () => {
  const feed = JSON.stringify({
    feed_url: 'https://example.org/notes/authors/%C3%BCber/feed.json',
    items: [item('a')],
  });
  const both = ['über', 'old'].map((id) => ({
    ...{ [`authors/${id}/feed.json`]: feed, [`authors/${id}/atom.xml`]: '', [`authors/${id}/rss.xml`]: '' },
  }));
  expect(readShortenedFeeds(makeFolder(Object.assign({}, ...both))).map(({ scope }) => scope)).toEqual([
    '/authors/über/',
  ]);
});

test.each(['rss.xml', 'atom.xml'])('one that is too long in %s all the same is told as such', (file) => {
  const scope = { 'blog/feed.json': json(item('a')), 'blog/atom.xml': '', 'blog/rss.xml': '' };
  const folder = (bytes: number) => makeFolder({ ...scope, [`blog/${file}`]: 'x'.repeat(bytes) });
  expect(readShortenedFeeds(folder(BUDGET))).toMatchObject([{ scope: '/blog/', isTooLong: false }]);
  expect(readShortenedFeeds(folder(BUDGET + 1))).toMatchObject([{ scope: '/blog/', isTooLong: true }]);
});

function readShortenedFeeds(folder: string) {
  const collector = shortenedFeeds(folder);
  readOutput(folder, [collector]);
  return collector.result();
}

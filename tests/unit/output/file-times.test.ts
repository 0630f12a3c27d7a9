import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedTimes, setTimes } from '../../../src/output/file-times.ts';
import { readOutput } from '../../../src/output/read-output.ts';
import { openWorkplace } from '../../../src/output/swap.ts';
import { type Files, makeFolder, writeFiles } from '../folder.ts';

const MINUTES_10 = 600;
const seconds = (date: string) => Date.parse(date) / 1000;
const EARLIEST = seconds('2000-01-01T00:00:00Z');

/** The times that files get, in seconds since 1970. */
function timesOf(files: Files): Record<string, number> {
  const folder = makeFolder(files);
  setFeedTimes(folder);
  return Object.fromEntries(Object.keys(files).map((file) => [file, statSync(join(folder, file)).mtimeMs / 1000]));
}

const timeOf = (file: string, content: string) => timesOf({ [file]: content })[file] ?? Number.NaN;

const rss = (date: string, text = '') => `<rss><lastBuildDate>${date}</lastBuildDate><item>${text}</item></rss>`;
const DAY = 'Wed, 02 Apr 2025 10:00:30 GMT';

describe('the time of a feed', () => {
  test.each([
    ['rss.xml', rss(DAY)],
    ['blog/rss.xml', rss(DAY)],
    ['authors/ada/rss.xml', rss('Wed, 02 Apr 2025 15:30:30 +0530')],
    ['tags/über/rss/archive/12.xml', rss(DAY)],
    [
      'atom.xml',
      '<feed><updated>2025-04-02T10:00:30Z</updated><entry><updated>2025-04-01T00:00:00Z</updated></entry></feed>',
    ],
    ['services/api/atom/archive/1.xml', '<feed><updated>2025-04-02T12:00:30+02:00</updated></feed>'],
    [
      'feed.json',
      '{"items": [{"date_modified": "2025-01-01T00:00:00Z"}, {"date_modified": "2025-04-02T10:00:30.999Z"}]}',
    ],
    ['blog/feed/archive/3.json', '{"items":[{"date_modified":"2025-04-02T10:00:30Z"}]}'],
    ['rss.json', `[{"pubDate": "Tue, 01 Apr 2025 00:00:00 GMT"}, {"pubDate": "${DAY}"}]`],
    [
      'postmortems/incidents.ics',
      'DTSTAMP:20250401T000000Z\r\nDTSTAMP:20250402T100030Z\r\nDTSTART:20300101T000000Z\r\n',
    ],
  ])('%s is at most ten minutes before the latest change of its items', (file, content) => {
    const time = timeOf(file, content);
    expect(time).toBeLessThanOrEqual(seconds('2025-04-02T10:00:30Z'));
    expect(time).toBeGreaterThan(seconds('2025-04-02T10:00:30Z') - MINUTES_10);
  });

  test.each([
    ['rss.xml', '<rss><channel></channel></rss>'],
    ['atom.xml', '<feed><updated>1970-01-01T00:00:00Z</updated></feed>'],
    ['feed.json', '{"items": []}'],
    ['rss.json', '[]'],
    ['feeds.opml', '<opml/>'],
    ['blog/feed.json', 'not JSON at all'],
    ['blog/rss.xml', rss('yesterday')],
    ['tags/old/rss.xml', rss('Mon, 01 Jan 1900 00:00:00 GMT')],
  ])('%s without a date that can be used is a fixed one: %s', (file, content) => {
    const time = timeOf(file, content);
    expect(time).toBeLessThanOrEqual(EARLIEST);
    expect(time).toBeGreaterThan(EARLIEST - MINUTES_10);
  });

  test('follows from nothing but the bytes, and is whole seconds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.date({ min: new Date(0), noInvalidDate: true }),
        (text, before) => {
          const content = rss(DAY, text);
          const [first, second] = [makeFolder({ 'rss.xml': content }), makeFolder({ 'blog/rss.xml': content })];
          utimesSync(join(first, 'rss.xml'), before, before);
          setFeedTimes(first);
          setFeedTimes(second);
          const time = statSync(join(first, 'rss.xml')).mtimeMs;
          expect(time % 1000).toBe(0);
          expect(statSync(join(second, 'blog/rss.xml')).mtimeMs).toBe(time);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('differs between contents of one date and one length', () => {
    const texts = Array.from({ length: 40 }, (_, index) => String(index).padStart(2, '0'));
    const files = Object.fromEntries(texts.map((text) => [`tags/t${text}/rss.xml`, rss(DAY, text)]));
    expect(new Set(Object.values(files).map(({ length }) => length)).size).toBe(1);
    // Of 40 contents, one pair may meet within 600 seconds.
    expect(new Set(Object.values(timesOf(files))).size).toBeGreaterThan(37);
  });

  test('is not read from the text of an entry', () => {
    const late = 'Fri, 01 Jan 2044 00:00:00 GMT';
    const limit = seconds('2026-01-01T00:00:00Z');
    const atom =
      '<feed><updated>2025-04-02T10:00:30Z</updated><content>&#x3C;updated>2044-01-01T00:00:00Z</content></feed>';
    const feed = JSON.stringify(
      { items: [{ date_modified: '2025-04-02T10:00:30Z', content_html: '"date_modified": "2044-01-01T00:00:00Z"' }] },
      null,
      1,
    );
    expect(timeOf('rss.xml', rss(DAY, `&#x3C;lastBuildDate>${late}&#x3C;/lastBuildDate>`))).toBeLessThan(limit);
    expect(timeOf('atom.xml', atom)).toBeLessThan(limit);
    expect(timeOf('feed.json', feed)).toBeLessThan(limit);
    expect(timeOf('rss.json', JSON.stringify([{ description: `"pubDate": "${late}"`, pubDate: DAY }]))).toBeLessThan(
      limit,
    );
    expect(timeOf('rss.json', JSON.stringify([{ pubDate: DAY }]))).toBeGreaterThan(EARLIEST);
  });
});

test('files that no one subscribes to keep theirs', () => {
  const names = [
    'index.html',
    'sitemap.xml',
    'my-rss.xml',
    'rss/archive/a.xml',
    'rss/1.xml',
    'data/rss.json',
    'blog/x.ics',
    'constructor',
  ];
  const times = timesOf(Object.fromEntries(names.map((name) => [name, rss(DAY)])));
  for (const [name, time] of Object.entries(times)) expect(time, name).toBeGreaterThan(seconds('2025-06-01T00:00:00Z'));
});

test('a published build has the times, and they survive its renames', async () => {
  const root = makeFolder({ 'dist/rss.xml': 'old' });
  const workplace = openWorkplace(root);
  writeFiles(workplace.out, { 'rss.xml': rss(DAY), 'index.html': 'new' });
  const times = feedTimes();
  readOutput(workplace.out, [times]);
  await workplace.publish(times.result());
  workplace.release();
  expect(statSync(join(root, 'dist/rss.xml')).mtimeMs / 1000).toBe(timeOf('rss.xml', rss(DAY)));
});

function setFeedTimes(folder: string): void {
  const times = feedTimes();
  readOutput(folder, [times]);
  setTimes(folder, times.result());
}

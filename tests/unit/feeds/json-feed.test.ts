import { describe, expect, test } from 'vitest';
import { writeJsonFeed } from '../../../src/feeds/json-feed.ts';
import { readFeed } from '../../support/feeds.ts';
import { documentOf, ITEM, SITE } from './sample.ts';

describe('the JSON feed', () => {
  test('says what the site is and what an entry is', () => {
    const image = { url: 'https://example.org/a.webp', type: 'image/webp' };
    expect(JSON.parse(writeJsonFeed(SITE, documentOf([{ image }])))).toEqual({
      ...{ version: 'https://jsonfeed.org/version/1.1', title: 'Notes & more', description: 'What <broke>.' },
      ...{ home_page_url: 'https://example.org/notes/', feed_url: 'https://example.org/notes/feed.json' },
      language: 'de',
      items: [
        {
          ...{ id: ITEM.id, url: ITEM.url, title: ITEM.title, summary: ITEM.summary, content_html: ITEM.html },
          ...{ date_published: ITEM.published, date_modified: ITEM.updated },
          ...{ authors: ITEM.authors, tags: ITEM.tags, image: image.url },
        },
      ],
    });
  });

  test('gives the summary once, as plain text, where only it has room', () => {
    const [item] = JSON.parse(writeJsonFeed(SITE, documentOf([{ html: undefined }]))).items;
    expect(item).toMatchObject({ content_text: 'Why.' });
    expect(item).not.toHaveProperty('summary');
    expect(item).not.toHaveProperty('content_html');
  });

  test('has summaries as plain text, whatever they hold', () => {
    const summary = 'Map<string, Array<T>> & co';
    const [full, short] = JSON.parse(
      writeJsonFeed(SITE, documentOf([{ summary }, { summary, html: undefined }])),
    ).items;
    expect([full.summary, short.content_text]).toEqual([summary, summary]);
  });

  test('leads from the newest entries through the archives to the oldest', () => {
    const read = (archive?: number) =>
      readFeed('x.json', writeJsonFeed(SITE, documentOf([{}], { archives: 2, archive })));
    expect(read().previous).toBe('https://example.org/notes/feed/archive/2.json');
    expect(read(2)).toMatchObject({
      ...{ self: 'https://example.org/notes/feed/archive/2.json', isArchive: true },
      previous: 'https://example.org/notes/feed/archive/1.json',
    });
    expect(read(1).previous).toBeUndefined();
  });

  test('without entries is a feed too, and names the hub where there is one', () => {
    const site = { ...SITE, feeds: { ...SITE.feeds, hub: 'https://hub.example/' } };
    expect(readFeed('x.json', writeJsonFeed(site, documentOf([])))).toMatchObject({ items: [], hub: site.feeds.hub });
    expect(writeJsonFeed(SITE, documentOf([]))).not.toContain('hubs');
  });
});

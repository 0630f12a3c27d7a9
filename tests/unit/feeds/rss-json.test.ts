import { expect, test } from 'vitest';
import { writeRssJson } from '../../../src/feeds/rss-json.ts';
import { href } from '../../../src/site.ts';
import { ITEM, SITE } from './sample.ts';

const write = (...items: Parameters<typeof writeRssJson>[0]) => writeRssJson(items, (path) => href(SITE, path));

test('rss.json is an array with seven texts for each entry, newest first', () => {
  const newer = {
    ...{ ...ITEM, slug: 'codegen', path: '/blog/codegen/', url: 'https://example.org/notes/blog/codegen/' },
    ...{ title: 'Code </script> & "more"', published: '2025-05-02T00:00:00Z' },
  };
  const older = { ...ITEM, authors: ITEM.authors.slice(0, 1), path: '/blog/über/' };
  expect(JSON.parse(write(newer, older))).toEqual([
    {
      ...{ title: 'Code </script> & "more"', slug: 'codegen', description: 'Why.' },
      ...{ link: '/notes/blog/codegen/', url: 'https://example.org/notes/blog/codegen/' },
      ...{ pubDate: 'Fri, 02 May 2025 00:00:00 GMT', author: 'Ada Lovelace, Grace Hopper' },
    },
    {
      ...{ title: 'Pool exhausted', slug: 'pool', description: 'Why.', author: 'Ada Lovelace' },
      ...{ link: '/notes/blog/%C3%BCber/', url: 'https://example.org/notes/blog/pool/' },
      ...{ pubDate: 'Wed, 02 Apr 2025 10:16:00 GMT' },
    },
  ]);
});

test('rss.json of an empty site is an empty array with a line end', () => {
  expect(write()).toBe('[]\n');
});

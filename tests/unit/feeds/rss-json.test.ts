import { expect, test } from 'vitest';
import { makeItems } from '../../../src/feeds/item.ts';
import { writeRssJson } from '../../../src/feeds/rss-json.ts';
import { href } from '../../../src/site.ts';
import { AUTHORS, entry } from '../entry.ts';
import { makeSite } from '../site.ts';

const site = makeSite({ base: '/notes/' });
const write = (...entries: Parameters<typeof makeItems>[1]) =>
  writeRssJson(makeItems(site, entries, AUTHORS), (path) => href(site, path));

test('rss.json is an array with seven texts for each entry, newest first', () => {
  const newer = entry('blog/codegen', {
    author: undefined,
    authors: ['ada', 'grace'],
    title: 'Code </script> & "more"',
  });
  const older = entry('postmortems/pool', { pubDate: '2024-08-22T10:16+02:00' });
  expect(JSON.parse(write(newer, older))).toEqual([
    {
      ...{ title: 'Code </script> & "more"', slug: 'codegen', description: 'A description.' },
      ...{ link: '/notes/blog/codegen/', url: 'https://example.org/notes/blog/codegen/' },
      ...{ pubDate: 'Wed, 02 Apr 2025 00:00:00 GMT', author: 'Ada Lovelace, Grace Hopper' },
    },
    {
      ...{ title: 'A title', slug: 'pool', description: 'A description.', author: 'Ada Lovelace' },
      ...{ link: '/notes/postmortems/pool/', url: 'https://example.org/notes/postmortems/pool/' },
      ...{ pubDate: 'Thu, 22 Aug 2024 08:16:00 GMT' },
    },
  ]);
});

test('rss.json of an empty site is an empty array with a line end', () => {
  expect(write()).toBe('[]\n');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearbyPages, paginate, paginateEach } from '../../../src/views/listing.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('pages of a listing', () => {
  test('put together are the listing: nothing lost, nothing twice, each page full but the last', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 30 }), (count, size) => {
        const items = numbers(count);
        const pages = paginate(items, '/blog/', size).map(({ props }) => props.page);
        expect(pages.flatMap((page) => page.items)).toEqual(items);
        expect(pages.slice(0, -1).every((page) => page.items.length === size)).toBe(true);
        expect(pages).toHaveLength(Math.max(1, Math.ceil(count / size)));
      }),
    );
  });

  test('link to their neighbours, both ways, and to nowhere at the ends', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.integer({ min: 1, max: 10 }), (count, size) => {
        const pages = paginate(numbers(count), '/blog/', size).map(({ props }) => props.page);
        for (const [index, page] of pages.entries()) {
          expect(page).toMatchObject({ number: index + 1, last: pages.length, total: count });
          expect([page.newer, page.older]).toEqual([pages[index - 1]?.path, pages[index + 1]?.path]);
        }
      }),
    );
  });

  test('have addresses: the first that of the listing, the others with their number', () => {
    const pages = paginate(numbers(5), '/tags/sqlite/', 2);
    expect(pages.map(({ params, props }) => [params.page, props.page.path])).toEqual([
      [undefined, '/tags/sqlite/'],
      ['page/2', '/tags/sqlite/page/2/'],
      ['page/3', '/tags/sqlite/page/3/'],
    ]);
  });

  test('are one empty page where there is nothing', () => {
    expect(paginate([], '/blog/', 10)).toEqual([
      {
        params: { page: undefined },
        props: {
          page: {
            items: [],
            number: 1,
            last: 1,
            total: 0,
            path: '/blog/',
            first: '/blog/',
            newer: undefined,
            older: undefined,
          },
        },
      },
    ]);
  });
});

test('many listings of one kind have pages each, with their parameter and their own properties', () => {
  const listings = [
    { id: 'sqlite', path: '/tags/sqlite/', items: numbers(3), extra: { label: 'SQLite' } },
    { id: 'empty', path: '/tags/empty/', items: [], extra: { label: 'Empty' } },
  ];
  const pages = paginateEach(listings, 'tag', 2);
  expect(pages.map(({ params }) => params)).toEqual([
    { tag: 'sqlite', page: undefined },
    { tag: 'sqlite', page: 'page/2' },
    { tag: 'empty', page: undefined },
  ]);
  expect(pages.map(({ props }) => [props.label, props.page.items])).toEqual([
    ['SQLite', [0, 1]],
    ['SQLite', [2]],
    ['Empty', []],
  ]);
});

describe('links to the pages of a listing', () => {
  const shown = (number: number, last: number) =>
    nearbyPages('/blog/', number, last)
      .map((page) => page?.number ?? '…')
      .join(' ');

  test('are to the first, the last and the neighbours of the one that is read', () => {
    expect(shown(10, 30)).toBe('1 … 8 9 10 11 12 … 30');
    expect(shown(1, 30)).toBe('1 2 3 … 30');
    expect(shown(30, 30)).toBe('1 … 28 29 30');
  });

  test('leave no single page out', () => {
    expect(shown(5, 9)).toBe('1 2 3 4 5 6 7 8 9');
    expect(shown(1, 1)).toBe('1');
  });

  test('are the addresses that the pages have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const pages = paginate(numbers(count), '/blog/', 1).map(({ props }) => props.page);
        for (const { number, last, first } of pages) {
          const links = nearbyPages(first, number, last).filter((link) => link !== undefined);
          expect(links.every((link) => pages[link.number - 1]?.path === link.path)).toBe(true);
          expect(links.map((link) => link.number)).toContain(number);
        }
      }),
    );
  });
});

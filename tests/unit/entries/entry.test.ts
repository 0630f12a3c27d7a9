import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newestFirst, placeDate, unifyTags } from '../../../src/entries/entry.ts';
import { entry, reportEntry } from '../entry.ts';

describe('an entry', () => {
  test('of four fields has an address, an identity and one author', () => {
    expect(entry('blog/pool', {}, 'Some text.')).toMatchObject({
      ...{ collection: 'blog', slug: 'pool', path: '/blog/pool/', file: 'content/blog/pool.md', body: 'Some text.' },
      ...{ id: 'tag:example.org,2025:blog/pool', authors: ['ada'], contributors: [], tags: [], corrections: [] },
      ...{ published: { instant: '2025-04-02T00:00Z', day: '2025-04-02', timed: false } },
      ...{ updated: undefined, incident: undefined, withheld: undefined },
    });
  });

  test('keeps a written id', () => {
    expect(entry('blog/pool', { id: 'urn:x:1' }).id).toBe('urn:x:1');
  });

  test('names each person once, by id, in the written order', () => {
    const people = {
      author: undefined,
      authors: ['Grace Hopper', 'Countess', 'ADA'],
      contributors: ['grace', 'Grace Hopper'],
    };
    expect(entry('blog/pool', people)).toMatchObject({ authors: ['grace', 'ada'], contributors: ['grace'] });
    expect(() => entry('blog/pool', { author: 'Hedy' })).toThrow('author Hedy of content/blog/pool.md is not known');
  });

  test('names each tag once, with its first spelling', () => {
    expect(entry('blog/pool', { tags: ['SQLite', 'Post mortem', 'post-mortem'] }).tags).toEqual([
      { slug: 'sqlite', label: 'SQLite' },
      { slug: 'post-mortem', label: 'Post mortem' },
    ]);
  });

  test('was updated at the latest of its update and its corrections', () => {
    const corrections = [
      { at: '2025-05-01', text: 'First.' },
      { at: '2025-05-03T10:00Z', text: 'Second.' },
    ];
    expect(entry('blog/a', { corrections }).updated?.instant).toBe('2025-05-03T10:00Z');
    expect(entry('blog/a', { corrections, updatedDate: '2025-06-01' }).updated?.instant).toBe('2025-06-01T00:00Z');
    expect(entry('blog/a', { corrections, updatedDate: '2025-04-03' }).updated?.instant).toBe('2025-05-03T10:00Z');
  });

  test('names services by id, also where it used an alias or a name', () => {
    const { incident } = reportEntry('pool', { services: ['gateway', { id: 'Website', state: 'down' }] });
    expect(incident?.services.map(({ id }) => id)).toEqual(['api', 'web']);
    expect(() => reportEntry('pool', { services: ['warehouse'] })).toThrow('service warehouse');
  });
});

describe('a date', () => {
  test('is sorted by its instant and shown as a day of the site’s zone', () => {
    expect(placeDate('2025-01-15', 'Pacific/Auckland')).toEqual({
      ...{ instant: '2025-01-14T11:00Z', day: '2025-01-15', timed: false, zoned: '2025-01-15T00:00:00+13:00' },
    });
    expect(placeDate('2025-01-15T02:00Z', 'America/Los_Angeles')).toEqual({
      ...{ instant: '2025-01-15T02:00Z', day: '2025-01-14', timed: true, zoned: '2025-01-14T18:00:00-08:00' },
    });
  });
});

describe('newest first', () => {
  const pubDate = fc.constantFrom('2025-04-01', '2025-04-02', '2025-04-02T00:00Z', '2025-04-02T09:00Z');
  const list = fc.uniqueArray(
    fc.tuple(fc.constantFrom('blog', 'postmortems'), fc.integer({ min: 0, max: 30 }), pubDate),
    {
      selector: ([collection, n]) => `${collection}/${n}`,
    },
  );
  const make = (items: readonly (readonly [string, number, string])[]) =>
    items.map(([collection, n, date]) => entry(`${collection}/e${n}`, { pubDate: date }));

  test('is one order whatever the order of the files', () => {
    fc.assert(
      fc.property(list, (items) => {
        const entries = make(items);
        const paths = entries.toSorted(newestFirst).map(({ path }) => path);
        expect(
          entries
            .toReversed()
            .toSorted(newestFirst)
            .map(({ path }) => path),
        ).toEqual(paths);
        const keys = entries.toSorted(newestFirst).map(({ published }) => published.instant);
        expect(keys).toEqual(keys.toSorted().toReversed());
      }),
      { numRuns: 30 },
    );
  });

  const order = (...names: string[]) =>
    names
      .map((name) => entry(name, { pubDate: '2025-04-02' }))
      .sort(newestFirst)
      .map(({ path }) => path.slice(1, -1));

  test('puts the later name of one day first, numbers read as people read them', () => {
    expect(order('blog/part-1', 'blog/part-10', 'blog/part-2', 'blog/part-9')).toEqual(
      [10, 9, 2, 1].map((n) => `blog/part-${n}`),
    );
    expect(order('blog/v1.9-notes', 'blog/v1.10-notes')).toEqual(['blog/v1.10-notes', 'blog/v1.9-notes']);
    expect(order('blog/9-a', 'blog/10-b', 'blog/010-a')).toEqual(['blog/10-b', 'blog/010-a', 'blog/9-a']);
    expect(order('blog/day-٩', 'blog/day-١٠')).toEqual(['blog/day-١٠', 'blog/day-٩']);
    expect(order('blog/b', 'postmortems/a')).toEqual(['blog/b', 'postmortems/a']);
    expect(order('blog/same', 'postmortems/same')).toEqual(order('postmortems/same', 'blog/same'));
    expect(order('blog/part-1', 'blog/part-01')).toEqual(order('blog/part-01', 'blog/part-1'));
    expect(order('blog/part', 'blog/part-1')).toEqual(['blog/part-1', 'blog/part']);
  });

  test('goes by the second where there are seconds', () => {
    const dates = { a: '2025-04-02T10:00:30Z', b: '2025-04-02T10:00Z', c: '2025-04-02T10:01Z' };
    const entries = Object.entries(dates).map(([name, pubDate]) => entry(`blog/${name}`, { pubDate }));
    expect(entries.sort(newestFirst).map(({ slug }) => slug)).toEqual(['c', 'a', 'b']);
  });
});

test('a tag has the spelling of the oldest entry everywhere', () => {
  const entries = [
    entry('blog/new', { pubDate: '2025-05-01', tags: ['sqlite', 'Backups'] }),
    entry('blog/old', { pubDate: '2025-04-01', tags: ['SQLite'] }),
    entry('blog/middle', { pubDate: '2025-04-15', tags: ['SQLITE', 'backups'] }),
  ];
  const labels = (list: typeof entries) => list.map(({ tags }) => tags.map(({ label }) => label));
  expect(labels(unifyTags(entries))).toEqual([['SQLite', 'backups'], ['SQLite'], ['SQLite', 'backups']]);
  expect(labels(entries)).toEqual([['sqlite', 'Backups'], ['SQLite'], ['SQLITE', 'backups']]);
  const parts = [entry('blog/part-10', { tags: ['go'] }), entry('blog/part-9', { tags: ['Go'] })];
  expect(labels(unifyTags(parts))).toEqual([['Go'], ['Go']]);
});

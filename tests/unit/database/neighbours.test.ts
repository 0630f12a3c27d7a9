import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newestFirst } from '../../../src/entries/entry.ts';
import { entry, reportEntry } from '../entry.ts';
import { ask } from './filled.ts';

const paths = (list: readonly { path: string }[]) => list.map(({ path }) => path);

describe('neighbours', () => {
  test('are of the same collection, by publication and then by name', () => {
    const queries = ask([
      entry('blog/a', { pubDate: '2025-04-01' }),
      entry('blog/b', { pubDate: '2025-04-02' }),
      entry('blog/c', { pubDate: '2025-04-02' }),
      reportEntry('outage', {}, { pubDate: '2025-04-02' }),
    ]);
    expect(queries.findNeighbours('/blog/b/')).toMatchObject({
      older: { path: '/blog/a/' },
      newer: { path: '/blog/c/' },
    });
    expect(queries.findNeighbours('/blog/c/')).toMatchObject({ older: { path: '/blog/b/' }, newer: undefined });
    expect(queries.findNeighbours('/postmortems/outage/')).toEqual({ older: undefined, newer: undefined });
  });

  test('of the parts of one day are the parts before and after', () => {
    const parts = ['part-10', 'part-2', 'part-1', 'part-9'].map((name) => entry(`blog/${name}`));
    const queries = ask(parts);
    expect(paths(queries.listCollection('blog'))).toEqual([10, 9, 2, 1].map((n) => `/blog/part-${n}/`));
    expect(queries.findNeighbours('/blog/part-9/')).toMatchObject({
      older: { path: '/blog/part-2/' },
      newer: { path: '/blog/part-10/' },
    });
    expect(queries.findNeighbours('/blog/part-1/')).toMatchObject({
      older: undefined,
      newer: { path: '/blog/part-2/' },
    });
  });

  test('followed from the newest give the listing, and back', () => {
    const dates = fc.array(fc.constantFrom('2025-04-01', '2025-04-02', '2025-04-02T10:00Z'), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(dates, (list) => {
        const entries = list.map((pubDate, n) => entry(`blog/e${n}`, { pubDate }));
        const queries = ask(entries);
        const listed = paths(queries.listCollection('blog'));
        expect(listed).toEqual(paths(entries.toSorted(newestFirst)));
        for (const [index, path] of listed.entries()) {
          const { older, newer } = queries.findNeighbours(path);
          expect([newer?.path, older?.path]).toEqual([listed[index - 1], listed[index + 1]]);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('related entries', () => {
  const queries = ask([
    entry('blog/this', { tags: ['Common', 'Rare'] }),
    entry('blog/rare', { tags: ['Rare'], pubDate: '2025-01-01' }),
    entry('blog/common', { tags: ['Common'], pubDate: '2025-01-01' }),
    entry('blog/newer', { tags: ['Common'], pubDate: '2025-02-01' }),
    entry('blog/other', { tags: ['Else'] }),
    reportEntry('outage', { services: ['api'] }, { tags: ['Common', 'Rare'] }),
    reportEntry('again', { services: ['api'] }),
  ]);

  test('share tags: more and rarer ones first, then newer ones', () => {
    const expected = ['/postmortems/outage/', '/blog/rare/', '/blog/newer/', '/blog/common/'];
    expect(paths(queries.findRelated('/blog/this/', 9))).toEqual(expected);
    expect(paths(queries.findRelated('/blog/this/', 2))).toEqual(expected.slice(0, 2));
  });

  test('share services', () => {
    expect(paths(queries.findRelated('/postmortems/again/', 9))).toEqual(['/postmortems/outage/']);
  });

  test('are none where nothing is shared, never the entry itself', () => {
    expect(queries.findRelated('/blog/other/', 9)).toEqual([]);
    expect(queries.findRelated('/blog/none/', 9)).toEqual([]);
  });
});

describe('relations', () => {
  const queries = ask([
    reportEntry('first'),
    reportEntry('second', {
      related: [
        { id: 'first', rel: 'recurrence' },
        { id: 'draft', rel: 'same-cause' },
      ],
    }),
    reportEntry('third', { related: [{ id: 'second', rel: 'caused-by' }] }),
  ]);
  const relation = (slug: string, name: string, back: 0 | 1) => ({
    ...{ path: `/postmortems/${slug}/`, title: 'A title', relation: name, back },
  });

  test('are found from both ends, those that a report wrote itself first', () => {
    expect(queries.findRelations('/postmortems/second/')).toEqual([
      relation('first', 'recurrence', 0),
      relation('third', 'caused-by', 1),
    ]);
    expect(queries.findRelations('/postmortems/first/')).toEqual([relation('second', 'recurrence', 1)]);
  });

  test('to a report that is withheld are not there', () => {
    expect(JSON.stringify(queries.findRelations('/postmortems/second/'))).not.toContain('draft');
  });
});

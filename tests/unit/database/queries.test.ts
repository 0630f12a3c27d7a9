import { describe, expect, test } from 'vitest';
import { compareNames } from '../../../src/views/name-order.ts';
import { entry, reportEntry } from '../entry.ts';
import { ask } from './filled.ts';

const paths = (list: readonly { path: string }[]) => list.map(({ path }) => path);

describe('an empty site', () => {
  const queries = ask([]);

  test('has numbers, all of them zero, and no dates', () => {
    expect(queries.getSiteStats()).toEqual({
      ...{ posts: 0, reports: 0, authors: 0, words: 0, first: null, latest: null, incidents: {} },
      ...{ searchDocuments: 0, vocabulary: 0 },
    });
  });

  test('has empty listings and people without entries', () => {
    expect([queries.listAll(), queries.listNewest(5), queries.listByTag('x'), queries.countTags()]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(queries.countAuthors()).toEqual([
      { id: 'ada', label: 'Ada Lovelace', count: 0 },
      { id: 'grace', label: 'Grace Hopper', count: 0 },
    ]);
    expect(queries.findNeighbours('/blog/none/')).toEqual({ older: undefined, newer: undefined });
    expect(queries.countWords('/blog/none/')).toBe(0);
  });
});

describe('listings', () => {
  const queries = ask([
    entry('blog/first', { pubDate: '2025-04-01', tags: ['SQLite'] }, 'One two three.'),
    entry('blog/second', {
      pubDate: '2025-04-03',
      tags: ['SQLite', 'Backups'],
      author: 'grace',
      contributors: ['ada'],
    }),
    reportEntry('outage', { services: ['web', 'api', 'web'] }, { pubDate: '2025-04-02', tags: ['Backups'] }),
    reportEntry('small', { severity: 'sev4', services: ['api'] }, { pubDate: '2025-04-02' }),
  ]);

  test('are newest first, of one day the later name before the earlier', () => {
    const all = ['/blog/second/', '/postmortems/small/', '/postmortems/outage/', '/blog/first/'];
    expect(paths(queries.listAll())).toEqual(all);
    expect(paths(queries.listNewest(2))).toEqual(all.slice(0, 2));
    expect(paths(queries.listCollection('postmortems'))).toEqual(all.slice(1, 3));
    expect(paths(queries.listByTag('backups'))).toEqual(['/blog/second/', '/postmortems/outage/']);
    expect(paths(queries.listByService('api'))).toEqual(all.slice(1, 3));
  });

  test('of an author hold what they contributed to', () => {
    expect(paths(queries.listByAuthor('ada'))).toHaveLength(4);
    expect(paths(queries.listByAuthor('grace'))).toEqual(['/blog/second/']);
  });

  test('show tags, authors and services with their names, services by name', () => {
    const [second, , outage] = queries.listAll();
    expect(second).toMatchObject({
      ...{ publishedDay: '2025-04-03', severity: null, status: null, services: [] },
      authors: [{ id: 'grace', name: 'Grace Hopper' }],
      tags: [
        { slug: 'sqlite', label: 'SQLite' },
        { slug: 'backups', label: 'Backups' },
      ],
    });
    expect(outage).toMatchObject({
      ...{ severity: 'sev2', status: 'ongoing', kind: 'incident' },
      services: [
        { id: 'api', name: 'API' },
        { id: 'web', name: 'Website' },
      ],
    });
  });

  test('are counted, an entry once', () => {
    expect(queries.countTags()).toEqual([
      { id: 'backups', label: 'Backups', count: 2 },
      { id: 'sqlite', label: 'SQLite', count: 2 },
    ]);
    expect(queries.countServices()).toEqual([
      { id: 'api', label: 'API', count: 2 },
      { id: 'web', label: 'Website', count: 1 },
    ]);
    expect(queries.countAuthors().map(({ count }) => count)).toEqual([4, 1]);
  });

  test('have words and search numbers behind them', () => {
    expect(queries.countWords('/blog/first/')).toBe(3);
    expect(queries.getSiteStats()).toMatchObject({
      ...{ posts: 2, reports: 2, authors: 2, words: 3, first: '2025-04-01', latest: '2025-04-03' },
      ...{ incidents: { sev2: 1, sev4: 1 }, searchDocuments: 4 },
    });
    // Titles, descriptions and the one text; then the names of tags, authors, services and severities.
    const words = 'a title description one two three sqlite backups ada lovelace grace hopper api website sev2 sev4';
    expect(queries.getSiteStats().vocabulary).toBe(new Set(words.split(' ')).size);
  });
});

test('services and people are listed by name, whatever its case', () => {
  const services = ['npm registry', 'SQLite', 'Scheduled runs', 'blob storage'].map((name) => ({ id: name, name }));
  const authors = ['grace', 'Ada'].map((name) => ({ id: name, name }));
  const queries = ask([], { services, authors });
  const names = ['blob storage', 'npm registry', 'Scheduled runs', 'SQLite'];
  expect(queries.countServices().map(({ label }) => label)).toEqual(names);
  expect(queries.countAuthors().map(({ label }) => label)).toEqual(['Ada', 'grace']);
  expect(services.map(({ name }) => name).toSorted(compareNames)).toEqual(names);
});

test('statistics of incidents leave out narratives, maintenance and duplicates', () => {
  const queries = ask([
    reportEntry('outage'),
    reportEntry('again', { related: [{ id: 'outage', rel: 'duplicate' }] }),
    reportEntry('later', { related: [{ id: 'outage', rel: 'recurrence' }] }),
    reportEntry('window', { kind: 'maintenance' }),
    entry('postmortems/narrative'),
  ]);
  expect(queries.getSiteStats()).toMatchObject({ reports: 5, incidents: { sev2: 2 } });
});

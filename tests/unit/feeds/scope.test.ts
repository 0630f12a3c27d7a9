import { expect, test } from 'vitest';
import { scopesOf } from '../../../src/feeds/scope.ts';
import { AUTHORS, entry, reportEntry, SERVICES } from '../entry.ts';

const SITE = { title: 'Notes', description: 'What broke.' };
const people = { authors: AUTHORS, services: SERVICES };

test('a site without entries has the scope of everything only', () => {
  expect(scopesOf(SITE, [], people)).toEqual([
    { scope: { path: '/', title: 'Notes', description: 'What broke.', kind: 'site' }, entries: [] },
  ]);
});

test('each collection, tag, author and service has a scope with its entries in the order given, if it has any', () => {
  const newer = entry('blog/newer', { tags: ['C++', 'sqlite'] });
  const report = reportEntry('report', { services: ['web'] }, { author: 'grace', tags: ['SQLite'] });
  const older = entry('blog/older', { authors: ['grace', 'ada'], author: undefined });
  const scopes = scopesOf(SITE, [newer, report, older], people);
  expect(scopes.map(({ scope, entries }) => [scope.path, entries.map(({ slug }) => slug)])).toEqual([
    ['/', ['newer', 'report', 'older']],
    ['/blog/', ['newer', 'older']],
    ['/postmortems/', ['report']],
    ['/tags/c-plus-plus/', ['newer']],
    ['/tags/sqlite/', ['newer', 'report']],
    ['/authors/ada/', ['newer', 'older']],
    ['/authors/grace/', ['report', 'older']],
    ['/services/web/', ['report']],
  ]);
  const titles = scopes.map(({ scope }) => scope.title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.slice(1).every((title) => title.endsWith(' · Notes'))).toBe(true);
});

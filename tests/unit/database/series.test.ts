import { describe, expect, test } from 'vitest';
import { entry, reportEntry } from '../entry.ts';
import { ask } from './filled.ts';

describe('a series', () => {
  const tale = { series: 'A tale' };
  const queries = ask([
    entry('blog/second', { pubDate: '2025-04-02', ...tale }),
    entry('blog/first', { pubDate: '2025-04-01', ...tale }),
    reportEntry('third', {}, { pubDate: '2025-04-03', ...tale }),
    entry('blog/other', { pubDate: '2025-04-02', series: 'Another tale' }),
    entry('blog/alone', { pubDate: '2025-04-02' }),
  ]);
  const parts = (path: string) => queries.listSeries(path).map((part) => part.path);

  test('has all its parts, of both kinds, from the first to the last, whichever is asked about', () => {
    const all = ['/blog/first/', '/blog/second/', '/postmortems/third/'];
    expect(parts('/blog/first/')).toEqual(all);
    expect(parts('/postmortems/third/')).toEqual(all);
  });

  test('has the parts of one day in the order of their names', () => {
    const named = ['part-10', 'part-2', 'part-1'].map((name) => entry(`blog/${name}`, tale));
    expect(
      ask(named)
        .listSeries('/blog/part-2/')
        .map(({ slug }) => slug),
    ).toEqual(['part-1', 'part-2', 'part-10']);
  });

  test('does not hold the parts of another, and is nothing without a name', () => {
    expect(parts('/blog/other/')).toEqual(['/blog/other/']);
    expect(parts('/blog/alone/')).toEqual([]);
    expect(parts('/blog/unknown/')).toEqual([]);
  });
});

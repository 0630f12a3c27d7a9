import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { search } from '../../../src/search/client/search.ts';
import { loadStemmer } from '../../../src/search/client/stems.ts';
import type { SearchDocument } from '../../../src/search/document.ts';
import { ask, document, find, makeIndex, open } from './corpus.ts';

const NO_VALUES = { kind: [], year: [], tag: [], author: [], severity: [], service: [], trigger: [] };
const ofYear = (year: string) => ({ facets: { ...NO_VALUES, year: [[year, year]] as const } });

describe('a phrase that more documents may have than are read', () => {
  // Newest first: 140 of 2024, whose titles make them the likelier ones, then 60 of 2020.
  const documents = Array.from({ length: 200 }, (_, n) =>
    n < 140
      ? document(`Connection pool ${n}`, 'The connection pool was full.', {}, ofYear('2024'))
      : document(`Old ${n}`, n < 180 ? 'A connection pool.' : 'A pool of one connection.', {}, ofYear('2020')),
  );

  test('says so, and counts nothing that it does not know', async () => {
    const answer = await ask(documents, '"connection pool"');
    expect(answer).toMatchObject({ total: 50, isCut: true });
    expect(answer.facets.year.map(({ id, count }) => [id, count])).toEqual([
      ['2024', undefined],
      ['2020', undefined],
    ]);
  });

  test('is looked for in what the filters leave', async () => {
    const cut = await ask(documents, '"connection pool" year:2020');
    expect(cut).toMatchObject({ isCut: true });
    expect(cut.total).toBeGreaterThan(0);
    const some = [...documents.slice(0, 140), ...documents.slice(150)];
    const whole = await ask(some, '"connection pool" year:2020');
    expect(whole).toMatchObject({ total: 30, isCut: false });
    expect(whole.facets.year.map(({ count, isChosen }) => [count, isChosen])).toEqual([
      [undefined, false],
      [undefined, true],
    ]);
  });

  test('is looked for in the newest when they are asked for', async () => {
    const words = 'words '.repeat(50);
    const newest = Array.from({ length: 10 }, (_, n) => document(`Newest ${n}`, `${words} connection pool`));
    const likeliest = Array.from({ length: 60 }, (_, n) => document(`Connection pool ${n}`));
    const { hits } = await ask([...newest, ...likeliest], '"connection pool"', { order: 'date' });
    expect(hits.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('of one word needs no text, so every number is exact', async () => {
    const paths: string[] = [];
    const reader = open(makeIndex(documents), paths);
    const answer = await search(reader, await loadStemmer('en'), '"full"', { order: 'date', page: 1e6 });
    expect(answer).toMatchObject({ total: 140, isCut: false });
    expect(answer.facets.year.map(({ count }) => count)).toEqual([140, 0]);
    expect(paths.filter((path) => path.startsWith('f/'))).toEqual([]);
  });
});

describe('phrases agree with reading all documents', () => {
  const WORDS = ['pool', 'pools', 'big', 'the', 'was'];
  const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));
  const anyDocument = fc
    .tuple(text, text, fc.constantFrom('2024', '2025'))
    .map(([title, body, year]) => document(title, body, {}, ofYear(year)));
  const phrase = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });
  const query = fc.record({
    phrase,
    order: fc.constantFrom('date' as const, 'relevance' as const),
    year: fc.constantFrom(undefined, '2024'),
  });
  const has = ({ fragment }: SearchDocument, words: readonly string[]) =>
    [fragment.title, ...fragment.sections.map((section) => section.text)].some((part) =>
      ` ${part} `.includes(` ${words.join(' ')} `),
    );

  const agree = async (
    documents: readonly SearchDocument[],
    { phrase, order, year }: typeof query extends fc.Arbitrary<infer Query> ? Query : never,
  ) => {
    const written = `"${phrase.join(' ')}"${year ? ` year:${year}` : ''}`;
    const having = [...documents.entries()].filter(([, own]) => has(own, phrase)).map(([id]) => id);
    const isOf = (id: number, wanted: string) => documents[id]?.facets.year[0]?.[0] === wanted;
    const expected = having.filter((id) => !year || isOf(id, year));
    const answer = await ask(documents, written, { order, page: 1 });
    if (answer.isCut) expect(answer.total).toBeLessThanOrEqual(expected.length);
    else expect(answer.total).toBe(expected.length);
    for (const { id } of answer.hits) expect(expected).toContain(id);
    const ids = answer.hits.map(({ id }) => id);
    if (order === 'date') expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    if (order === 'date' && !answer.isCut) expect(ids).toEqual(expected.slice(0, 10));
    for (const value of answer.facets.year) {
      const known = having.filter((id) => isOf(id, value.id)).length;
      if (value.count !== undefined) expect(value.count).toBe(known);
    }
    return answer;
  };

  test('for as few as are all read, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDocument, { minLength: 1, maxLength: 30 }), query, async (documents, asked) => {
        const { isCut, facets } = await agree(documents, asked);
        expect(isCut).toBe(false);
        expect(facets.year.every(({ count }) => count !== undefined)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('for more than are read, as far as it says', async () => {
    const documents = fc.array(anyDocument, { minLength: 80, maxLength: 120, size: 'max' });
    await fc.assert(
      fc.asyncProperty(documents, query, async (list, asked) => void (await agree(list, asked))),
      {
        numRuns: 60,
      },
    );
  });
});

describe('a word in quotes', () => {
  const documents = [document('A', 'deploy failed'), document('B', 'pool failed'), document('C', 'deploys pooled')];

  test('is required, as it is written', async () => {
    expect(await find(documents, '"deploy"')).toEqual(['A']);
    expect(await find(documents, '"deploy" failed')).toEqual(['A']);
    expect(await find(documents, '“deploys” failed')).toEqual(['C']);
    expect(await find(documents, '"deplo"')).toEqual([]);
    expect(await find(documents, '"depoly" failed')).toEqual([]);
  });

  test('is required even if it says nothing', async () => {
    const plain = [document('A', 'the pool'), document('B', 'a pool')];
    expect(await find(plain, '"the" pool')).toEqual(['A']);
    expect(await find(plain, 'the pool')).toEqual(['A', 'B']);
  });
});

describe('a phrase and a compound', () => {
  const documents = [document('D', 'we use better-sqlite3 now'), document('E', 'it was worse than better')];

  test.each([
    '"use better"',
    '"sqlite3 now"',
    '"use better-sqlite3 now"',
    '"better-sqlite3"',
    '"we use better-sqlite3"',
  ])('%s is found by its parts', async (query) => {
    expect(await find(documents, query)).toEqual(['D']);
  });

  test.each(['"use sqlite3"', '"better now"', '"use better-sqlite"'])('%s is not', async (query) => {
    expect(await find(documents, query)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../bench/corpus.ts';
import { search } from '../../../src/search/client/search.ts';
import { loadStemmer } from '../../../src/search/client/stems.ts';
import { document, find, makeIndex, open } from './corpus.ts';

const COMMON = [
  'you',
  'can',
  'use',
  'it',
  'to',
  'set',
  'the',
  'file',
  'when',
  'a',
  'build',
  'is',
  'run',
  'with',
  'name',
];

describe('words in a row', () => {
  const random = createRandom(3);
  const draw = (count: number) => Array.from({ length: count }, () => COMMON[Math.floor(random() * COMMON.length)]);
  const texts = Array.from({ length: 60 }, () => draw(80).join(' '));
  const documents = texts.map((text, n) => document(`Page ${n}`, text));

  test('find the text that has them first, though all of them are in every text', async () => {
    const stem = await loadStemmer('en');
    const reader = open(makeIndex(documents));
    let found = 0;
    for (const [id, text] of texts.entries()) {
      const passage = text.split(' ').slice(20, 26).join(' ');
      const { hits } = await search(reader, stem, passage, { order: 'relevance', page: 1 });
      const holders = texts.flatMap((own, at) => (` ${own} `.includes(` ${passage} `) ? [at] : []));
      expect(holders).toContain(id);
      if (holders.includes(hits[0]?.id ?? -1)) found++;
    }
    expect(found).toBeGreaterThan(40);
  });

  test('come before the same words in another order', async () => {
    const rest = 'x '.repeat(30);
    const turned = document('Turned', `file the set to when ${rest}`);
    const straight = document('Straight', `${rest} when to set the file`);
    expect(await find([turned, straight], 'when to set the file')).toEqual(['Straight', 'Turned']);
  });

  test('are looked for in a bounded number of texts, and pages hold each result once', async () => {
    const paths: string[] = [];
    const reader = open(makeIndex(documents), paths);
    const stem = await loadStemmer('en');
    const passage = 'name run build file use set';
    const seen: number[] = [];
    for (const page of [1, 2, 3, 4, 5, 6]) {
      const { hits, total } = await search(reader, stem, passage, { order: 'relevance', page });
      if (page === 1) expect(paths.filter((path) => path.startsWith('f/')).length).toBeLessThanOrEqual(30);
      expect(total).toBe(60);
      seen.push(...hits.map(({ id }) => id));
    }
    expect(seen.sort((a, b) => a - b)).toEqual([...Array(60).keys()]);
  });

  test('are not looked for beyond the first ten where few words are asked for', async () => {
    const paths: string[] = [];
    const reader = open(makeIndex(documents), paths);
    await search(reader, await loadStemmer('en'), 'build file name', { order: 'relevance', page: 1 });
    expect(paths.filter((path) => path.startsWith('f/'))).toHaveLength(10);
  });
});

import fc from 'fast-check';
import { stemmer } from 'stemmer';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../bench/corpus.ts';
import { search } from '../../../src/search/client/search.ts';
import type { SearchDocument } from '../../../src/search/document.ts';
import { rankByReading } from './brute-force.ts';
import { ask, document, find, makeIndex, open } from './corpus.ts';

const WORDS = [
  ...['pool', 'pools', 'pooled', 'pooling', 'poll', 'polls', 'connection', 'connections', 'connector', 'database'],
  ...['databases', 'study', 'studies', 'the', 'and', 'why', 'p99', 'é', 'retry', 'retries', 'migration', 'migrate'],
  ...['post', 'postgres', 'x', 'deploy', 'deployed', 'alert'],
];
const MISSPELT = [
  'conection',
  'cnonections',
  'databse',
  'poool',
  'migratoin',
  'onnection',
  'zzzz',
  'dep',
  'stud',
  'po',
];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' '));
const short = fc.array(fc.constantFrom(...WORDS), { maxLength: 10 }).map((words) => words.join(' '));
const section = fc.record({ id: fc.constant('a'), heading: short, text });
const anyDocument = fc
  .tuple(
    short,
    short,
    fc.array(section, { maxLength: 3 }),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
    short,
  )
  .map(
    ([title, description, sections, tags, keywords]): SearchDocument =>
      document(title, '', { description, sections, tags }, { keywords }),
  );
const anyQuery = fc.uniqueArray(fc.constantFrom(...WORDS, ...MISSPELT), { minLength: 1, maxLength: 5 });

describe('ranking by the index agrees with reading all documents', () => {
  const agree = async (documents: readonly SearchDocument[], words: readonly string[]) => {
    const folded = words.map((word) => word.replace('é', 'e'));
    const expected = rankByReading(documents, folded, stemmer);
    const answer = await ask(documents, words.join(' '));
    expect(answer.total).toBe(expected.length);
    expect(answer.hits.map(({ id }) => id)).toEqual(expected.slice(0, 10).map(({ id }) => id));
    const second = await ask(documents, words.join(' '), { page: 2 });
    expect(new Set(second.hits.map(({ id }) => id))).toEqual(new Set(expected.slice(10, 20).map(({ id }) => id)));
  };

  test('for a few documents', async () => {
    const documents = fc.array(anyDocument, { minLength: 1, maxLength: 9 });
    await fc.assert(fc.asyncProperty(documents, anyQuery, agree), { numRuns: 300 });
  });

  test('for so many that frequent words say nothing', async () => {
    const documents = fc.array(anyDocument, { minLength: 40, maxLength: 60, size: 'max' });
    await fc.assert(fc.asyncProperty(documents, anyQuery, agree), { numRuns: 40 });
  });

  test('for a vocabulary of many shards', async () => {
    const random = createRandom(5);
    const letters = (count: number) =>
      Array.from({ length: count }, () => 'abcdeghilmnoprstu'[Math.floor(random() * 17)]).join('');
    const stems = Array.from({ length: 3000 }, () => letters(5 + Math.floor(random() * 5)));
    const pick = () =>
      `${stems[Math.floor(random() ** 2 * stems.length)]}${['', '', 's', 'ed', 'ing'][Math.floor(random() * 5)]}`;
    const text = (count: number) => Array.from({ length: count }, pick).join(' ');
    const documents = Array.from({ length: 150 }, () => document(text(4), text(60)));
    const index = makeIndex(documents);
    expect(index.shards).toBeGreaterThan(5);
    expect([...index.files.keys()].filter((path) => path.startsWith('w/')).length).toBeGreaterThan(1);
    const reader = open(index);
    for (let round = 0; round < 25; round++) {
      const words = [pick(), pick(), pick()];
      if (round % 3 === 0) words[0] = `${words[0]?.slice(0, 3)}x${words[0]?.slice(3)}`;
      if (round % 3 === 1) words[2] = words[2]?.slice(0, 5) ?? '';
      const expected = rankByReading(documents, words, stemmer);
      const answer = await search(reader, stemmer, words.join(' '), { order: 'relevance', page: 1 });
      expect(answer.total, words.join(' ')).toBe(expected.length);
      expect(answer.hits.map(({ id }) => id)).toEqual(expected.slice(0, 10).map(({ id }) => id));
    }
  });
});

describe('the order of results', () => {
  test('puts the title before a heading and the text', async () => {
    const documents = [
      document('In the text', 'pool'),
      document('In a heading', '', { sections: [{ id: 'a', heading: 'pool', text: '' }] }),
      document('In the title: pool'),
      document('Nowhere'),
    ];
    expect(await find(documents, 'pool')).toEqual(['In the title: pool', 'In a heading', 'In the text']);
  });

  test('puts a short title before a long one', async () => {
    const documents = [document('A pool of nine words is a long title'), document('The pool')];
    expect(await find(documents, 'pool')).toEqual(['The pool', 'A pool of nine words is a long title']);
  });

  test('puts the whole word before its other forms, and those before longer words', async () => {
    const documents = [document('Poolside'), document('Pooled'), document('Pool')];
    expect(await find(documents, 'pool')).toEqual(['Pool', 'Pooled', 'Poolside']);
  });

  test('lets a rare word weigh more than a common one', async () => {
    const common = Array.from({ length: 20 }, (_, n) => document(`Filler ${n}`, 'common'));
    const found = await find([...common, document('Rare', 'rare'), document('Common', 'common')], 'common rare');
    expect(found[0]).toBe('Rare');
  });

  test('prefers documents with all the words, and words that stand together', async () => {
    const apart = `connection ${'x '.repeat(40)} pool`;
    const documents = [
      document('Repeated', 'pool pool pool pool'),
      document('Apart', apart),
      document('Together', `connection pool ${'x '.repeat(40)}`),
    ];
    expect(await find(documents, 'connection pool')).toEqual(['Together', 'Apart', 'Repeated']);
  });

  test('puts the newer of two equals first, which is the one that comes first', async () => {
    const titles = ['Pool a', 'Pool b', 'Pool c'];
    expect(
      await find(
        titles.map((title) => document(title)),
        'pool',
      ),
    ).toEqual(titles);
  });

  test('is by date when that is asked for', async () => {
    const documents = [document('New', 'pool'), document('Pool'), document('Old', 'pool')];
    const { hits } = await ask(documents, 'pool', { order: 'date' });
    expect(hits.map(({ fragment }) => fragment.title)).toEqual(['New', 'Pool', 'Old']);
  });
});

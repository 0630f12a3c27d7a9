import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../../bench/corpus.ts';
import type { SearchIndex } from '../../../src/search/build-index.ts';
import type { Stem } from '../../../src/search/client/match.ts';
import { search } from '../../../src/search/client/search.ts';
import { loadStemmer } from '../../../src/search/client/stems.ts';
import { listForms } from '../../../src/search/word-forms.ts';
import { document, makeIndex, open } from './corpus.ts';

/** A language, letters of it, and words of which the first has another beginning, or letters inside, than the second. */
const LANGUAGES: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  [
    'id',
    'abcdefghijklmnoprstuwy',
    [
      ['membaca', 'baca'],
      ['dikirim', 'kirim'],
      ['menghapus', 'hapus'],
    ],
  ],
  [
    'ar',
    'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
    [
      ['الكتاب', 'كتاب'],
      ['الخادم', 'خادم'],
      ['بالشبكة', 'شبكة'],
    ],
  ],
  ['ga', 'abcdefghilmnoprstu', [['bhfuinneog', 'fuinneog']]],
  ['sr', 'абвгдежзијклмнопрстуфхцчшabcdefghijklmnoprstuvz', [['сервер', 'server']]],
  ['de', 'abcdefghijklmnoprsßtuvwz', [['straße', 'strasse']]],
];

describe.each(LANGUAGES)('in a vocabulary of many shards, in %s', (lang, letters, pairs) => {
  let index: SearchIndex;
  let stem: Stem;
  beforeAll(async () => {
    stem = await loadStemmer(lang);
    const random = createRandom(3);
    const pick = () => letters[Math.floor(random() * letters.length)];
    const word = () => Array.from({ length: 6 }, pick).join('');
    const filler = Array.from({ length: 60 }, () => document('Other', Array.from({ length: 300 }, word).join(' ')));
    const having = pairs.flatMap(([far, near]) => [document(far, 'far'), document(near, 'near')]);
    index = makeIndex([...having, ...filler], lang, stem);
    expect(index.shards).toBeGreaterThan(10);
  });

  test.each(pairs)('%s and %s find each other', async (far, near) => {
    for (const query of [far, near]) {
      const paths: string[] = [];
      const { hits } = await search(open(index, paths), stem, `${query} `, { order: 'relevance', page: 1 });
      expect(hits.map(({ fragment }) => fragment.title)).toEqual(expect.arrayContaining([far, near]));
      expect(paths.filter((path) => path.startsWith('o/'))).toHaveLength(1);
      expect(paths.filter((path) => path.startsWith('s/')).length).toBeLessThan(15);
    }
  });

  test('words whose forms begin alike are in no list', () => {
    const lines = listForms(['datum', 'datums'], lang, (word) => word.replace(/s$/, ''));
    expect(lines).toEqual([]);
  });
});

test('other languages have no such lists', async () => {
  const index = makeIndex([document('Fly', 'flies')], 'en', await loadStemmer('en'));
  expect([...index.files.keys()].filter((path) => path.startsWith('o/'))).toEqual([]);
});

test('a word that a stemmer fails on stands for itself', async () => {
  const stem = await loadStemmer('bg');
  expect(stem('процеси')).toBe('процеси');
  expect(stem('книгата')).toBe('книг');
});

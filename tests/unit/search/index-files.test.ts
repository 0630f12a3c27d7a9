import { execFileSync } from 'node:child_process';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeTexts } from '../../../bench/search/texts.ts';
import { decodeFragment } from '../../../src/search/format/fragment.ts';
import { decodeRoot } from '../../../src/search/format/root.ts';
import { document, makeIndex, open } from './corpus.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;

describe('the files of an index', () => {
  const documents = makeTexts(150);
  const index = makeIndex(documents);

  test('are the same to the byte in every run and process', () => {
    const again = makeIndex(makeTexts(150));
    expect([...again.files]).toEqual([...index.files]);
    const script = `
      import { makeTexts } from '${ROOT}bench/search/texts.ts';
      import { makeIndex } from '${ROOT}tests/unit/search/corpus.ts';
      process.stdout.write(makeIndex(makeTexts(150)).hash);`;
    const options = ['--input-type=module', '--eval', script];
    for (const TZ of ['UTC', 'Asia/Kolkata']) {
      const env = { ...process.env, TZ, LC_ALL: 'sv_SE.UTF-8' };
      expect(execFileSync(process.execPath, options, { env, encoding: 'utf8' })).toBe(index.hash);
    }
  });

  test('are in a folder named by what they hold', () => {
    expect(index.hash).toMatch(/^[0-9a-f]{12}$/);
    expect(makeIndex([document('One')]).hash).not.toBe(makeIndex([document('Two')]).hash);
  });

  test('hold every document’s text and every word, each in the shard that the root names for it', async () => {
    const reader = open(index);
    const root = await reader.root();
    expect(root.documents).toBe(150);
    expect(root.boundaries).toHaveLength(index.shards - 1);
    for (const [id, { fragment }] of documents.entries()) {
      expect(decodeFragment(inflateRawSync(index.files.get(`f/${id}`) ?? ''))).toEqual(fragment);
    }
    for (let number = 0; number < index.shards; number++) {
      const [low = '', high = '\uFFFF'] = [root.boundaries[number - 1], root.boundaries[number]];
      for (const word of (await reader.shard(number)).keys()) {
        expect(word >= low && word < high, word).toBe(true);
      }
    }
  });

  test('are those that a reader asks for, and no more', () => {
    const kinds = new Set([...index.files.keys()].map((path) => path.replace(/\d+/, 'n')));
    expect([...kinds].sort()).toEqual(['f/n', 'facets', 'root', 's/n', 'w/n']);
    expect([...makeIndex([]).files.keys()].sort()).toEqual(['root', 's/0', 'w/0']);
  });

  test('have the facets inside the root when they are small', () => {
    expect(decodeRoot(inflateRawSync(index.files.get('root') ?? '')).facets).toBeUndefined();
    const small = makeIndex([document('One')]);
    expect(decodeRoot(inflateRawSync(small.files.get('root') ?? '')).facets).toBeDefined();
    expect(small.files.has('facets')).toBe(false);
  });
});

describe('stop words', () => {
  const texts = (count: number) =>
    Array.from({ length: count }, (_, n) => document(`T${n}`, n % 2 ? 'pool' : 'pool rare'));

  test('follow from the documents once these are twenty', () => {
    expect(makeIndex(texts(19)).stopWords).toEqual([]);
    expect(makeIndex(texts(20)).stopWords).toEqual(['pool']);
    expect(makeIndex(texts(50)).stopWords).toEqual(['pool', 'rare']);
  });

  test('are also the words of questions, in English', async () => {
    const stopWords = async (lang: string) => (await open(makeIndex(texts(20), lang)).root()).stopWords;
    expect(await stopWords('en-GB')).toEqual(expect.arrayContaining(['how', 'pool', 'why']));
    expect(await stopWords('de')).toEqual(['pool']);
  });
});

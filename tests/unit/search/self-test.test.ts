import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeTexts } from '../../../bench/search/texts.ts';
import { loadStemmer } from '../../../src/search/client/stems.ts';
import { drawQueries, QUERY_TYPES } from '../../../src/search/draw-queries.ts';
import { askIndex, judgeSelfTest, meanScore, measureFirstQuery, scoreAnswers } from '../../../src/search/self-test.ts';
import { makeSite } from '../site.ts';
import { document, makeIndex } from './corpus.ts';

describe('the self-test of the search', () => {
  const documents = makeTexts(120);

  test('draws the same queries for the same seed, of every type', () => {
    const draw = (seed: number) => drawQueries(documents, { perType: 5, seed });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(new Set(draw(1).map(({ type }) => type))).toEqual(new Set(QUERY_TYPES));
  });

  test('draws from the documents that it may, and each query has an answer', () => {
    const queries = drawQueries(documents, { perType: 5, seed: 1, from: (id) => id === 7 });
    for (const { wanted } of queries) expect(wanted).toContain(7);
    expect(queries.length).toBeGreaterThan(0);
    expect(drawQueries(documents, { perType: 5, seed: 1, from: () => false })).toEqual([]);
    expect(drawQueries([], { perType: 5, seed: 1 })).toEqual([]);
    expect(drawQueries([document('…')], { perType: 5, seed: 1 })).toEqual([]);
  });

  test('draws from words of every alphabet, other forms only from English letters', () => {
    const report = (n: number) => {
      const names = [...'абвгдежзик'].map((letter) => `${letter}сервер ${letter}хранилище`);
      return document(`Отчёт ${names[n % 10]}`, `Во время миграции база перестала отвечать ${names[n % 7]}`);
    };
    const queries = drawQueries(
      Array.from({ length: 40 }, (_, n) => report(n)),
      { perType: 5, seed: 1 },
    );
    const types = new Set(queries.map(({ type }) => type));
    expect([...types]).toEqual(expect.arrayContaining(['title', 'prefix', 'typo']));
    expect(types).not.toContain('inflected');
  });

  test('draws the very same queries from English entries as ever', () => {
    const later = ['whole', 'passage'];
    const list = drawQueries(documents, { perType: 30, seed: 20_250_401 })
      .filter(({ type }) => !later.includes(type))
      .map(({ type, text }) => `${type}: ${text}`);
    expect(createHash('sha256').update(list.join('\n')).digest('hex').slice(0, 12)).toBe('d87c26fff0a8');
  });

  test('draws whole titles as they are written, and six words in a row from one line', () => {
    const queries = drawQueries(documents, { perType: 20, seed: 1 });
    const whole = queries.filter(({ type }) => type === 'whole');
    const titles = documents.map(({ fragment }) => fragment.title);
    expect(whole).toHaveLength(20);
    for (const { text, wanted } of whole) expect([...wanted].map((id) => titles[id])).toContain(text);
    const passages = queries.filter(({ type }) => type === 'passage');
    expect(passages).toHaveLength(20);
    for (const { text, wanted } of passages) {
      expect(text.split(' ')).toHaveLength(6);
      const lines = [...wanted].map(
        (id) => documents[id]?.fragment.sections.map((section) => section.text).join('\n') ?? '',
      );
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines)
        expect(line.replaceAll('.', '').toLowerCase()).toContain(text.toLowerCase().replaceAll('.', ''));
    }
    const short = Array.from({ length: 9 }, (_, n) => document(`Entry ${n}`, 'Only five\nwords in two lines'));
    expect(drawQueries(short, { perType: 5, seed: 1 }).some(({ type }) => type === 'passage')).toBe(false);
  });

  test('scores by the rank of the first answer', async () => {
    const wanted = new Set([3]);
    const queries = (['title', 'title', 'body', 'body'] as const).map((type, n) => ({ type, text: String(n), wanted }));
    const answers = [[3], [1, 3], [], [...Array(10).keys()].map((n) => n + 10).concat(3)];
    const scores = await scoreAnswers(queries, async (text) => answers[Number(text)] ?? []);
    expect(scores.title).toEqual({ queries: 2, successAt1: 0.5, mrrAt10: 0.75 });
    expect(scores.body).toEqual({ queries: 2, successAt1: 0, mrrAt10: 0 });
    expect(scores.prefix).toEqual({ queries: 0, successAt1: 0, mrrAt10: 0 });
    expect(meanScore(scores)).toBe(0.375);
  });

  test('finds nearly everything in realistic entries, for less than is promised', async () => {
    const index = makeIndex(documents);
    const stem = await loadStemmer('en');
    const queries = drawQueries(documents, { perType: 10, seed: 1 });
    const scores = await scoreAnswers(queries, askIndex(index, stem));
    expect(meanScore(scores)).toBeGreaterThan(0.95);
    expect(scores.whole.successAt1).toBe(1);
    for (const { type, text } of queries) {
      const bytes = await measureFirstQuery(index, stem, text);
      expect(bytes).toBeGreaterThan(1000);
      // More texts are looked at for a passage of words that all are common.
      expect(bytes, text).toBeLessThan(type === 'passage' ? 100_000 : 60_000);
    }
  });
});

describe('thresholds of the search', () => {
  const quality = { queries: 70, mrrAt10: 0.8999, firstQueryBytes: 60_001 };

  test('are none unless they are set', () => {
    expect(judgeSelfTest(quality, {})).toEqual([]);
  });

  test('are met by what is exactly as good', () => {
    expect(judgeSelfTest(quality, { mrrAt10: 0.8999, firstQueryBytes: 60_001 })).toEqual([]);
  });

  test('are told when they are not met', () => {
    expect(judgeSelfTest(quality, { mrrAt10: 0.9, firstQueryBytes: 60_000 })).toEqual([
      'search: MRR@10 is .899, below the 0.9 of search.thresholds',
      'search: a first search costs 60001 bytes, above the 60000 of search.thresholds',
    ]);
  });

  test('are set in the configuration of the site, and no others than these', () => {
    const thresholds = { mrrAt10: 0.9, firstQueryBytes: 60_000 };
    expect(makeSite({ search: { thresholds } }).search.thresholds).toEqual(thresholds);
    expect(makeSite().search).toEqual({ thresholds: {} });
    for (const wrong of [{ mrrAt10: 90 }, { firstQueryBytes: 0.5 }, { mrr: 0.9 }]) {
      expect(() => makeSite({ search: { thresholds: wrong } })).toThrow('search');
    }
  });

  test('say nothing of a site that no query can be drawn from', () => {
    expect(judgeSelfTest({ queries: 0, mrrAt10: 0, firstQueryBytes: 0 }, { mrrAt10: 0.9 })).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { measureClient } from '../../../bench/search/bundle.ts';
import { median } from '../../../bench/search/numbers.ts';
import { makeTexts } from '../../../bench/search/texts.ts';
import { loadStemmer } from '../../../src/search/client/stems.ts';
import { drawQueries } from '../../../src/search/draw-queries.ts';
import { SCRIPT_BYTES } from '../../../src/search/script-size.ts';
import { measureFirstQuery } from '../../../src/search/self-test.ts';
import { makeIndex } from './corpus.ts';

const KB = 1024;

test('the engine without an interface is less than 6 KB', async () => {
  const bytes = await measureClient();
  expect(bytes).toBeGreaterThan(2 * KB);
  expect(bytes).toBeLessThan(6 * KB);
});

describe('of 2 000 entries of about 900 words', () => {
  const documents = makeTexts(2000);
  const index = makeIndex(documents);

  test('the index is less than 1.3 MB without the texts', () => {
    expect(index.indexBytes).toBeLessThan(1.3 * KB * KB);
  });

  test('a first query loads less than 60 KB, script included', async () => {
    const stem = await loadStemmer('en');
    const queries = drawQueries(documents, { perType: 10, seed: 7 });
    const bytes = await Promise.all(queries.map(({ text }) => measureFirstQuery(index, stem, text)));
    expect(median(bytes) + SCRIPT_BYTES).toBeLessThan(60 * KB);
  });
});

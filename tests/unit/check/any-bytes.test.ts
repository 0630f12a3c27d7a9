import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnyFile, anyFile, findUnjudged } from '../../../bench/any-bytes.ts';

const CASES = 10_000;
const BATCH = 250;

test('any bytes end in an item or in a problem, and never in an exception', { timeout: 300_000 }, () => {
  for (let done = 0; done < CASES; done += BATCH) {
    const files = fc.sample(anyFile(), { numRuns: BATCH, seed: done });
    expect(shown(findUnjudged(files))).toEqual([]);
  }
});

test('files of any bytes are told apart: some pass, some do not', () => {
  const files = fc.sample(anyFile(), { numRuns: 200, seed: 7 });
  expect(new Set(files.map(({ path }) => path)).size).toBeGreaterThan(4);
});

function shown(files: readonly AnyFile[]): string[] {
  return files.map(({ path, bytes }) => `${path}: ${JSON.stringify(Buffer.from(bytes).toString())}`);
}

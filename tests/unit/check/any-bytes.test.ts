import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnyFile, anyFile, judgeFiles } from '../../../bench/any-bytes.ts';

const CASES = 10_000;
const BATCH = 250;

test('any bytes end in an item or in a problem, never in an exception: some pass, some do not', {
  timeout: 300_000,
}, () => {
  let passed = 0;
  for (let done = 0; done < CASES; done += BATCH) {
    const judged = judgeFiles(fc.sample(anyFile(), { numRuns: BATCH, seed: done }));
    expect(shown(judged.unjudged)).toEqual([]);
    passed += judged.passed;
  }
  // Else the rules would have had nothing to run over, or the parsers nothing to refuse.
  expect(passed).toBeGreaterThan(CASES / 10);
  expect(CASES - passed).toBeGreaterThan(CASES / 10);
});

test('they come under the names of every collection, as Markdown, MDX and YAML', () => {
  const files = fc.sample(anyFile(), { numRuns: 200, seed: 7 });
  expect(new Set(files.map(({ path }) => path)).size).toBeGreaterThan(4);
});

function shown(files: readonly AnyFile[]): string[] {
  return files.map(({ path, bytes }) => `${path}: ${JSON.stringify(Buffer.from(bytes).toString())}`);
}

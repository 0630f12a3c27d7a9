import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readOutput } from '../../../src/output/read-output.ts';
import { searchQuality } from '../../../src/output/search-quality.ts';
import { SCRIPT_BYTES } from '../../../src/search/script-size.ts';

function outputWith(test: object | undefined): string {
  const out = mkdtempSync(join(tmpdir(), 'afterword-quality-'));
  onTestFinished(() => rmSync(out, { recursive: true }));
  if (!test) return out;
  mkdirSync(join(out, 'search', 'stats'), { recursive: true });
  writeFileSync(join(out, 'search', 'stats', 'self-test.json'), JSON.stringify(test));
  return out;
}

test('the quality of a search is that of its test, the script counted in', () => {
  const written = { seed: 1, queries: 12, mrrAt10: 0.9, firstQuery: { median: 20_000, most: 50_000 } };
  expect(readSearchQuality(outputWith(written))).toEqual({
    ...{ queries: 12, mrrAt10: 0.9, firstQueryBytes: 20_000 + SCRIPT_BYTES },
  });
});

test('a site without queries or without a search has none', () => {
  const none = outputWith({ queries: 0, mrrAt10: 0, firstQuery: null });
  expect(readSearchQuality(none)).toEqual({ queries: 0, mrrAt10: 0, firstQueryBytes: 0 });
  expect(readSearchQuality(outputWith(undefined))).toBeUndefined();
});

function readSearchQuality(folder: string) {
  const collector = searchQuality();
  readOutput(folder, [collector]);
  return collector.result();
}

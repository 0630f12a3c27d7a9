import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as constants from '../../../src/search/constants.ts';
import { ByteWriter } from '../../../src/search/format/bytes.ts';
import { writeFacets } from '../../../src/search/format/facets.ts';
import { encodeFragment } from '../../../src/search/format/fragment.ts';
import { encodeRoot } from '../../../src/search/format/root.ts';
import { encodeShard } from '../../../src/search/format/shard.ts';
import { writeIds, writeWords } from '../../../src/search/format/words.ts';

const { bodyLevel, impactOf, packImpact, titleClass } = constants;

const PAGE = readFileSync(new URL('../../../docs/search.md', import.meta.url), 'utf8');

/** The examples of the page in their order; what follows two spaces in a line is said about it. */
const examples = Array.from(PAGE.matchAll(/^```text\n([\s\S]*?)^```$/gm), ([, block = '']) =>
  block
    .trim()
    .split('\n')
    .map((line) => line.split('  ')[0])
    .join(' '),
);

const written = (work: (out: ByteWriter) => void) => {
  const out = new ByteWriter();
  work(out);
  return hex(out.finish());
};
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
const none = { tag: [], author: [], severity: [], service: [], trigger: [] };

describe('the documented format', () => {
  test('is what the encoders write', () => {
    const pool = { ids: [0, 3], impacts: Uint8Array.of(packImpact(4, false, 3), packImpact(2, true, 0)) };
    const pools = { ids: [3], impacts: Uint8Array.of(packImpact(1, false, 0)) };
    const root = { documents: 3, stopWords: ['a', 'an'], boundaries: ['m'], spellBoundaries: [], formStarts: [] };
    const facets = {
      kind: [{ id: 'post', label: 'Post', ids: [0, 1, 2] }],
      year: [{ id: '2025', label: '2025', ids: [0, 2] }],
      ...none,
    };
    expect(examples).toEqual([
      written((out) => out.varint(300)),
      written((out) => writeWords(out, ['pool', 'pools', 'port'])),
      written((out) => writeIds(out, [0, 3, 200])),
      hex(encodeRoot(root)),
      hex(
        encodeShard(
          [
            ['pool', pool],
            ['pools', pools],
          ],
          [{ id: 0, hash: 0x1234 }],
        ),
      ),
      written((out) => writeFacets(out, facets)),
    ]);
  });

  test('of a text is JSON without names', () => {
    const fragment = {
      ...{ title: 'A pool', url: '/blog/a-pool/', date: '2025-04-02', kind: 'Post', tags: ['SQLite'], severity: '' },
      ...{ description: 'How it ran dry.', facts: [], sections: [{ id: 'why', heading: 'Why', text: 'No limit.' }] },
    };
    expect(PAGE).toContain(`\n${new TextDecoder().decode(encodeFragment(fragment))}\n`);
  });
});

test('the documented numbers are those of the ranking', () => {
  expect(constants).toMatchObject({
    ...{ SAME_STEM: 0.65, SAME_STEM_ONLY: 0.9, PREFIX: 0.8, TYPO: 0.7, COVERAGE_POWER: 3, TITLE_BONUS: 2.5 },
    ...{ WINDOW_BONUS: 0.5, TITLE_WINDOW_BONUS: 0.3, WINDOW_SLACK: 8 },
  });
  expect([4, 5, 8, 9].map((words) => impactOf(packImpact(0, false, titleClass(words))))).toEqual([0.9, 0.8, 0.8, 0.7]);
  expect(impactOf(packImpact(0, true, 0))).toBe(0.7);
  for (const [occurrences, length] of [
    [1, 900],
    [3, 900],
    [3, 90],
    [40, 5000],
  ] as const) {
    const saturation = occurrences / (occurrences + 1.2 * (0.25 + (0.75 * length) / 900));
    expect(bodyLevel(occurrences, length, 900)).toBe(Math.ceil(saturation * 7));
  }
});

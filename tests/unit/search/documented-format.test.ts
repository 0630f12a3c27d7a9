import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { packImpact, RANKING } from '../../../src/search/constants.ts';
import { ByteWriter } from '../../../src/search/format/bytes.ts';
import { writeFacets } from '../../../src/search/format/facets.ts';
import { encodeFragment } from '../../../src/search/format/fragment.ts';
import { encodeRoot } from '../../../src/search/format/root.ts';
import { encodeShard } from '../../../src/search/format/shard.ts';
import { writeIds, writeWords } from '../../../src/search/format/words.ts';

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
    const root = { documents: 3, lang: 'en', stopWords: ['a', 'an'], boundaries: ['m'], spellBoundaries: [] };
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
        encodeShard([
          ['pool', pool],
          ['pools', pools],
        ]),
      ),
      written((out) => writeFacets(out, facets)),
    ]);
  });

  test('of a text is JSON without names', () => {
    const fragment = {
      ...{ title: 'A pool', url: '/blog/a-pool/', date: '2025-04-02', kind: 'Post', tags: ['SQLite'], facts: [] },
      ...{ description: 'How it ran dry.', sections: [{ id: 'why', heading: 'Why', text: 'No limit.' }] },
    };
    expect(PAGE).toContain(`\n${new TextDecoder().decode(encodeFragment(fragment))}\n`);
  });
});

test('the documented numbers are those of the ranking', () => {
  expect(RANKING).toEqual({
    ...{ k1: 1.2, b: 0.75, title: [0, 0.7, 0.8, 0.9], titleLengths: [4, 8], heading: 0.7, stem: 0.65 },
    ...{ stemWithoutExact: 0.9, prefix: 0.8, typo: 0.7, coveragePower: 3, titleBonus: 2.5 },
    ...{ windowBonus: 0.5, titleWindowBonus: 0.3, windowSlack: 8 },
  });
});

import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReader, type IndexReader } from '../../../src/search/client/reader.ts';
import { ByteReader, ByteWriter } from '../../../src/search/format/bytes.ts';
import { FACETS, type Facets, readFacets, writeFacets } from '../../../src/search/format/facets.ts';
import { decodeFragment, encodeFragment } from '../../../src/search/format/fragment.ts';
import { decodeRoot, encodeRoot, type Root } from '../../../src/search/format/root.ts';
import { decodeShard, encodeShard, type Postings, type TitleHash } from '../../../src/search/format/shard.ts';
import { compareWords, readIds, readWords, writeIds, writeWords } from '../../../src/search/format/words.ts';
import { document, makeIndex } from './corpus.ts';

const word = fc.string({ unit: 'grapheme', maxLength: 12 });
const words = fc.uniqueArray(word, { maxLength: 60 }).map((list) => list.sort(compareWords));
const ids = fc.uniqueArray(fc.nat({ max: 2 ** 40 }), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b));
const facet = fc.array(fc.record({ id: word, label: fc.string({ unit: 'grapheme', minLength: 1 }), ids }), {
  maxLength: 5,
});
const facets = fc.record(Object.fromEntries(FACETS.map((name) => [name, facet]))).map(
  (values): Facets => ({
    ...{ kind: values.kind ?? [], year: values.year ?? [], tag: values.tag ?? [], author: values.author ?? [] },
    ...{ severity: values.severity ?? [], service: values.service ?? [], trigger: values.trigger ?? [] },
  }),
);
const root: fc.Arbitrary<Root> = fc.record({
  ...{ documents: fc.nat(), stopWords: words, boundaries: words, spellBoundaries: words, formStarts: words },
  facets: fc.option(facets, { nil: undefined }),
});
const postings = ids.chain((list) =>
  fc
    .uint8Array({ minLength: list.length, maxLength: list.length })
    .map((impacts): Postings => ({ ids: list, impacts })),
);
const shard = words.chain((list) =>
  fc.tuple(...list.map(() => postings)).map((all) => list.map((own, at): [string, Postings] => [own, all[at] ?? NONE])),
);
const titles = ids.chain((list) =>
  fc.tuple(...list.map((id) => fc.nat(65_535).map((hash): TitleHash => ({ id, hash })))),
);
const NONE: Postings = { ids: [], impacts: new Uint8Array() };
const fragment = fc.record({
  ...{ title: word, url: word, date: word, kind: word, description: word, severity: word },
  ...{ tags: fc.array(word), facts: fc.array(word) },
  sections: fc.array(fc.record({ id: word, heading: word, text: fc.string({ unit: 'grapheme' }) })),
});

const write = (work: (out: ByteWriter) => void) => {
  const out = new ByteWriter();
  work(out);
  return out.finish();
};

describe('what was written is read again', () => {
  test('for numbers', () => {
    const number = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constantFrom(0, 127, 128, 16_383, 16_384, 2 ** 32));
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const input = new ByteReader(
          write((out) => {
            for (const value of numbers) out.varint(value);
          }),
        );
        expect(numbers.map(() => input.varint())).toEqual(numbers);
        input.end();
      }),
    );
  });

  test('for words, any and thousands, with characters of two units', () => {
    const check = (list: readonly string[]) => {
      const input = new ByteReader(write((out) => writeWords(out, list)));
      expect(readWords(input)).toEqual(list);
      input.end();
    };
    fc.assert(fc.property(words, check));
    check([]);
    check(['']);
    check(['𐐀', '𐐁', '𐐁a', '𐐁𐐀', '🙈', '🙉', '🙉🙈']);
    check(Array.from({ length: 9000 }, (_, n) => `word${String(n).padStart(5, '0')}`));
  });

  test('for document ids', () => {
    fc.assert(
      fc.property(ids, (list) => {
        expect(readIds(new ByteReader(write((out) => writeIds(out, list))))).toEqual(list);
      }),
    );
  });

  test('for a shard', () => {
    fc.assert(
      fc.property(shard, titles, (entries, hashes) => {
        const decoded = decodeShard(encodeShard(entries, hashes));
        expect([...decoded]).toEqual(entries);
        expect(decoded.titles).toEqual(hashes);
      }),
    );
  });

  test('for facets and the root', () => {
    fc.assert(
      fc.property(facets, (values) => {
        expect(readFacets(new ByteReader(write((out) => writeFacets(out, values))))).toEqual(values);
      }),
    );
    fc.assert(
      fc.property(root, (value) => {
        expect(decodeRoot(encodeRoot(value))).toEqual(value);
      }),
    );
  });

  test('for a fragment', () => {
    fc.assert(
      fc.property(fragment, (value) => {
        expect(decodeFragment(encodeFragment(value))).toEqual(value);
      }),
    );
  });
});

describe('a broken file is an error', () => {
  const decoders: readonly (readonly [string, (bytes: Uint8Array) => unknown, fc.Arbitrary<Uint8Array>])[] = [
    ['root', decodeRoot, root.map(encodeRoot)],
    ['shard', decodeShard, fc.tuple(shard, titles).map(([entries, hashes]) => encodeShard(entries, hashes))],
    ['fragment', decodeFragment, fragment.map(encodeFragment)],
  ];

  test.each(decoders)('when a %s is cut off anywhere', (_, decode, files) => {
    fc.assert(
      fc.property(files, fc.double({ min: 0, max: 0.999, noNaN: true }), (bytes, share) => {
        expect(() => decode(bytes.subarray(0, Math.floor(bytes.length * share)))).toThrow();
      }),
    );
  });

  test.each(decoders)('when a %s goes on after its end', (_, decode, files) => {
    fc.assert(
      fc.property(files, (bytes) => {
        expect(() => decode(Uint8Array.from([...bytes, 1]))).toThrow();
      }),
    );
  });

  test.each(decoders)('or at least something small when a %s is garbage', (_, decode) => {
    const length = (bytes: Uint8Array) => {
      try {
        return JSON.stringify(decode(bytes), (__, value) => (value instanceof Map ? [...value] : value)).length;
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        return 0;
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(length(bytes)).toBeLessThan(100_000);
      }),
      {
        numRuns: 1000,
      },
    );
  });

  const HUGE = [255, 255, 255, 255, 255, 255, 255, 15];
  test.each([
    ['a count of words', decodeShard, HUGE],
    ['a count of ids', decodeShard, [1, 0, 1, 97, ...HUGE]],
    ['the length of a text', decodeShard, [1, 0, ...HUGE]],
    ['a count of facet values', decodeRoot, [2, 0, 0, 0, 0, 0, 1, 254, 255, 255, 15]],
    ['a number without an end', decodeShard, Array<number>(40).fill(255)],
    ['more of a word than there is', decodeShard, [1, 5, 1, 97, 0]],
    ['another version', decodeRoot, [1, 0, 0, 0, 0, 0, 0]],
  ])('when it has %s', (_, decode, bytes) => {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(RangeError);
  });

  test.each([
    'null',
    '[]',
    '{}',
    '["a"]',
    '["t","u","d","k",[],"","",[],[1]]',
    '["t","u","d","k",[],"","",[],5]',
    '["t","u","d","k",[],"",4,[],[]]',
  ])('when a fragment is %s', (json) => expect(() => decodeFragment(new TextEncoder().encode(json))).toThrow());
});

describe('a reader', () => {
  const index = makeIndex([document('Pool')]);
  const parts: readonly (readonly [string, (reader: IndexReader) => Promise<unknown>])[] = [
    ['root', (reader) => reader.root()],
    ['s/0', (reader) => reader.shard(0)],
    ['w/0', (reader) => reader.spell(0)],
    ['f/0', (reader) => reader.fragment(0)],
  ];

  test.each(parts)('asks for %s once, and again after a failure', async (path, read) => {
    let asked = 0;
    const reader = createReader(async (own) => {
      expect(own).toBe(path);
      asked++;
      if (asked === 1) throw new Error('offline');
      return inflateRawSync(index.files.get(path) ?? '');
    });
    await expect(read(reader)).rejects.toThrow('offline');
    await Promise.all([read(reader), read(reader)]);
    await read(reader);
    expect(asked).toBe(2);
  });
});

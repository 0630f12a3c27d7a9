import { ByteReader, ByteWriter } from './bytes.ts';
import { readIds, readWords, writeIds, writeWords } from './words.ts';

/** A word with the documents that have it. */
export interface Postings {
  /** Ascending document ids; 0 is the newest. */
  readonly ids: readonly number[];
  /** Packed impacts, one per id. */
  readonly impacts: Uint8Array;
}

/** A document with the hash of its title. */
export interface TitleHash {
  readonly id: number;
  readonly hash: number;
}

/** A stretch of the vocabulary, ascending, and the titles that are found by its words. */
export interface Shard extends ReadonlyMap<string, Postings> {
  readonly titles: readonly TitleHash[];
}

/** Encode a shard: all words, then the ids of each, then the impacts of each: equal things together, for deflate; then titles. */
export function encodeShard(
  entries: readonly (readonly [string, Postings])[],
  titles: readonly TitleHash[],
): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  writeWords(
    out,
    entries.map(([word]) => word),
  );
  for (const [, { ids }] of entries) writeIds(out, ids);
  for (const [, { impacts }] of entries) out.bytes(impacts);
  writeIds(
    out,
    titles.map(({ id }) => id),
  );
  for (const { hash } of titles) {
    out.byte(hash & 255);
    out.byte(hash >> 8);
  }
  return out.finish();
}

/** Decode a shard. */
export function decodeShard(bytes: Uint8Array): Shard {
  const input = new ByteReader(bytes);
  const words = readWords(input);
  const ids = words.map(() => readIds(input));
  const shard = new Map(
    words.map((word, index) => {
      const own = ids[index] ?? [];
      return [word, { ids: own, impacts: input.bytes(own.length) }];
    }),
  );
  const titles = readIds(input).map((id) => ({ id, hash: input.byte() | (input.byte() << 8) }));
  input.end();
  return Object.assign(shard, { titles });
}

import { ByteReader, ByteWriter } from './bytes.ts';
import { readIds, readWords, writeIds, writeWords } from './words.ts';

/** A word with the documents that have it. */
export interface Postings {
  /** Ascending document ids; 0 is the newest. */
  readonly ids: readonly number[];
  /** Packed impacts, one per id. */
  readonly impacts: Uint8Array;
}

/** A stretch of the vocabulary, ascending. */
export type Shard = ReadonlyMap<string, Postings>;

/** Encode a shard: all words, then the ids of each, then the impacts of each: equal things together, for deflate. */
export function encodeShard(entries: readonly (readonly [string, Postings])[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  writeWords(
    out,
    entries.map(([word]) => word),
  );
  for (const [, { ids }] of entries) writeIds(out, ids);
  for (const [, { impacts }] of entries) out.bytes(impacts);
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
  input.end();
  return shard;
}

import { ByteReader, ByteWriter } from './bytes.ts';
import { type Facets, readFacets, writeFacets } from './facets.ts';
import { readWords, writeWords } from './words.ts';

/** What the client reads first: enough to know which other files a query needs. */
export interface Root {
  /** Number of documents. */
  readonly documents: number;
  /** Ascending words that too many documents have. */
  readonly stopWords: readonly string[];
  /** For each shard but the first: the shortest text that no word of the shards before reaches. Ascending. */
  readonly boundaries: readonly string[];
  /** The same for the parts of the list of known words. */
  readonly spellBoundaries: readonly string[];
  /** The same for the parts of the lists of words by stem, the first of them included: there may be none. */
  readonly formStarts: readonly string[];
  /** Present when small; otherwise a file of its own. */
  readonly facets?: Facets | undefined;
}

const VERSION = 2;

/** Encode the root. */
export function encodeRoot({
  documents,
  stopWords,
  boundaries,
  spellBoundaries,
  formStarts,
  facets,
}: Root): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.byte(VERSION);
  out.varint(documents);
  writeWords(out, stopWords);
  writeWords(out, boundaries);
  writeWords(out, spellBoundaries);
  writeWords(out, formStarts);
  out.byte(facets ? 1 : 0);
  if (facets) writeFacets(out, facets);
  return out.finish();
}

/**
 * Decode the root.
 *
 * @throws {RangeError} for an index of another version.
 */
export function decodeRoot(bytes: Uint8Array): Root {
  const input = new ByteReader(bytes);
  const version = input.byte();
  if (version !== VERSION) throw new RangeError(`the search index has version ${version}, not ${VERSION}`);
  const root = {
    documents: input.varint(),
    stopWords: readWords(input),
    boundaries: readWords(input),
    spellBoundaries: readWords(input),
    formStarts: readWords(input),
    facets: input.byte() === 1 ? readFacets(input) : undefined,
  };
  input.end();
  return root;
}

/** Number of the part that holds a word, if any does. */
export function shardOf(boundaries: readonly string[], word: string): number {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boundaries[middle] ?? '') <= word) low = middle + 1;
    else high = middle;
  }
  return low;
}

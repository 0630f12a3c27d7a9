import { ByteReader, ByteWriter } from './bytes.ts';
import { type Facets, readFacets, writeFacets } from './facets.ts';
import { readWords, writeWords } from './words.ts';

/** What the client reads first: enough to know which other files a query needs. */
export interface Root {
  /** Number of documents. */
  readonly documents: number;
  /** Language tag, by which words are reduced to their stems. */
  readonly lang: string;
  /** Ascending words that too many documents have. */
  readonly stopWords: readonly string[];
  /** For each shard but the first: the shortest text that no word of the shards before reaches. Ascending. */
  readonly boundaries: readonly string[];
  /** The same for the parts of the list of known words. */
  readonly spellBoundaries: readonly string[];
  /** Present when small; otherwise a file of its own. */
  readonly facets?: Facets | undefined;
}

const VERSION = 1;

/** Encode the root. */
export function encodeRoot({
  documents,
  lang,
  stopWords,
  boundaries,
  spellBoundaries,
  facets,
}: Root): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.byte(VERSION);
  out.varint(documents);
  out.text(lang);
  writeWords(out, stopWords);
  writeWords(out, boundaries);
  writeWords(out, spellBoundaries);
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
    lang: input.text(),
    stopWords: readWords(input),
    boundaries: readWords(input),
    spellBoundaries: readWords(input),
    facets: input.byte() === 1 ? readFacets(input) : undefined,
  };
  input.end();
  return root;
}

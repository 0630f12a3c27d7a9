import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { DocumentLength, Occurrences } from '../database/search.ts';
import { isCompound } from './analyze.ts';
import type { Stem } from './client/match.ts';
import { collectFacets } from './collect-facets.ts';
import { bodyLevel, COMPOUND_MINIMUM, packImpact, STOP_MINIMUM, STOP_SHARE, titleClass } from './constants.ts';
import type { SearchDocument } from './document.ts';
import { ByteWriter } from './format/bytes.ts';
import { writeFacets } from './format/facets.ts';
import { encodeFragment } from './format/fragment.ts';
import { encodeRoot, shardOf } from './format/root.ts';
import { encodeShard, type Postings, type TitleHash } from './format/shard.ts';
import { compareWords, writeWords } from './format/words.ts';
import { functionWords } from './function-words.ts';
import { titleKey } from './title-key.ts';
import { listForms } from './word-forms.ts';

/** The files of an index by their paths inside its folder, and the name of that folder: a digest of them all. */
export interface SearchIndex {
  readonly hash: string;
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly shards: number;
  /** Bytes without the fragments. */
  readonly indexBytes: number;
  /** Those that follow from the documents; queries do without the function words of the language too. */
  readonly stopWords: readonly string[];
}

/** Bytes of a shard before it is deflated, to about four kilobytes. */
const SHARD_SIZE = 6500;
/** The same for a part of the known words, and of the words by stem. */
const LIST_SIZE = 6500;
/** Facets up to this size are part of the root. */
const INLINE_FACETS = 1024;

/** What an index is made of; all but the documents comes from `database/search.ts`. */
export interface IndexSource {
  /** Newest first. */
  readonly documents: readonly SearchDocument[];
  readonly lengths: readonly DocumentLength[];
  /** Words ascending, and documents ascending within a word. */
  readonly occurrences: () => Iterable<Occurrences>;
}

/** Write the index of a site in a language, whose stemmer is the one that the browser will load. */
export function buildIndex({ documents, lengths, occurrences }: IndexSource, lang: string, stem: Stem): SearchIndex {
  const average = lengths.reduce((sum, { body }) => sum + body, 0) / Math.max(1, documents.length);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const vocabulary = collect(occurrences(), lengths, average, documents.length);
  vocabulary.terms.sort(([a], [b]) => compareWords(a, b));

  const shards = cut(vocabulary.terms, SHARD_SIZE, ([word, { ids }]) => word.length / 2 + 2 + ids.length * 2);
  const boundaries = separate(shards.map((shard) => shard.map(([word]) => word)));
  const stopWords = vocabulary.stopWords.sort(compareWords);
  const leftOut = new Set([...stopWords, ...functionWords(lang)]);
  const titles = placeTitles(documents, leftOut, boundaries);
  for (const [number, shard] of shards.entries()) {
    files.set(`s/${number}`, deflate(encodeShard(shard, titles.get(number) ?? [])));
  }
  const spelled = cutList(vocabulary.spelled.sort(compareWords));
  for (const [number, words] of spelled.entries()) files.set(`w/${number}`, encodeList(words));
  const lines = listForms(
    vocabulary.terms.map(([word]) => word),
    lang,
    stem,
  );
  const forms = lines.length > 0 ? cutList(lines) : [];
  for (const [number, words] of forms.entries()) files.set(`o/${number}`, encodeList(words));
  const facets = collectFacets(documents);
  const facetBytes = new ByteWriter();
  writeFacets(facetBytes, facets);
  const isInline = facetBytes.length <= INLINE_FACETS;
  files.set(
    'root',
    deflate(
      encodeRoot({
        ...{ documents: documents.length, boundaries },
        stopWords: [...leftOut].sort(compareWords),
        spellBoundaries: separate(spelled),
        formStarts: forms.length > 0 ? ['', ...separate(forms)] : [],
        facets: isInline ? facets : undefined,
      }),
    ),
  );
  if (!isInline) files.set('facets', deflate(facetBytes.finish()));
  const indexBytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  for (const [id, { fragment }] of documents.entries()) files.set(`f/${id}`, deflate(encodeFragment(fragment)));
  return { hash: digest(files), files, shards: shards.length, indexBytes, stopWords };
}

/** Hashes of titles by the shard that a query with the words of the title reads. */
function placeTitles(
  documents: readonly SearchDocument[],
  leftOut: ReadonlySet<string>,
  boundaries: readonly string[],
): ReadonlyMap<number, readonly TitleHash[]> {
  const titles = new Map<number, TitleHash[]>();
  for (const [id, { fragment }] of documents.entries()) {
    const key = titleKey(fragment.title, leftOut);
    if (!key) continue;
    const shard = shardOf(boundaries, key.word);
    const known = titles.get(shard);
    const title = { id, hash: key.hash };
    if (known) known.push(title);
    else titles.set(shard, [title]);
  }
  return titles;
}

/** Postings of every word that the index keeps; words to skip in queries; words that a misspelt one may have meant. */
function collect(
  occurrences: Iterable<Occurrences>,
  lengths: readonly DocumentLength[],
  average: number,
  documents: number,
) {
  const terms: [string, Postings][] = [];
  const stopWords: string[] = [];
  const spelled: string[] = [];
  let word: string | undefined;
  let ids: number[] = [];
  let impacts: number[] = [];
  let isNamed = false;
  let isTitled = false;
  const flush = () => {
    if (word === undefined) return;
    if (isCompound(word) && ids.length < COMPOUND_MINIMUM && !isNamed) return;
    terms.push([word, { ids, impacts: Uint8Array.from(impacts) }]);
    if (ids.length >= STOP_MINIMUM && ids.length > documents * STOP_SHARE) stopWords.push(word);
    if ((ids.length > 1 || isTitled) && /^\p{L}{4,}$/u.test(word)) spelled.push(word);
  };
  for (const { word: next, document, title, headings, body } of occurrences) {
    if (next !== word) {
      flush();
      word = next;
      ids = [];
      impacts = [];
      isNamed = false;
      isTitled = false;
    }
    const length = lengths[document];
    ids.push(document);
    impacts.push(
      packImpact(
        bodyLevel(body, length?.body ?? 0, average),
        headings > 0,
        title > 0 ? titleClass(length?.title ?? 0) : 0,
      ),
    );
    isNamed ||= title > 0 || headings > 0;
    isTitled ||= title > 0;
  }
  flush();
  return { terms, stopWords, spelled };
}

/** Cut a list into parts of about a size; an empty list is one empty part, so that there is a file to read. */
function cut<Item>(items: readonly Item[], size: number, sizeOf: (item: Item) => number): Item[][] {
  const parts: Item[][] = [];
  let part: Item[] = [];
  let sum = 0;
  for (const item of items) {
    part.push(item);
    sum += sizeOf(item);
    if (sum < size) continue;
    parts.push(part);
    part = [];
    sum = 0;
  }
  return part.length > 0 || parts.length === 0 ? [...parts, part] : parts;
}

function cutList(words: readonly string[]): string[][] {
  return cut(words, LIST_SIZE, ({ length }) => length / 2 + 2);
}

function encodeList(words: readonly string[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  writeWords(out, words);
  return deflate(out.finish());
}

/** For each part but the first, where it begins. */
function separate(parts: readonly (readonly string[])[]): string[] {
  return parts.slice(1).map((part, index) => separator(parts[index]?.at(-1) ?? '', part[0] ?? ''));
}

/** The shortest beginning of `next` that is greater than `last`. */
function separator(last: string, next: string): string {
  for (let length = 1; length < next.length; length++) {
    const start = next.slice(0, length);
    if (start > last && start.isWellFormed()) return start;
  }
  return next;
}

function deflate(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(deflateRawSync(bytes, { level: 9 }));
}

function digest(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files) hash.update(path).update('\0').update(bytes);
  return hash.digest('hex').slice(0, 12);
}

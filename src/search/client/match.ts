import { isCompound } from '../analyze.ts';
import { impactOf, isInTitle, RANKING } from '../constants.ts';
import type { Root } from '../format/root.ts';
import type { Shard } from '../format/shard.ts';
import type { IndexReader } from './reader.ts';
import { canBeMisspelt, nearWords } from './typo.ts';

/** Reduces a word to its stem. */
export type Stem = (word: string) => string;

/** What a word of the query finds in one document: its weight there, and how much of it stands in the title. */
export interface Found {
  readonly value: number;
  readonly title: number;
}

/** A word of the query, with the forms that stand for it and the documents that have one. */
export interface Match {
  readonly word: string;
  /** How much the word says: the rarer, the more. */
  readonly idf: number;
  readonly forms: ReadonlyMap<string, number>;
  readonly documents: ReadonlyMap<number, Found>;
}

/** Shards that are read for other forms of a word, at most, beyond its own. */
const MORE_SHARDS = 3;

/** Find the documents that have a word, its other forms, or, when it is being typed, words that begin with it. */
export async function matchWord(reader: IndexReader, word: string, isOpen: boolean, stem: Stem): Promise<Match> {
  const root = await reader.root();
  const start = stemStart(stem(word));
  const shards = await readShards(reader, root, word, isOpen ? [start, word] : [start]);
  let forms = findForms(shards, word, isOpen, stem);
  // A compound that the index does not keep is found by its parts.
  if (forms.size === 0 && !isCompound(word)) {
    forms = await findNear(reader, root, word);
    for (const shard of await Promise.all([...forms.keys()].map((form) => readShards(reader, root, form, [])))) {
      shards.push(...shard);
    }
  }
  return judgeForms(word, forms, shards, root.documents);
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

/** Forms of a word in some shards, each with its weight. */
export function findForms(shards: readonly Shard[], word: string, isOpen: boolean, stem: Stem): Map<string, number> {
  const own = stem(word);
  const forms = new Map<string, number>();
  const isKnown = shards.some((shard) => shard.has(word));
  const sameStem = isKnown ? RANKING.stem : RANKING.stemWithoutExact;
  for (const shard of shards) {
    for (const form of shard.keys()) {
      const asPrefix = isOpen && form.startsWith(word) ? (RANKING.prefix * word.length) / form.length : 0;
      const asForm = form === word ? 1 : stem(form) === own ? sameStem : 0;
      const weight = Math.max(asPrefix, asForm);
      if (weight > 0) forms.set(form, weight);
    }
  }
  return forms;
}

/** Known words near a misspelt one. Few people miss the first letter of a word, so most of them read a small part of the list. */
async function findNear(reader: IndexReader, { spellBoundaries }: Root, word: string): Promise<Map<string, number>> {
  if (!canBeMisspelt(word)) return new Map();
  const [letter = ''] = word;
  const first = shardOf(spellBoundaries, letter);
  const last = shardOf(spellBoundaries, `${letter}\uFFFF`);
  const parts = [...Array(spellBoundaries.length + 1).keys()];
  const read = async (numbers: readonly number[]) =>
    nearWords(word, (await Promise.all(numbers.map((number) => reader.spell(number)))).flat());
  const near = await read(parts.slice(first, last + 1));
  return near.size > 0 ? near : read(parts.filter((number) => number < first || number > last));
}

function judgeForms(
  word: string,
  forms: ReadonlyMap<string, number>,
  shards: readonly Shard[],
  documents: number,
): Match {
  const found = new Map<number, { value: number; title: number }>();
  let exact = 0;
  for (const shard of new Set(shards)) {
    for (const [form, weight] of forms) {
      const postings = shard.get(form);
      if (!postings) continue;
      if (form === word) exact = postings.ids.length;
      for (const [index, id] of postings.ids.entries()) {
        const packed = postings.impacts[index] ?? 0;
        const value = weight * impactOf(packed);
        const title = isInTitle(packed) ? weight : 0;
        const known = found.get(id);
        if (!known) found.set(id, { value, title });
        else {
          known.value = Math.max(known.value, value);
          known.title = Math.max(known.title, title);
        }
      }
    }
  }
  return { word, idf: inverseFrequency(exact || found.size, documents), forms, documents: found };
}

/** Weight of a word by the number of documents that have it. */
export function inverseFrequency(having: number, documents: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
}

/** The beginning that all words of a stem share: a stemmer may change its last letter, as in “study” and “studies”. */
function stemStart(stem: string): string {
  return stem.length > 3 ? stem.slice(0, -1) : stem;
}

/** The shard of a word, and those of all words that begin with one of `starts`, as far as they are near. */
async function readShards(reader: IndexReader, root: Root, word: string, starts: readonly string[]): Promise<Shard[]> {
  const { boundaries } = root;
  const own = shardOf(boundaries, word);
  const numbers = new Set([own]);
  for (const start of starts) {
    const first = Math.max(shardOf(boundaries, start), own - MORE_SHARDS);
    const last = Math.min(shardOf(boundaries, `${start}\uFFFF`), own + MORE_SHARDS);
    for (let number = first; number <= last; number++) numbers.add(number);
  }
  return Promise.all([...numbers].map((number) => reader.shard(number)));
}

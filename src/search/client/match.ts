import { isCompound } from '../analyze.ts';
import { impactOf, isInTitle, PREFIX, SAME_STEM, SAME_STEM_ONLY } from '../constants.ts';
import { type Root, shardOf } from '../format/root.ts';
import type { Shard } from '../format/shard.ts';
import { stemStart } from '../word-forms.ts';
import { readForms } from './forms.ts';
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

/** Shards that are read for other forms of a word, at most, beyond its own: on either side of it, and elsewhere. */
const MORE_SHARDS = 3;
const FAR_SHARDS = 6;

/** As what a word was written: still being typed, whole, or in quotes, where it stands for no other. */
export type Manner = 'open' | 'whole' | 'quoted';

/** Find the documents that have a word, its other forms, or, when it is being typed, words that begin with it. */
export async function matchWord(reader: IndexReader, word: string, manner: Manner, stem: Stem): Promise<Match> {
  const root = await reader.root();
  const isOpen = manner === 'open';
  const own: Stem = manner === 'quoted' ? (form) => form : stem;
  const start = stemStart(own(word));
  const far = manner === 'quoted' ? [] : await readForms(reader, root, stem(word));
  const shards = await readShards(reader, root, word, isOpen ? [start, word] : [start], far);
  let forms = findForms(shards, word, isOpen, own);
  // A compound that the index does not keep is found by its parts.
  if (forms.size === 0 && manner !== 'quoted' && !isCompound(word)) {
    forms = await findNear(reader, root, word);
    for (const shard of await Promise.all([...forms.keys()].map((form) => readShards(reader, root, form, [], [])))) {
      shards.push(...shard);
    }
  }
  return judgeForms(word, forms, shards, root.documents);
}

/** Forms of a word in some shards, each with its weight. */
export function findForms(shards: readonly Shard[], word: string, isOpen: boolean, stem: Stem): Map<string, number> {
  const own = stem(word);
  const forms = new Map<string, number>();
  const isKnown = shards.some((shard) => shard.has(word));
  const sameStem = isKnown ? SAME_STEM : SAME_STEM_ONLY;
  for (const shard of shards) {
    for (const form of shard.keys()) {
      const asPrefix = isOpen && form.startsWith(word) ? (PREFIX * word.length) / form.length : 0;
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
        const best = found.get(id) ?? { value: 0, title: 0 };
        best.value = Math.max(best.value, weight * impactOf(packed));
        if (isInTitle(packed)) best.title = Math.max(best.title, weight);
        found.set(id, best);
      }
    }
  }
  return { word, idf: inverseFrequency(exact || found.size, documents), forms, documents: found };
}

/** Weight of a word by the number of documents that have it. */
export function inverseFrequency(having: number, documents: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
}

/** The shard of a word, those of all words that begin with one of `starts`, as far as they are near, and those of some others. */
async function readShards(
  reader: IndexReader,
  root: Root,
  word: string,
  starts: readonly string[],
  others: readonly string[],
): Promise<Shard[]> {
  const { boundaries } = root;
  const own = shardOf(boundaries, word);
  const numbers = new Set([own]);
  for (const start of starts) {
    const first = Math.max(shardOf(boundaries, start), own - MORE_SHARDS);
    const last = Math.min(shardOf(boundaries, `${start}\uFFFF`), own + MORE_SHARDS);
    for (let number = first; number <= last; number++) numbers.add(number);
  }
  const most = numbers.size + FAR_SHARDS;
  for (const other of others) if (numbers.size < most) numbers.add(shardOf(boundaries, other));
  return Promise.all([...numbers].map((number) => reader.shard(number)));
}

import { type Root, shardOf } from '../format/root.ts';
import { type TitleKey, titleKey } from '../title-key.ts';
import { plainQuotes, type Query } from './query.ts';
import type { IndexReader } from './reader.ts';

/** How exactly a title is what was written: letter by letter, but for capitals, or by its words in their order. */
export const LETTERS = 3;
const SMALL_LETTERS = 2;
const WORDS = 1;

/** Documents whose title the words of a query may be: their hashes say so, their texts have to be looked at. */
export async function findTitles(reader: IndexReader, root: Root, text: string): Promise<ReadonlySet<number>> {
  const key = titleKey(text, new Set(root.stopWords));
  return new Set(key ? await readTitles(reader, root, key) : []);
}

/**
 * Documents whose title is all that was written, where a query understands it otherwise: as filters, or as no words at all.
 * Their texts are read, since a filter is seldom a title.
 */
export async function findMisread(reader: IndexReader, root: Root, written: string, query: Query): Promise<number[]> {
  if (query.words.length > 0 && query.filters.size === 0 && query.unfinished.length === 0) return [];
  const found: number[] = [];
  for (const id of await findTitles(reader, root, written)) {
    const { title } = await reader.fragment(id);
    if (nameness(title, written) >= SMALL_LETTERS) found.push(id);
  }
  return found;
}

/** How exactly a title is what was written, 0 when it is another one. */
export function nameness(title: string, written: string): number {
  const [one, other] = [plainQuotes(title).trim(), plainQuotes(written).trim()];
  if (one === other) return LETTERS;
  if (one.toLowerCase() === other.toLowerCase()) return SMALL_LETTERS;
  const none = new Set<string>();
  return titleKey(one, none)?.words === titleKey(other, none)?.words ? WORDS : 0;
}

async function readTitles(reader: IndexReader, { boundaries }: Root, { word, hash }: TitleKey): Promise<number[]> {
  const { titles } = await reader.shard(shardOf(boundaries, word));
  return titles.filter((title) => title.hash === hash).map(({ id }) => id);
}

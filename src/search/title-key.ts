import { analyze, fold } from './analyze.ts';

/** What a title is found by when a query is all of it. */
export interface TitleKey {
  /** The word whose shard has the title; empty for a title without words, which the first shard has. */
  readonly word: string;
  readonly hash: number;
  /** The words in their order: of titles with the same hash, only those with the same words are the same. */
  readonly words: string;
}

/** Hashes are written as two bytes: a text is looked at before it is taken for the one that is meant. */
const HASHES = 65_536;

/**
 * The key of a title or of a query that may be one; undefined for an empty text. Its word is the longest that a query reads
 * the shard of anyway: one that says something, unless none does.
 */
export function titleKey(text: string, stopWords: ReadonlySet<string>): TitleKey | undefined {
  const list = analyze(text);
  const words = list.join(' ') || fold(text).trim();
  if (!words) return undefined;
  const telling = list.filter((word) => !stopWords.has(word));
  let own = '';
  for (const word of telling.length > 0 ? telling : list) if (word.length > own.length) own = word;
  return { word: own, hash: hashOf(words), words };
}

/** FNV-1a over UTF-16 units, folded into two bytes. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) & (HASHES - 1);
}

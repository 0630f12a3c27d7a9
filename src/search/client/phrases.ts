import { analyze, isCompound } from '../analyze.ts';
import type { Fragment } from '../format/fragment.ts';
import type { Match } from './match.ts';
import type { Scored } from './rank.ts';
import type { IndexReader } from './reader.ts';

/** Documents whose text is read to find a phrase, at most. */
export const MOST_TEXTS = 50;

/** Documents that have all the words that stand in quotes. */
export function withQuoted(
  scored: readonly Scored[],
  phrases: readonly (readonly string[])[],
  matches: readonly Match[],
): readonly Scored[] {
  const quoted = new Set(phrases.flat());
  // A compound that the index does not keep may yet be in a text.
  const needed = matches.filter(({ word }) => quoted.has(word) && !isCompound(word));
  return scored.filter(({ id }) => needed.every(({ documents }) => documents.has(id)));
}

/** Those of some documents, each of which is read, that have all of the phrases. */
export async function withPhrases(
  reader: IndexReader,
  candidates: readonly Scored[],
  phrases: readonly (readonly string[])[],
): Promise<readonly Scored[]> {
  const checked = await Promise.all(
    candidates.map(async (item) => {
      const fragment = await reader.fragment(item.id);
      return phrases.every((phrase) => hasPhrase(fragment, phrase)) ? [item] : [];
    }),
  );
  return checked.flat();
}

/** True when the words of a phrase follow each other somewhere; it may begin and end inside of compounds. */
function hasPhrase({ title, description, sections }: Fragment, phrase: readonly string[]): boolean {
  const wanted = partsOf(phrase);
  return [title, description, ...sections.flatMap(({ heading, text }) => [heading, text])].some((text) => {
    const words = analyze(text);
    return partsOf(words).includes(wanted) && phrase.every((word) => words.includes(word));
  });
}

/** Words in a line, compounds by their parts only. */
function partsOf(words: readonly string[]): string {
  return ` ${words.filter((word) => !isCompound(word)).join(' ')} `;
}

import { editDistance } from '../edit-distance.ts';
import { foldPath } from './slug.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Find authors or services by id, name or alias, ignoring case. */
export function createDirectory(items: readonly Named[]): (written: string) => string | undefined {
  const byWord = new Map<string, string>();
  // An id beats a name, a name beats an alias; references.ts reports words that two claim.
  const claims = [items.map(({ id }) => [id, id] as const), items.map(({ id, name }) => [name, id] as const)];
  const aliases = items.flatMap(({ id, aliases: words }) => words.map((word) => [word, id] as const));
  for (const [word, id] of [...claims, aliases].flat()) {
    const key = foldPath(word.trim());
    if (!byWord.has(key)) byWord.set(key, id);
  }
  return (written) => byWord.get(foldPath(written.trim()));
}

/**
 * The one known word that a written one is a typing slip of: a letter off in a short word, up to three in a long one. Undefined
 * when two words are as near, and when only figures differ, since `part-9` is not a slip of `part-8`.
 */
export function suggest(written: string, known: Iterable<string>): string | undefined {
  const folded = foldPath(written);
  const most = folded.length < 8 ? 1 : folded.length < 13 ? 2 : 3;
  let best: { readonly word: string; readonly folded: string; readonly distance: number; isOne: boolean } | undefined;
  for (const word of known) {
    const candidate = foldPath(word);
    const distance = editDistance(folded, candidate, most);
    if (distance > most || distance * 3 > Math.max(folded.length, candidate.length)) continue;
    if (distance > 0 && differsInFigures(folded, candidate)) continue;
    if (!best || distance < best.distance) best = { word, folded: candidate, distance, isOne: true };
    else if (distance === best.distance && candidate !== best.folded) best.isOne = false;
  }
  return best?.isOne ? best.word : undefined;
}

/** True for words that are alike but for their figures. */
export function differsInFigures(a: string, b: string): boolean {
  return a.replace(/\d/g, '') === b.replace(/\d/g, '');
}

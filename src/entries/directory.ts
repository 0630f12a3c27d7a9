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

/** The known word nearest to a written one, when a typing slip explains the difference. */
export function suggest(written: string, known: Iterable<string>): string | undefined {
  const folded = foldPath(written);
  const most = Math.max(1, Math.floor(folded.length / 3));
  let best: { word: string; distance: number } | undefined;
  for (const word of known) {
    const distance = editDistance(folded, foldPath(word), most);
    if (distance <= most && (!best || distance < best.distance)) best = { word, distance };
  }
  return best?.word;
}

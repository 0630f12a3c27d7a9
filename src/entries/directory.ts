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
  let best: { word: string; distance: number } | undefined;
  for (const word of known) {
    const distance = editDistance(folded, foldPath(word));
    if (distance <= Math.max(1, Math.floor(folded.length / 3)) && (!best || distance < best.distance))
      best = { word, distance };
  }
  return best?.word;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

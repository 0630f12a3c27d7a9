import { RANKING } from '../constants.ts';

/** Words that a misspelt one may have meant, each with its weight; only the nearest. */
export function nearWords(word: string, known: readonly string[]): Map<string, number> {
  const allowed = [...word].length < 8 ? 1 : 2;
  const near = new Map<string, number>();
  let best = allowed;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > best) continue;
    const distance = editDistance(word, candidate, best);
    if (distance > best) continue;
    if (distance < best) near.clear();
    best = distance;
    near.set(candidate, RANKING.typo / Math.max(1, distance));
  }
  return near;
}

/** True for a word that is looked up when the index does not have it: long enough to be told from others, and no number. */
export function canBeMisspelt(word: string): boolean {
  return /^\p{L}{4,}$/u.test(word);
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment); more than `most` is `most` + 1. */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (before[j - 2] ?? 0) + 1);
      }
      current.push(distance);
      least = Math.min(least, distance);
    }
    if (least > most) return most + 1;
    [before, previous] = [previous, current];
  }
  return previous[b.length] ?? 0;
}

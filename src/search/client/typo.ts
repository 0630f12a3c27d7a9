import { editDistance } from '../../edit-distance.ts';
import { TYPO } from '../constants.ts';

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
    near.set(candidate, TYPO / Math.max(1, distance));
  }
  return near;
}

/** True for a word that is looked up when the index does not have it: long enough to be told from others, and no number. */
export function canBeMisspelt(word: string): boolean {
  return /^\p{L}{4,}$/u.test(word);
}

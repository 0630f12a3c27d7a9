import { isCompound } from './analyze.ts';
import type { Stem } from './client/match.ts';
import { compareWords } from './format/words.ts';

/**
 * Languages whose stemmers change more of a word than its end: they take off beginnings (Arabic, Indonesian, Irish, Tamil),
 * write another script (Serbian), or change letters inside (German ß, Dutch vowels).
 */
const CHANGED_INSIDE: readonly string[] = ['ar', 'de', 'ga', 'id', 'nl', 'sr', 'ta'];

/** The beginning that all words of a stem share: a stemmer may change its last letter, as in “study” and “studies”. */
export function stemStart(stem: string): string {
  return stem.length > 3 ? stem.slice(0, -1) : stem;
}

/** True for a language in which the words of a stem may begin otherwise than the stem. */
export function isChangedInside(lang: string): boolean {
  return CHANGED_INSIDE.includes(lang.toLowerCase().split('-')[0] ?? '');
}

/** Lines of a stem and all of its words, for stems that some word of theirs does not begin with. Ascending. */
export function listForms(words: readonly string[], lang: string, stem: Stem): string[] {
  if (!isChangedInside(lang)) return [];
  const forms = new Map<string, string[]>();
  for (const word of words) {
    if (isCompound(word)) continue;
    const own = stem(word);
    const known = forms.get(own);
    if (known) known.push(word);
    else forms.set(own, [word]);
  }
  return [...forms]
    .filter(([own, list]) => own !== '' && !list.every((word) => word.startsWith(stemStart(own))))
    .map(([own, list]) => [own, ...list].join(' '))
    .sort(compareWords);
}

// Every number that the ranking depends on, in one place. Tuned on a development half of real texts only; what
// `bench/README.md` reports is the other half. Constants of their own, not an object, whose names would be part of the script.

/** Saturation of repeated words and the share of length normalisation (BM25's k1 and b). */
const K1 = 1.2;
const B = 0.75;
/** What a word in the title adds, by how many words the title has: few, some, many. */
const IN_TITLE = [0, 0.7, 0.8, 0.9] as const;
/** Titles of up to so many words are short, and of middle length. */
const SHORT_TITLE = 4;
const MIDDLE_TITLE = 8;
/** What a word in a heading adds. */
const IN_HEADING = 0.7;
/** Weights of other forms of a written word: of the same stem, also when the word itself is nowhere; begun; misspelt. */
export const SAME_STEM = 0.65;
export const SAME_STEM_ONLY = 0.9;
export const PREFIX = 0.8;
export const TYPO = 0.7;
/** How strongly a document is preferred that has all words, and one whose title has them. */
export const COVERAGE_POWER = 3;
export const TITLE_BONUS = 2.5;
/** What words that stand together add when the best documents are looked at. */
export const WINDOW_BONUS = 0.5;
export const TITLE_WINDOW_BONUS = 0.3;
/** Length of such a window in words, beyond the words of the query. */
export const WINDOW_SLACK = 8;

/** What words of the query add that stand in a row, and how strongly long rows are preferred. */
export const RUN_BONUS = 2;
export const RUN_POWER = 3;
/** Rows of fewer words are not proof, however short the query is: in steps from word to word. */
export const RUN_LEAST = 4;
/** A query of so many words may be a passage of a text. */
export const PASSAGE_WORDS = 5;
/** Texts that are looked at for a passage, at most. */
export const MOST_LOOKED = 30;

/** A word that more than this share of the documents has says nothing about any of them. */
export const STOP_SHARE = 0.4;
/** In fewer documents than this, a frequent word is not a stop word: small sites have few words to lose. */
export const STOP_MINIMUM = 20;
/** Results on a page, which are also the ones that are looked at closely. */
export const PAGE_SIZE = 10;
/** Steps in which a word's weight in a text is kept. */
export const LEVELS = 7;
/** A compound that appears only in running text is a word of its own from so many documents on. */
export const COMPOUND_MINIMUM = 3;

/** How often a word of a text counts, from 1 to `LEVELS`; 0 when it is not there. */
export function bodyLevel(occurrences: number, length: number, averageLength: number): number {
  if (occurrences === 0) return 0;
  const saturation = occurrences / (occurrences + K1 * (1 - B + (B * length) / Math.max(1, averageLength)));
  return Math.max(1, Math.min(LEVELS, Math.ceil(saturation * LEVELS)));
}

/** The class of a title by its number of words: 3 for short ones, 1 for long ones. */
export function titleClass(words: number): number {
  return words <= SHORT_TITLE ? 3 : words <= MIDDLE_TITLE ? 2 : 1;
}

/** Pack what is known of a word in a document into a byte: level in 3 bits, heading in one, class of the title in two. */
export function packImpact(level: number, inHeading: boolean, title: number): number {
  return level | (inHeading ? 8 : 0) | (title << 4);
}

/** The weight of a word in a document. */
export function impactOf(packed: number): number {
  const level = packed & 7;
  const body = level === 0 ? 0 : (level - 0.5) / LEVELS;
  return body + (packed & 8 ? IN_HEADING : 0) + (IN_TITLE[packed >> 4] ?? 0);
}

/** True when a packed impact says that the word is in the title. */
export function isInTitle(packed: number): boolean {
  return packed >> 4 > 0;
}

/**
 * Every number that the ranking depends on, in one place. Tuned on a development half of real texts only; what
 * `bench/README.md` reports is the other half.
 */
export const RANKING = {
  /** Saturation of repeated words and the share of length normalisation (BM25's k1 and b). */
  k1: 1.2,
  b: 0.75,
  /** What a word in the title adds, by how many words the title has: few, some, many. */
  title: [0, 0.7, 0.8, 0.9],
  /** Titles of up to so many words are short, and of middle length. */
  titleLengths: [4, 8],
  /** What a word in a heading adds. */
  heading: 0.7,
  /** Weights of other forms of a written word. */
  stem: 0.65,
  stemWithoutExact: 0.9,
  prefix: 0.8,
  typo: 0.7,
  /** How strongly a document is preferred that has all words, and one whose title has them. */
  coveragePower: 3,
  titleBonus: 2.5,
  /** What words that stand together add when the best documents are looked at. */
  windowBonus: 0.5,
  titleWindowBonus: 0.3,
  /** Length of such a window in words, beyond the words of the query. */
  windowSlack: 8,
} as const;

/** A word that more than this share of the documents has says nothing about any of them. */
export const STOP_SHARE = 0.4;
/** In fewer documents than this, a frequent word is no stop word: small sites have few words to lose. */
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
  const { k1, b } = RANKING;
  const saturation = occurrences / (occurrences + k1 * (1 - b + (b * length) / Math.max(1, averageLength)));
  return Math.max(1, Math.min(LEVELS, Math.ceil(saturation * LEVELS)));
}

/** The class of a title by its number of words: 3 for short ones, 1 for long ones. */
export function titleClass(words: number): number {
  const [short, middle] = RANKING.titleLengths;
  return words <= short ? 3 : words <= middle ? 2 : 1;
}

/** Pack what is known of a word in a document into a byte: level in 3 bits, heading in one, class of the title in two. */
export function packImpact(level: number, inHeading: boolean, title: number): number {
  return level | (inHeading ? 8 : 0) | (title << 4);
}

/** The weight of a word in a document. */
export function impactOf(packed: number): number {
  const level = packed & 7;
  const body = level === 0 ? 0 : (level - 0.5) / LEVELS;
  return body + (packed & 8 ? RANKING.heading : 0) + (RANKING.title[packed >> 4] ?? 0);
}

/** True when a packed impact says that the word is in the title. */
export function isInTitle(packed: number): boolean {
  return packed >> 4 > 0;
}

import { COVERAGE_POWER, TITLE_BONUS } from '../constants.ts';
import type { Match } from './match.ts';

/** A document with its score; before its text is looked at. */
export interface Scored {
  readonly id: number;
  readonly score: number;
  /** True when it has every word of the query. */
  readonly isWhole?: boolean;
  /** Above 0 when the query is its title: the more, the more exactly. */
  readonly named?: number;
}

/**
 * Score every document that has a word of the query: the sum of what its words say, times how much of the query it covers,
 * plus how much of the query its title covers. Those whose title the query is come first, then the best; of equals the newer one.
 */
export function rank(matches: readonly Match[], titles: ReadonlySet<number>): Scored[] {
  const total = matches.reduce((sum, { idf }) => sum + idf, 0);
  const sums = new Map<number, { value: number; covered: number; title: number }>();
  for (const { idf, documents } of matches) {
    for (const [id, { value, title }] of documents) {
      const sum = sums.get(id) ?? { value: 0, covered: 0, title: 0 };
      sum.value += idf * value;
      sum.covered += idf;
      sum.title += idf * title;
      sums.set(id, sum);
    }
  }
  return [...sums]
    .map(([id, { value, covered, title }]) => {
      const coverage = (covered / total) ** COVERAGE_POWER;
      const isWhole = covered > total - 1e-9;
      return {
        id,
        isWhole,
        named: titles.has(id) ? 1 : 0,
        score: value * coverage + TITLE_BONUS * total * (title / total) ** COVERAGE_POWER,
      };
    })
    .sort(byScore);
}

/** Those that the query names, then the best first; of equals the newer one. */
export function byScore(a: Scored, b: Scored): number {
  return (b.named ?? 0) - (a.named ?? 0) || b.score - a.score || a.id - b.id;
}

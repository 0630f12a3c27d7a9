import { analyze, isCompound } from '../analyze.ts';
import { RUN_BONUS, RUN_LEAST, RUN_POWER, TITLE_WINDOW_BONUS, WINDOW_BONUS, WINDOW_SLACK } from '../constants.ts';
import type { Fragment, FragmentSection } from '../format/fragment.ts';
import { spellOut } from '../names.ts';
import type { Match } from './match.ts';

/** A section, and how much of the query stands together in it, from 0 to 1. */
export interface JudgedSection {
  readonly section: FragmentSection;
  readonly density: number;
}

/** What the text of a document says of a query. */
export interface Closer {
  /** By which the score of the document is multiplied. */
  readonly factor: number;
  /** How much of the query stands in a row in one section, from 0 to 1. */
  readonly run: number;
  /** Sections that have a word of the query, those first where most of it stands in a row or together. */
  readonly sections: readonly JudgedSection[];
}

/**
 * Look at a document's text: words of the query that stand together mean more than the same words apart, and in the same order
 * most.
 *
 * @param row all words of the query in their order, also those that say nothing by themselves.
 */
export function lookCloser(fragment: Fragment, matches: readonly Match[], row: readonly string[]): Closer {
  const total = matches.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const judged = fragment.sections.map((section) => {
    const text = `${section.heading} ${section.text}`;
    return { section, density: bestWindow(text, matches) / total, run: longestRun(text, row) };
  });
  const run = Math.max(0, ...judged.map((section) => section.run));
  const best = Math.max(0, ...judged.map(({ density }) => density));
  const sections = judged.filter(({ density }) => density > 0).sort((a, b) => b.run + b.density - a.run - a.density);
  const title = bestWindow(fragment.title, matches) / total;
  const factor = 1 + WINDOW_BONUS * best + TITLE_WINDOW_BONUS * title + RUN_BONUS * run ** RUN_POWER;
  return { factor, run, sections };
}

/** The longest stretch of the query that a text has in a row: of its steps from word to word, how many. */
function longestRun(text: string, row: readonly string[]): number {
  let longest = 0;
  let before: readonly number[] = [];
  for (const word of row.length > 1 ? analyze(text) : []) {
    if (isCompound(word)) continue;
    const last = before;
    before = row.includes(word) ? row.map((own, at) => (own === word ? (last[at - 1] ?? 0) + 1 : 0)) : [];
    longest = Math.max(longest, ...before);
  }
  return Math.max(0, longest - 1) / Math.max(RUN_LEAST, row.length - 1);
}

/** The most that a stretch of the text covers of the query, in idf. */
function bestWindow(text: string, matches: readonly Match[]): number {
  const size = matches.length + WINDOW_SLACK;
  const places = analyze(spellOut(text)).flatMap((word, at) =>
    matches.flatMap(({ idf, forms }, index) => {
      const weight = forms.get(word);
      return weight === undefined ? [] : [{ at, index, value: weight * idf }];
    }),
  );
  let best = 0;
  for (const [start, { at: from }] of places.entries()) {
    const covered = new Map<number, number>();
    for (let next = start; next < places.length; next++) {
      const place = places[next];
      if (!place || place.at >= from + size) break;
      covered.set(place.index, Math.max(covered.get(place.index) ?? 0, place.value));
    }
    let sum = 0;
    for (const value of covered.values()) sum += value;
    best = Math.max(best, sum);
  }
  return best;
}

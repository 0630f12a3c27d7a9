import { analyze } from '../analyze.ts';
import { TITLE_WINDOW_BONUS, WINDOW_BONUS, WINDOW_SLACK } from '../constants.ts';
import type { Fragment, FragmentSection } from '../format/fragment.ts';
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
  /** Sections that have a word of the query, densest first. */
  readonly sections: readonly JudgedSection[];
}

/** Look at a document's text: words of the query that stand together mean more than the same words apart. */
export function lookCloser(fragment: Fragment, matches: readonly Match[]): Closer {
  const total = matches.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const sections = fragment.sections
    .map((section) => ({ section, density: bestWindow(`${section.heading} ${section.text}`, matches) }))
    .filter(({ density }) => density > 0)
    .sort((a, b) => b.density - a.density);
  const best = (sections[0]?.density ?? 0) / total;
  const title = bestWindow(fragment.title, matches) / total;
  const factor = 1 + WINDOW_BONUS * best + TITLE_WINDOW_BONUS * title;
  return { factor, sections: sections.map(({ section, density }) => ({ section, density: density / total })) };
}

/** The most that a stretch of the text covers of the query, in idf. */
function bestWindow(text: string, matches: readonly Match[]): number {
  const size = matches.length + WINDOW_SLACK;
  const places = analyze(text).flatMap((word, at) =>
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

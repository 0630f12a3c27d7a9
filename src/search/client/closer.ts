import { analyze } from '../analyze.ts';
import { RANKING } from '../constants.ts';
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
  const values = wordValues(matches);
  const sections = fragment.sections
    .map((section) => ({
      section,
      density: bestWindow(analyze(`${section.heading} ${section.text}`), values, matches),
    }))
    .filter(({ density }) => density > 0)
    .sort((a, b) => b.density - a.density);
  const best = (sections[0]?.density ?? 0) / total;
  const title = bestWindow(analyze(fragment.title), values, matches) / total;
  const factor = 1 + RANKING.windowBonus * best + RANKING.titleWindowBonus * title;
  return { factor, sections: sections.map(({ section, density }) => ({ section, density: density / total })) };
}

/** True when the words of a phrase follow each other somewhere in the document. */
export function hasPhrase(fragment: Fragment, phrase: readonly string[]): boolean {
  const texts = [
    fragment.title,
    fragment.description,
    ...fragment.sections.flatMap(({ heading, text }) => [heading, text]),
  ];
  const wanted = ` ${phrase.join(' ')} `;
  return texts.some((text) => ` ${analyze(text).join(' ')} `.includes(wanted));
}

/** For each form of a query word: which word it stands for and how well. */
function wordValues(matches: readonly Match[]): ReadonlyMap<string, readonly (readonly [number, number])[]> {
  const values = new Map<string, [number, number][]>();
  for (const [index, { forms }] of matches.entries()) {
    for (const [form, weight] of forms) values.set(form, [...(values.get(form) ?? []), [index, weight]]);
  }
  return values;
}

/** The most that a stretch of the text covers of the query, in idf. */
function bestWindow(
  words: readonly string[],
  values: ReturnType<typeof wordValues>,
  matches: readonly Match[],
): number {
  const size = matches.length + RANKING.windowSlack;
  const places = words.flatMap((word, at) =>
    (values.get(word) ?? []).map(([index, weight]) => ({ at, index, weight })),
  );
  let best = 0;
  for (const [start, { at: from }] of places.entries()) {
    const covered = new Map<number, number>();
    for (let next = start; next < places.length; next++) {
      const place = places[next];
      if (!place || place.at >= from + size) break;
      covered.set(place.index, Math.max(covered.get(place.index) ?? 0, place.weight));
    }
    let sum = 0;
    for (const [index, weight] of covered) sum += weight * (matches[index]?.idf ?? 0);
    best = Math.max(best, sum);
  }
  return best;
}

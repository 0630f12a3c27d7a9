import { analyze, isCompound } from '../analyze.ts';
import { MOST_LOOKED, PAGE_SIZE, PASSAGE_WORDS } from '../constants.ts';
import type { Fragment } from '../format/fragment.ts';
import { type JudgedSection, lookCloser } from './closer.ts';
import type { Match } from './match.ts';
import type { Query } from './query.ts';
import { byScore, type Scored } from './rank.ts';
import type { IndexReader } from './reader.ts';
import { LETTERS, nameness } from './titles.ts';

/** A result: what it shows, and where in its text the query is. */
export interface Hit {
  readonly id: number;
  readonly fragment: Fragment;
  readonly sections: readonly JudgedSection[];
}

/** What results are ordered by once their texts are read. */
interface Looked extends Hit, Scored {
  readonly run: number;
}

/** Read the texts of a page's results as they come. */
export async function readHits(
  reader: IndexReader,
  shown: readonly Scored[],
  query: Query,
  matches: readonly Match[],
): Promise<Looked[]> {
  const row = analyze(query.text).filter((word) => !isCompound(word));
  return Promise.all(
    shown.map(async ({ id, score, named = 0 }) => {
      const fragment = await reader.fragment(id);
      const { factor, run, sections } = lookCloser(fragment, matches, row);
      // A hash may be that of another title.
      const nearness = named === LETTERS ? named : named && nameness(fragment.title, query.text);
      return { id, score: score * factor, run, named: nearness, fragment, sections };
    }),
  );
}

/**
 * Read the texts of a page's results and put them in order by what they say. Where many documents have all the words of what
 * may be a passage, more texts than those of the first page are looked at, until one has the passage.
 */
export async function orderHits(
  reader: IndexReader,
  scored: readonly Scored[],
  page: number,
  query: Query,
  matches: readonly Match[],
): Promise<Hit[]> {
  const from = (page - 1) * PAGE_SIZE;
  const look = (start: number) => readHits(reader, scored.slice(start, start + PAGE_SIZE), query, matches);
  const whole = scored.filter(({ isWhole }) => isWhole).length;
  const isPassage = analyze(query.text).length >= PASSAGE_WORDS && whole > PAGE_SIZE;
  const looked = isPassage || page === 1 ? await look(0) : [];
  while (isPassage && looked.length < Math.min(MOST_LOOKED, whole) && looked.every(({ run }) => run < 1)) {
    looked.push(...(await look(looked.length)));
  }
  const isBeyond = from >= looked.length;
  const ordered = (isBeyond ? await look(from) : looked).sort(byScore);
  return isBeyond ? ordered : ordered.slice(from, from + PAGE_SIZE);
}

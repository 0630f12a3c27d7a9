import { isCompound } from '../analyze.ts';
import { PAGE_SIZE } from '../constants.ts';
import { eachFacet, type FacetName, type Facets } from '../format/facets.ts';
import type { Root } from '../format/root.ts';
import { countFacets, type FacetCount, readFilters } from './filter.ts';
import { type Hit, orderHits, readHits } from './hits.ts';
import { type Match, matchWord, type Stem } from './match.ts';
import { MOST_TEXTS, withPhrases, withQuoted } from './phrases.ts';
import { parseQuery, type Query } from './query.ts';
import { rank, type Scored } from './rank.ts';
import type { IndexReader } from './reader.ts';
import { findMisread, findTitles, LETTERS } from './titles.ts';

export type Order = 'relevance' | 'date';

/** What of an answer is asked for. */
export interface SearchOptions {
  readonly order: Order;
  /** From 1; a page holds ten results. */
  readonly page: number;
  /** False when nobody looks at the counts: an index with many facets then reads them only for a query that has filters. */
  readonly counts?: boolean;
}

/** The answer to a query. */
export interface Answer {
  readonly query: Query;
  /** Number of results on all pages. */
  readonly total: number;
  /** True when there may be more, in texts that were not read for a phrase. */
  readonly isCut: boolean;
  readonly hits: readonly Hit[];
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  readonly matches: readonly Match[];
  /** False when the counts would have needed a file that nobody asked for. */
  readonly isCounted: boolean;
}

const NO_FACETS: Facets = eachFacet(() => []);

/** Answer a query. Nothing is read that the query does not need. */
export async function search(
  reader: IndexReader,
  stem: Stem,
  written: string,
  { order, page, counts = true }: SearchOptions,
): Promise<Answer> {
  const query = parseQuery(written);
  const root = await reader.root();
  const needsFacets = counts || query.filters.size > 0 || query.unfinished.length > 0;
  const [facets, matches, titles, misread] = await Promise.all([
    needsFacets ? reader.facets() : (root.facets ?? NO_FACETS),
    matchWords(reader, root, query, stem),
    findTitles(reader, root, query.text),
    findMisread(reader, root, written, query),
  ]);
  const isOnlyFilters = query.words.length === 0 && query.filters.size > 0;
  const scored = isOnlyFilters ? everything(root) : rank(matches, titles);
  const sorted = order === 'date' ? scored.sort(byDate) : scored;
  const candidates = withQuoted(sorted, query.phrases, matches);
  const suits = readFilters(facets, query);

  const phrases = query.phrases.filter(({ length }) => length > 1);
  const most = phrases.length > 0 ? MOST_TEXTS : Number.POSITIVE_INFINITY;
  // The texts of so few can all be read: then nothing is left to guess.
  const isExact = candidates.length <= most;
  const asked = isExact ? candidates : candidates.filter((item) => suits(item));
  const found = phrases.length > 0 ? await withPhrases(reader, asked.slice(0, most), phrases) : candidates;
  const rest = found.filter((item) => suits(item) && !misread.includes(item.id));
  const left = [...misread.map((id) => ({ id, score: 0, named: LETTERS })), ...rest];
  if (order === 'date') left.sort(byDate);
  const shown = left.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    query,
    total: left.length,
    isCut: asked.length > most,
    hits:
      order === 'date'
        ? await readHits(reader, shown, query, matches)
        : await orderHits(reader, left, page, query, matches),
    facets: countFacets(facets, query, isExact ? found : candidates, suits, isExact),
    matches,
    isCounted: facets !== NO_FACETS,
  };
}

/** Find the words of a query that say something. */
async function matchWords(reader: IndexReader, root: Root, query: Query, stem: Stem): Promise<readonly Match[]> {
  const stopWords = new Set(root.stopWords);
  const quoted = new Set(query.phrases.flat());
  const says = (word: string) => quoted.has(word) || !stopWords.has(word);
  const telling = query.words.filter(says);
  // Parts of a name that the index has are not beginnings.
  const [last = ''] = query.open;
  const isName = isCompound(last) && (await matchWord(reader, last, 'quoted', stem)).forms.size > 0;
  const open = isName ? [last] : query.open;
  const all = await Promise.all(
    (telling.length > 0 ? telling : query.words).map(async (word) => {
      const manner = quoted.has(word) ? 'quoted' : open.includes(word) ? 'open' : 'whole';
      const match = await matchWord(reader, word, manner, stem);
      // A name that is nowhere is asked for by its parts.
      const parts = match.forms.size > 0 || manner === 'quoted' ? undefined : query.names.get(word);
      return parts?.length ? Promise.all(parts.map((part) => matchWord(reader, part, 'whole', stem))) : [match];
    }),
  );
  // A compound that the index does not keep says no more than its parts.
  const known = all.flat().filter(({ word, forms }) => forms.size > 0 || !isCompound(word));
  // What was taken for words that say nothing says nothing either.
  const saying = known.filter(({ forms }) => forms.size === 0 || [...forms.keys()].some(says));
  return saying.some(({ forms }) => forms.size > 0) ? saying : known;
}

function byDate(a: Scored, b: Scored): number {
  return a.id - b.id;
}

function everything({ documents }: Root): Scored[] {
  return Array.from({ length: documents }, (_, id) => ({ id, score: 0 }));
}

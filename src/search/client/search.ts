import { isCompound } from '../analyze.ts';
import { PAGE_SIZE } from '../constants.ts';
import { FACETS, type FacetName, type Facets } from '../format/facets.ts';
import type { Fragment } from '../format/fragment.ts';
import { hasPhrase, type JudgedSection, lookCloser } from './closer.ts';
import { type Match, matchWord, type Stem } from './match.ts';
import { parseQuery, type Query } from './query.ts';
import { byScore, rank, type Scored } from './rank.ts';
import type { IndexReader } from './reader.ts';

export type Order = 'relevance' | 'date';

/** A result: what it shows, and where in its text the query is. */
export interface Hit {
  readonly id: number;
  readonly fragment: Fragment;
  readonly sections: readonly JudgedSection[];
}

/** A value of a facet, with the results that it would leave. */
export interface FacetCount {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
}

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
  readonly hits: readonly Hit[];
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  readonly matches: readonly Match[];
  /** False when the counts would have needed a file that nobody asked for. */
  readonly isCounted: boolean;
}

const NO_FACETS: Facets = { kind: [], year: [], tag: [], author: [], severity: [], service: [], trigger: [] };

/** Documents whose text is read to find a phrase, at most. */
const MOST_PHRASE_TEXTS = 50;

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
  const reading = needsFacets ? reader.facets() : Promise.resolve(root.facets ?? NO_FACETS);
  const stopWords = new Set(root.stopWords);
  const telling = query.words.filter((word) => !stopWords.has(word));
  const words = telling.length > 0 ? telling : query.words;
  const [facets, all] = await Promise.all([
    reading,
    Promise.all(words.map((word) => matchWord(reader, word, query.open.includes(word), stem))),
  ]);
  // A compound that the index does not keep says no more than its parts.
  const matches = all.filter(({ word, forms }) => forms.size > 0 || !isCompound(word));

  const isOnlyFilters = query.words.length === 0 && query.filters.size > 0;
  const scored = isOnlyFilters ? everything(root.documents) : rank(matches);
  const found = await withPhrases(reader, scored, query, matches);
  const left = found.filter(({ id }) => FACETS.every((name) => isChosen(facets, query, name, id)));
  const sorted = order === 'date' ? left.toSorted((a, b) => a.id - b.id) : left;
  const shown = sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const hits = await readHits(reader, shown, matches, order);
  const isCounted = facets !== NO_FACETS;
  return { query, total: left.length, hits, facets: countFacets(facets, query, found), matches, isCounted };
}

/** Read the texts of a page's results; by relevance, the ten are put in order again by what their texts say. */
async function readHits(
  reader: IndexReader,
  shown: readonly Scored[],
  matches: readonly Match[],
  order: Order,
): Promise<Hit[]> {
  const looked = await Promise.all(
    shown.map(async ({ id, score }) => {
      const fragment = await reader.fragment(id);
      const { factor, sections } = lookCloser(fragment, matches);
      return { id, score: score * factor, fragment, sections };
    }),
  );
  return order === 'relevance' ? looked.sort(byScore) : looked;
}

async function withPhrases(
  reader: IndexReader,
  scored: readonly Scored[],
  { phrases }: Query,
  matches: readonly Match[],
): Promise<readonly Scored[]> {
  if (phrases.length === 0) return scored;
  const needed = new Set(phrases.flat());
  const having = matches.filter(({ word }) => needed.has(word));
  const candidates = scored.filter(({ id }) => having.every(({ documents }) => documents.has(id)));
  const checked = await Promise.all(
    candidates.slice(0, MOST_PHRASE_TEXTS).map(async (item) => {
      const fragment = await reader.fragment(item.id);
      return phrases.every((phrase) => hasPhrase(fragment, phrase)) ? [item] : [];
    }),
  );
  return checked.flat();
}

function everything(documents: number): Scored[] {
  return Array.from({ length: documents }, (_, id) => ({ id, score: 0 }));
}

const chosenIds = new WeakMap<Query, Map<FacetName, ReadonlySet<number>>>();

function isChosen(facets: Facets, query: Query, name: FacetName, id: number): boolean {
  const values = query.filters.get(name);
  if (!values) return true;
  const known = chosenIds.get(query) ?? new Map<FacetName, ReadonlySet<number>>();
  chosenIds.set(query, known);
  const ids =
    known.get(name) ?? new Set(facets[name].filter((value) => names(value, values)).flatMap((value) => value.ids));
  known.set(name, ids);
  return ids.has(id);
}

/** Exact counts: each facet counts what the other facets leave, so that a second value can be added to a first. */
function countFacets(facets: Facets, query: Query, found: readonly Scored[]): Answer['facets'] {
  const count = (name: FacetName): FacetCount[] => {
    const others = FACETS.filter((other) => other !== name);
    const left = new Set(
      found.filter(({ id }) => others.every((other) => isChosen(facets, query, other, id))).map(({ id }) => id),
    );
    const chosen = query.filters.get(name) ?? [];
    return facets[name].map((value) => ({
      id: value.id,
      label: value.label,
      count: value.ids.reduce((sum, id) => sum + (left.has(id) ? 1 : 0), 0),
      isChosen: names(value, chosen),
    }));
  };
  return {
    kind: count('kind'),
    year: count('year'),
    tag: count('tag'),
    author: count('author'),
    severity: count('severity'),
    service: count('service'),
    trigger: count('trigger'),
  };
}

/** A filter may name a value by its id or by its label. */
function names({ id, label }: { readonly id: string; readonly label: string }, written: readonly string[]): boolean {
  return written.includes(id.toLowerCase()) || written.includes(label.toLowerCase());
}

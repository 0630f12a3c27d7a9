import { inflateRawSync } from 'node:zlib';
import type { SearchIndex } from './build-index.ts';
import type { Stem } from './client/match.ts';
import { createReader, type ReadFile } from './client/reader.ts';
import { search } from './client/search.ts';
import { QUERY_TYPES, type QueryType, type TestQuery } from './draw-queries.ts';

/** How well queries of one type were answered. */
export interface Score {
  readonly queries: number;
  /** Share whose first result answers. */
  readonly successAt1: number;
  /** Mean of one over the rank of the first answer, 0 beyond ten. */
  readonly mrrAt10: number;
}

export type Scores = Readonly<Record<QueryType, Score>>;

/** Gives the ids of the first ten results. */
export type Ask = (text: string) => Promise<readonly number[]>;

/** Ask every query and score the answers by type. */
export async function scoreAnswers(queries: readonly TestQuery[], ask: Ask): Promise<Scores> {
  const ranks = new Map<QueryType, number[]>(QUERY_TYPES.map((type) => [type, []]));
  for (const { type, text, wanted } of queries) {
    const results = await ask(text);
    ranks.get(type)?.push(results.slice(0, 10).findIndex((id) => wanted.has(id)));
  }
  const score = (type: QueryType): Score => {
    const list = ranks.get(type) ?? [];
    const mean = (value: (rank: number) => number) =>
      list.length === 0 ? 0 : list.reduce((sum, rank) => sum + value(rank), 0) / list.length;
    return {
      queries: list.length,
      successAt1: mean((rank) => (rank === 0 ? 1 : 0)),
      mrrAt10: mean((rank) => (rank < 0 ? 0 : 1 / (rank + 1))),
    };
  };
  return {
    title: score('title'),
    prefix: score('prefix'),
    typo: score('typo'),
    inflected: score('inflected'),
    heading: score('heading'),
    question: score('question'),
    body: score('body'),
    whole: score('whole'),
    passage: score('passage'),
  };
}

/** Mean MRR@10 over the types that have queries. */
export function meanScore(scores: Scores): number {
  const asked = Object.values(scores).filter(({ queries }) => queries > 0);
  return asked.reduce((sum, { mrrAt10 }) => sum + mrrAt10, 0) / Math.max(1, asked.length);
}

/** How good a site's search is, in short. */
export interface SearchQuality {
  readonly queries: number;
  readonly mrrAt10: number;
  /** Bytes of the first query of a visit, script included. */
  readonly firstQueryBytes: number;
}

/** What `site.config.ts` requires of the search. */
export interface Thresholds {
  readonly mrrAt10?: number | undefined;
  readonly firstQueryBytes?: number | undefined;
}

/** What falls short of the thresholds; a site that no query can be drawn from falls short of nothing. */
export function judgeSelfTest({ queries, mrrAt10, firstQueryBytes }: SearchQuality, thresholds: Thresholds): string[] {
  if (queries === 0) return [];
  const short: string[] = [];
  if (thresholds.mrrAt10 !== undefined && mrrAt10 < thresholds.mrrAt10) {
    short.push(`search: MRR@10 is ${round(mrrAt10)}, below the ${thresholds.mrrAt10} of search.thresholds`);
  }
  if (thresholds.firstQueryBytes !== undefined && firstQueryBytes > thresholds.firstQueryBytes) {
    const limit = `the ${thresholds.firstQueryBytes} of search.thresholds`;
    short.push(`search: a first search costs ${firstQueryBytes} bytes, above ${limit}`);
  }
  return short;
}

/** Ask an index as the browser does, from memory. */
export function askIndex(index: Pick<SearchIndex, 'files'>, stem: Stem): Ask {
  const reader = createReader(readMemory(index));
  return async (text) => {
    const { hits } = await search(reader, stem, text, { order: 'relevance', page: 1, counts: false });
    return hits.map(({ id }) => id);
  };
}

/** Ask the first query of a visit: what it finds, and the bytes that it reads, the script not included. */
export async function askFirst(
  index: Pick<SearchIndex, 'files'>,
  stem: Stem,
  text: string,
): Promise<{ readonly ids: readonly number[]; readonly bytes: number }> {
  let bytes = 0;
  const reader = createReader(
    readMemory(index, (length) => {
      bytes += length;
    }),
  );
  const { hits } = await search(reader, stem, text, { order: 'relevance', page: 1, counts: false });
  return { ids: hits.map(({ id }) => id), bytes };
}

/** Bytes that the first query of a visit reads, the script not included. */
export async function measureFirstQuery(index: Pick<SearchIndex, 'files'>, stem: Stem, text: string): Promise<number> {
  return (await askFirst(index, stem, text)).bytes;
}

/** Read an index that was not written yet. */
export function readMemory(
  { files }: Pick<SearchIndex, 'files'>,
  count: (length: number) => void = () => undefined,
): ReadFile {
  return async (path) => {
    const bytes = files.get(path);
    if (!bytes) throw new Error(`the index has no ${path}`);
    count(bytes.length);
    return new Uint8Array(inflateRawSync(bytes));
  };
}

/** Rounded down: what is below a threshold must not look like it. */
function round(value: number): string {
  return (Math.floor(value * 1000) / 1000).toFixed(3).replace(/^0/, '');
}

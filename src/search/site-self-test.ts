import site from '../../site.config.ts';
import { getSearchSource } from '../database/site-database.ts';
import { oncePerBuild } from '../once.ts';
import { loadStemmer } from './client/stems.ts';
import { drawQueries, QUERY_TYPES, type QueryType } from './draw-queries.ts';
import { askFirst, meanScore, type Score, scoreAnswers } from './self-test.ts';
import { getSearchIndex } from './site-index.ts';

/** How well the site's own search answers queries drawn from its own entries, and what a first query costs. */
export interface SelfTest {
  readonly seed: number;
  readonly queries: number;
  readonly successAt1: number;
  readonly mrrAt10: number;
  /** Bytes of the index that the first query of a visit reads; null on a site that no query can be drawn from. */
  readonly firstQuery: { readonly median: number; readonly most: number } | null;
  readonly types: readonly TypeScore[];
}

interface TypeScore extends Score {
  readonly type: QueryType;
  readonly example: string | null;
}

const SEED = 20_250_401;
const PER_TYPE = 30;

/** Test the search of this build; once in a build, afresh at every request in `dev`. */
export const getSelfTest = oncePerBuild(testSearch);

async function testSearch(): Promise<SelfTest> {
  const [{ documents }, index, stem] = await Promise.all([getSearchSource(), getSearchIndex(), loadStemmer(site.lang)]);
  const queries = drawQueries(documents, { perType: PER_TYPE, seed: SEED });
  const costs: number[] = [];
  const scores = await scoreAnswers(queries, async (text) => {
    const { ids, bytes } = await askFirst(index, stem, text);
    costs.push(bytes);
    return ids;
  });
  costs.sort((a, b) => a - b);
  const asked = Object.values(scores).filter(({ queries }) => queries > 0);
  return {
    seed: SEED,
    queries: queries.length,
    successAt1: asked.reduce((sum, { successAt1 }) => sum + successAt1, 0) / Math.max(1, asked.length),
    mrrAt10: meanScore(scores),
    firstQuery: costs.length > 0 ? { median: costs[costs.length >> 1] ?? 0, most: costs.at(-1) ?? 0 } : null,
    types: QUERY_TYPES.map((type) => ({
      type,
      ...scores[type],
      example: queries.find((query) => query.type === type)?.text ?? null,
    })),
  };
}

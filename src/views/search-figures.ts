import type { SearchSize } from '../database/search.ts';
import { getSearchSource } from '../database/site-database.ts';
import { SCRIPT_BYTES } from '../search/script-size.ts';
import { getSelfTest } from '../search/site-self-test.ts';

/** What a search costs and knows, for the line on the home page. */
export interface SearchFigures extends SearchSize {
  /** Bytes of a first query, script and stylesheets of the search included; unknown where no query can be drawn. */
  readonly cost: number | undefined;
}

/** The numbers of the search, from one statement and the self-test. In `dev` the test waits for the page that shows it. */
export async function getSearchFigures(): Promise<SearchFigures> {
  const { size } = await getSearchSource();
  const test = import.meta.env.DEV ? undefined : await getSelfTest();
  return { ...size, cost: test?.firstQuery ? test.firstQuery.median + SCRIPT_BYTES : undefined };
}

/** Bytes in the unit that people know from their telephone bills. */
export function kilobytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1000));
}

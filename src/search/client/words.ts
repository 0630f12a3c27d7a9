import { PAGE_SIZE } from '../constants.ts';
import { quote } from './notes.ts';
import type { Outcome } from './session.ts';

export const WAITING = 'Searching…';
export const FAILURE = 'The search index could not be loaded.';

/** What an outcome is, in a line: how many results, or why there are none. */
export function describeOutcome({ state, answer }: Outcome, took = ''): string {
  const { query, total } = answer;
  const isAsking = query.words.length > 0 || query.filters.size > 0;
  if (!isAsking) return query.unfinished.length > 0 ? 'Choose a value.' : `There is no word in ${quote(state.text)}.`;
  if (total === 0) return `Nothing found for ${quote(state.text)}.`;
  const number = new Intl.NumberFormat(document.documentElement.lang).format(total);
  const results = `${number} ${total === 1 ? 'result' : 'results'}`;
  const pages = Math.ceil(total / PAGE_SIZE);
  return state.page > 1 ? `${results}${took}, page ${state.page} of ${pages}.` : `${results}${took}.`;
}

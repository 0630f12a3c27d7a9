import { PAGE_SIZE } from '../constants.ts';
import { quote } from './notes.ts';
import { MOST_TEXTS } from './phrases.ts';
import type { Outcome } from './session.ts';

export const WAITING = 'Searching…';
export const FAILURE = 'The search index could not be loaded.';

/** What an outcome is, in a line: how many results, or why there are none. */
export function describeOutcome({ state, answer }: Outcome, took = ''): string {
  const { query, total, isCut } = answer;
  const isAsking = query.words.length > 0 || query.filters.size > 0;
  if (!isAsking && total === 0)
    return query.unfinished.length > 0 ? 'Choose a value.' : `There is no word in ${quote(state.text)}.`;
  const where = isCut ? ` in the first ${MOST_TEXTS} entries that have its words` : '';
  if (total === 0) return `Nothing found for ${quote(state.text)}${where}.`;
  const number = new Intl.NumberFormat(document.documentElement.lang).format(total);
  const page = state.page > 1 ? `, page ${state.page} of ${Math.ceil(total / PAGE_SIZE)}` : '';
  return `${isCut ? 'At least ' : ''}${number} result${total === 1 ? '' : 's'}${took}${page}.`;
}

import { PAGE_SIZE } from '../constants.ts';
import { linkTo, make } from './elements.ts';
import type { SearchState } from './state.ts';

/** Make the way through the pages of results; nothing when there is one page. */
export function renderPages(address: string, state: SearchState, total: number): HTMLElement[] {
  const last = Math.ceil(total / PAGE_SIZE);
  if (last < 2) return [];
  const link = (page: number, rel: 'prev' | 'next', label: string) =>
    page < 1 || page > last ? make('span') : linkTo(address, { ...state, page }, { rel, id: `search-${rel}` }, label);
  return [
    link(state.page - 1, 'prev', 'Previous'),
    make('span', {}, `Page ${state.page} of ${last}`),
    link(state.page + 1, 'next', 'Next'),
  ];
}

import { FACETS, type FacetName } from '../format/facets.ts';
import { make } from './elements.ts';
import type { FacetCount } from './filter.ts';
import type { Answer } from './search.ts';

/** Values that are shown before a reader asks for more. */
const FEW = 5;

/** Make the boxes that narrow the results, each with the number of results that it would leave, where that is known. */
export function renderFilters(
  { facets }: Answer,
  isUnfolded: (id: string) => boolean,
  choose: (name: FacetName, value: FacetCount) => void,
): HTMLElement[] {
  return FACETS.flatMap((name) => {
    const values = order(name, facets[name]);
    if (values.length === 0) return [];
    const few = values.filter(({ isChosen }, index) => index < FEW || isChosen);
    // A fold for one more line would take as much room as the line.
    const shown = few.length >= values.length - 1 ? values : few;
    const rest = values.filter((value) => !shown.includes(value));
    const items = (list: readonly FacetCount[]) =>
      list.map((value) => renderValue(name, value, () => choose(name, value)));
    return make(
      'fieldset',
      {},
      make('legend', {}, name[0]?.toUpperCase() + name.slice(1)),
      ...items(shown),
      rest.length > 0 && renderFold(`search-more-${name}`, isUnfolded, rest.length, items(rest)),
    );
  });
}

/** Values that leave something, most results first; years as they are, newest first. */
function order(name: FacetName, values: readonly FacetCount[]): FacetCount[] {
  const useful = values.filter(({ count, isChosen }) => count !== 0 || isChosen);
  return name === 'year' ? useful : useful.sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

function renderValue(name: FacetName, { id, label, count, isChosen }: FacetCount, choose: () => void): HTMLElement {
  const box = make('input', { type: 'checkbox', id: `search-${name}-${id}`, name, value: id });
  box.checked = isChosen;
  box.addEventListener('change', choose);
  const number = count !== undefined && make('span', { class: 'count' }, String(count));
  return make('label', {}, box, make('span', {}, label), ' ', number);
}

function renderFold(
  id: string,
  isUnfolded: (id: string) => boolean,
  count: number,
  items: readonly HTMLElement[],
): HTMLElement {
  const summary = make('summary', { id }, `${count} more`);
  const fold = make('details', { class: 'search-fold' }, summary, ...items);
  fold.open = isUnfolded(id);
  return fold;
}

import { createAddress } from './address.ts';
import { listenToTyping } from './announce.ts';
import { followInPlace, keepFocus, make } from './elements.ts';
import { openEngine } from './engine.ts';
import { moveFocus } from './keys.ts';
import { switchFilter } from './notes.ts';
import { renderFilters } from './render-filters.ts';
import { renderPages } from './render-pages.ts';
import { createSession } from './session.ts';
import { readState, type SearchState } from './state.ts';
import { createView } from './view.ts';
import { FAILURE, WAITING } from './words.ts';

export { createView } from './view.ts';
export { FAILURE, WAITING } from './words.ts';

const WIDE = '(min-width: 66rem)';

/** Make the search page work: results as the reader types, filters, pages, and an address that says all of it. */
export function startPage(panel: HTMLElement): void {
  const form = panel.querySelector('form');
  const input = form?.querySelector('input');
  const status = panel.querySelector<HTMLElement>('[role=status]');
  const output = panel.querySelector<HTMLElement>('.search-output');
  const everything = document.querySelector<HTMLElement>('#search-everything:not(.prose *)');
  if (!form || !input || !status || !output || !everything) return;

  const address = new URL(form.action).pathname;
  const engine = openEngine(panel.dataset.index, `${address}current.json`);
  const view = createView({ input, status, level: 'h2', address });
  const url = createAddress();
  const sort = makeSort();
  const filters = make('div');
  const count = make('span', { class: 'count' });
  const summary = make('summary', { id: 'search-filters' }, 'Filters', ' ', count);
  const fold = make('details', { class: 'search-filters' }, summary, filters);
  const pages = make('nav', { class: 'search-pages', 'aria-label': 'Pages of results' });
  output.replaceChildren(
    make('div', { class: 'search-bar' }, view.summary, sort.label),
    view.notes,
    fold,
    make('div', { class: 'search-found' }, view.list, pages),
  );
  const wide = matchMedia(WIDE);
  // Open where there is room, unless the counts need a file of their own: then for those who ask.
  let isCostly = false;
  const unfold = () => {
    if (!isCostly) fold.open = wide.matches;
  };
  wide.addEventListener('change', unfold);
  unfold();

  let state = readState(location.search);
  const isUnfolded = (id: string) => document.getElementById(id)?.closest('details')?.open === true;
  const clear = (message: string) => {
    filters.replaceChildren();
    pages.replaceChildren();
    fold.hidden = true;
    pages.hidden = true;
    sort.label.hidden = true;
    everything.hidden = false;
    panel.dataset.state = message === '' ? 'empty' : 'message';
    view.tell(message);
  };
  const session = createSession(engine, {
    showOutcome(outcome) {
      const { answer } = outcome;
      const { query, total } = answer;
      state = outcome.state;
      panel.dataset.state = total > 0 ? 'results' : 'none';
      view.show(outcome);
      if (!answer.isCounted && !isCostly) {
        isCostly = true;
        fold.classList.add('costly');
        fold.open = false;
      }
      // Boxes that are being looked at stay until their counts have been read.
      if (answer.isCounted || !fold.open) {
        keepFocus(
          filters,
          () =>
            filters.replaceChildren(
              ...renderFilters(answer, isUnfolded, (name, value) =>
                choose({ ...state, text: switchFilter(state.text, query, name, value), page: 1 }),
              ),
            ),
          summary,
        );
      }
      keepFocus(pages, () => pages.replaceChildren(...renderPages(address, state, total)), input);
      const chosen = [...query.filters.values()].flat().length;
      count.textContent = chosen > 0 ? String(chosen) : '';
      fold.hidden = answer.isCounted && filters.childElementCount === 0;
      pages.hidden = pages.childElementCount === 0;
      sort.label.hidden = total < 2 || query.words.length === 0;
      everything.hidden = total > 0;
    },
    showWaiting() {
      view.summary.textContent = WAITING;
    },
    showFailure: () => clear(`${FAILURE} All entries are listed below.`),
    needsCounts: () => fold.open,
  });
  fold.addEventListener('toggle', () => {
    if (fold.open && isCostly && state.text.trim()) void session.ask(state);
  });

  const show = async (next: SearchState) => {
    state = next;
    sort.select.value = state.order;
    if (input.value !== state.text) input.value = state.text;
    if (state.text.trim()) return session.ask(state);
    session.forget();
    clear('');
  };
  const choose = (next: SearchState) => {
    url.flush();
    url.choose(next);
    return show(next);
  };

  const showTyped = () => {
    const next = { ...state, text: input.value, page: 1 };
    url.follow(next);
    void show(next);
  };
  listenToTyping(input, showTyped);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void choose({ ...state, text: input.value, page: 1 });
  });
  sort.select.addEventListener('change', () => {
    void choose({ ...state, order: sort.select.value === 'date' ? 'date' : 'relevance', page: 1 });
  });
  output.addEventListener('click', async (event) => {
    url.flush();
    const next = followInPlace(event);
    if (!next) return;
    const isPage = next.page !== state.page;
    if (!isPage) input.focus();
    await choose({ ...next, order: state.order });
    if (!isPage) return;
    view.list.querySelector('a')?.focus({ preventScroll: true });
    panel.scrollIntoView();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') url.flush();
    moveFocus(event, input, view.list, () => {
      if (document.activeElement === input && input.value) void choose({ ...state, text: '', page: 1 });
      else input.focus();
    });
  });
  addEventListener('pagehide', url.flush);
  addEventListener('popstate', () => {
    url.forget();
    const next = readState(location.search);
    if (next.text !== state.text || next.order !== state.order || next.page !== state.page) void show(next);
  });

  // A reader may have typed before all of this arrived.
  if (input.value && input.value !== state.text) showTyped();
  else void show(state);
}

function makeSort() {
  const select = make(
    'select',
    { id: 'search-sort' },
    make('option', { value: 'relevance' }, 'relevance'),
    make('option', { value: 'date' }, 'date'),
  );
  return { select, label: make('label', { class: 'search-sort' }, 'Sort by ', select) };
}

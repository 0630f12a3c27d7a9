import { PAGE_SIZE } from '../constants.ts';
import { createAnnouncer } from './announce.ts';
import { keepFocus, linkTo, make } from './elements.ts';
import type { Note } from './notes.ts';
import { renderResults } from './render-results.ts';
import type { Outcome } from './session.ts';
import { describeOutcome } from './words.ts';

/** The parts of a search that the page and the dialog have in common. */
export interface View {
  readonly summary: HTMLElement;
  readonly notes: HTMLElement;
  readonly list: HTMLOListElement;
  /** Show an outcome. */
  show(outcome: Outcome): void;
  /** Show a message instead of results. */
  tell(message: string): void;
}

/** Make the view, around a field and a status that screen readers already know. */
export function createView({
  input,
  status,
  level,
  address,
}: {
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly level: 'h2' | 'h3';
  /** Of the search page. */
  readonly address: string;
}): View {
  const announce = createAnnouncer(status);
  const summary = make('p', { class: 'search-summary' });
  const notes = make('div', { class: 'search-notes' });
  const list = make('ol', { class: 'search-results' });
  const replace = (
    text: string,
    said: string,
    found: readonly Note[],
    items: readonly HTMLElement[],
    start: number,
  ) => {
    summary.textContent = text;
    keepFocus(notes, () => notes.replaceChildren(...found.map((note) => renderNote(note, address))), input);
    keepFocus(list, () => list.replaceChildren(...items), input);
    list.start = start;
    announce(said);
  };
  return {
    summary,
    notes,
    list,
    show(outcome) {
      const { state, answer, milliseconds } = outcome;
      const said = [describeOutcome(outcome), ...outcome.notes.map(speak)].join(' ');
      const text = describeOutcome(outcome, ` in ${milliseconds} ms`);
      replace(text, said, outcome.notes, renderResults(answer, level), (state.page - 1) * PAGE_SIZE + 1);
    },
    tell: (message) => replace(message, message, [], [], 1),
  };
}

function speak({ text, suggestions }: Note): string {
  return `${[text, suggestions.map(({ label }) => label).join(', ')].filter(Boolean).join(' ')}.`;
}

function renderNote({ text, suggestions }: Note, address: string): HTMLElement {
  const links = suggestions.map(({ label, query }) =>
    linkTo(address, { text: query, order: 'relevance', page: 1 }, {}, label),
  );
  return make('p', {}, text, ...links.flatMap((link) => [' ', link]));
}

import { listenToTyping } from './announce.ts';
import dialogStyle from './dialog.css?inline';
import { followInPlace, make } from './elements.ts';
import { openEngine } from './engine.ts';
import { moveFocus } from './keys.ts';
// From the page's own file, with 1.5 KB that only the page needs: in a file of its own this would cost the page .4 KB more.
import { createView, FAILURE, WAITING } from './page.ts';
import resultsStyle from './results.css?inline';
import { createSession } from './session.ts';
import { isSlashOn, switchSlash } from './slash.ts';
import { type SearchState, writeState } from './state.ts';

let dialog: HTMLDialogElement | undefined;

/** Open the search over the page; closing it returns the focus to where it was. */
export function openDialog(address: string): void {
  dialog ??= makeDialog(new URL(address).pathname);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}

function makeDialog(address: string): HTMLDialogElement {
  const input = make('input', {
    id: 'search-dialog-field',
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    enterkeyhint: 'search',
    dir: 'auto',
  });
  const status = make('p', { role: 'status', class: 'visually-hidden' });
  const all = make('a', { href: address }, 'All results and filters');
  const close = make('button', { type: 'button' }, 'Close');
  const view = createView({ input, status, level: 'h3', address });
  const element = make(
    'dialog',
    { class: 'search-dialog', 'aria-labelledby': 'search-dialog-title' },
    make(
      'div',
      { class: 'search-dialog-head' },
      make('h2', { id: 'search-dialog-title' }, make('label', { for: input.id }, 'Search posts and post-mortems')),
      make('form', { action: address, role: 'search' }, input, close),
    ),
    status,
    make('div', { class: 'search-dialog-body' }, view.summary, view.notes, view.list),
    make('div', { class: 'search-dialog-foot' }, all, makeSwitch()),
  );

  const engine = openEngine(undefined, `${address}current.json`);
  const session = createSession(engine, {
    showOutcome: view.show,
    showWaiting() {
      view.summary.textContent = WAITING;
    },
    showFailure: () => view.tell(FAILURE),
  });
  const show = (state: SearchState) => {
    if (input.value !== state.text) input.value = state.text;
    all.href = address + writeState(state);
    if (state.text.trim()) return void session.ask(state);
    session.forget();
    view.tell('');
  };

  listenToTyping(input, () => show({ text: input.value, order: 'relevance', page: 1 }));
  close.addEventListener('click', () => element.close());
  element.addEventListener('click', (event) => {
    if (event.target === element) element.close();
    const state = followInPlace(event);
    if (!state) return;
    show(state);
    input.focus();
  });
  element.addEventListener('keydown', (event) => moveFocus(event, input, view.list, () => element.close()));
  adopt(dialogStyle + resultsStyle);
  document.body.append(element);
  return element;
}

/** Styles that only readers of the dialog load; the security policy lets scripts adopt a style sheet, but write none. */
function adopt(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

function makeSwitch(): HTMLElement {
  const box = make('input', { type: 'checkbox' });
  box.checked = isSlashOn();
  box.addEventListener('change', () => switchSlash(box.checked));
  return make('label', {}, box, 'Open with ', make('kbd', {}, '/'));
}

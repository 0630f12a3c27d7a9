import { isSlashOn } from './slash.ts';

/**
 * Fetch the search once a reader wants it: on the search page when its field has the focus or its address a query, anywhere
 * else on Ctrl+K, Cmd+K or a slash. This is all the script that a page has before.
 */
export function offerSearch(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-search]:not(.prose *)');
  if (!link) return;
  const current = `${link.href}current.json`;
  const panel = document.querySelector<HTMLElement>('#search-panel:not(.prose *)');
  const input = panel?.querySelector('input');
  if (panel && input) startOnFocus(panel, input, current);

  let isAsked = false;
  const open = async () => {
    if (input) {
      input.focus();
      return input.select();
    }
    if (!isAsked) preload(current);
    isAsked = true;
    try {
      (await import('./dialog.ts')).openDialog(link.href);
    } catch {
      location.assign(link.href);
    }
  };
  addEventListener('keydown', (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    void open();
  });
}

function startOnFocus(panel: HTMLElement, input: HTMLInputElement, current: string): void {
  let isStarted = false;
  const start = async () => {
    if (isStarted) return;
    isStarted = true;
    preload(`${panel.dataset.index}root.bin`);
    try {
      (await import('./page.ts')).startPage(panel);
    } catch {
      isStarted = false;
      // Who has only come to the field has lost nothing yet; the first letter tries again, and is kept.
      if (input.value) await reloadOnce(panel, input, current);
    }
  };
  for (const event of ['focus', 'input']) input.addEventListener(event, start);
  const query = new URLSearchParams(location.search).get('q');
  if (!query) return;
  input.value ||= query;
  void start();
}

function isShortcut({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing, repeat, target }: KeyboardEvent): boolean {
  if (altKey || isComposing || repeat) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && !shiftKey && ctrlKey !== metaKey;
  const isField =
    target instanceof Element &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null;
  return key === '/' && !isField && isSlashOn();
}

/** Ask for a file that the script will want as soon as it is there. */
function preload(href: string): void {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
  document.head.append(link);
}

const RELOADED = 'search-reloaded';

/** The script is gone when the site was built anew since the page was loaded: then the page of today has another one. */
async function reloadOnce(panel: HTMLElement, input: HTMLInputElement, current: string): Promise<void> {
  try {
    const { index } = await (await fetch(current, { cache: 'reload' })).json();
    if (index !== panel.dataset.index && sessionStorage.getItem(RELOADED) !== index) {
      // Once for every build.
      sessionStorage.setItem(RELOADED, index);
      location.replace(`?${new URLSearchParams({ q: input.value })}`);
    }
  } catch {
    // There is no connection, or no storage that would keep the page from being loaded for ever.
  }
  const output = panel.querySelector('.search-output');
  if (output) output.textContent = 'The search could not be loaded. All entries are listed below.';
}

import type { SearchDocument } from '../document.ts';
import { excerpt } from './excerpt.ts';
import { type Hit, type Prepared, prepare, rank } from './rank.ts';

const SHOWN = 20;
const DEBOUNCE_MS = 120;
const ANNOUNCE_MS = 800;

/** Make the search page work: the form filters as the reader types, `?q=` keeps the query, arrows move through the results. */
export function startSearch(document: Document): void {
  const panel = document.querySelector<HTMLElement>('#search-panel');
  const form = panel?.querySelector('form');
  const input = panel?.querySelector<HTMLInputElement>('input[type=search]');
  const status = panel?.querySelector<HTMLElement>('#search-status');
  const list = panel?.querySelector<HTMLElement>('#search-results');
  if (!panel || !form || !input || !status || !list) return;

  let index: Promise<Prepared[]> | undefined;
  let shown = '';
  let typing = 0;
  let announcing = 0;
  const load = () => {
    index ??= fetchIndex(panel.dataset.index ?? '');
    return index;
  };
  const say = (text: string, after: number) => {
    clearTimeout(announcing);
    announcing = window.setTimeout(() => {
      status.textContent = text;
    }, after);
  };

  const search = async () => {
    const query = input.value.trim();
    if (query === shown) return;
    shown = query;
    history.replaceState(null, '', query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
    if (!query) {
      list.replaceChildren();
      say('', 0);
      return;
    }
    try {
      const hits = rank(await load(), query);
      if (query !== shown) return;
      list.replaceChildren(...hits.slice(0, SHOWN).map((hit) => renderHit(document, hit, query)));
      say(describe(hits.length, query), ANNOUNCE_MS);
    } catch {
      index = undefined;
      shown = '';
      list.replaceChildren();
      say('The search index could not be loaded. All entries are listed below.', 0);
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  input.addEventListener('focus', () => void load().catch(() => undefined), { once: true });
  input.addEventListener('input', () => {
    clearTimeout(typing);
    typing = window.setTimeout(search, DEBOUNCE_MS);
  });
  panel.addEventListener('keydown', (event) => moveFocus(event, input, list));

  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) void search();
}

async function fetchIndex(url: string): Promise<Prepared[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const documents: SearchDocument[] = await response.json();
  return prepare(documents);
}

function describe(count: number, query: string): string {
  if (count === 0) return `Nothing found for “${query}”.`;
  const found = count === 1 ? '1 result' : `${count} results`;
  return count > SHOWN ? `${found}, the best ${SHOWN} shown.` : `${found}.`;
}

/** Results are text nodes and marks; no HTML is ever parsed. */
function renderHit(document: Document, { document: entry, section }: Hit, query: string): HTMLElement {
  const item = document.createElement('li');
  const heading = item.appendChild(document.createElement('h2'));
  const link = heading.appendChild(document.createElement('a'));
  link.href = section?.id ? `${entry.url}#${section.id}` : entry.url;
  link.textContent = entry.title;
  const meta = item.appendChild(document.createElement('p'));
  meta.className = 'meta';
  meta.textContent = [entry.kind, entry.date, section?.heading].filter(Boolean).join(' · ');
  const text = item.appendChild(document.createElement('p'));
  for (const piece of excerpt(section?.text || entry.description, query)) {
    if (piece.marked) text.appendChild(document.createElement('mark')).textContent = piece.text;
    else text.append(piece.text);
  }
  return item;
}

/** Down enters the list and goes on, Up goes back to the field, Escape empties it. */
function moveFocus(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll('a')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1;
  if (focused !== input && at < 0) return;
  if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus();
  else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? input).focus();
  else if (event.key === 'Escape' && at >= 0) input.focus();
  else return;
  event.preventDefault();
}

import { type SearchState, writeState } from './state.ts';

/** What an element may hold; `false` and `undefined` are nothing. */
export type Child = Node | string | false | undefined;

const states = new WeakMap<EventTarget, SearchState>();

/** Make an element. Text becomes text nodes: no HTML is ever parsed. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

/** Make a link to a state of the search page, which is a real address that can be opened anywhere, and is handled in place. */
export function linkTo(
  address: string,
  state: SearchState,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLAnchorElement {
  const link = make('a', { ...attributes, href: address + writeState(state) }, ...children);
  states.set(link, state);
  return link;
}

/** The state that a click leads to, when it is a plain click on such a link; then the browser does not follow the link. */
export function followInPlace(event: MouseEvent): SearchState | undefined {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const state = link ? states.get(link) : undefined;
  if (!state || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return undefined;
  event.preventDefault();
  return state;
}

/** Change what a part of the page holds, and keep the focus on what had it, or on `otherwise` when that is gone. */
export function keepFocus(within: HTMLElement, change: () => void, otherwise: HTMLElement): void {
  const { activeElement } = document;
  const held = activeElement && within.contains(activeElement) ? keyOf(activeElement) : undefined;
  change();
  if (held === undefined || within.contains(document.activeElement)) return;
  const same = [...within.querySelectorAll<HTMLElement>('a, input, summary, select')].find(
    (element) => keyOf(element) === held,
  );
  (same ?? otherwise).focus({ preventScroll: same !== undefined });
}

function keyOf(element: Element): string {
  return element.id || element.getAttribute('href') || element.tagName;
}

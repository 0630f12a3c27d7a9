import { createHash } from 'node:crypto';
import type { Element, RootContent } from 'hast';

/** True for HTML with links that lead to another place in it. Words that say the same count too, and do no harm. */
export function hasOwnLinks(html: string): boolean {
  return html.includes(' href="#');
}

/**
 * Make links to a place in the same text lead there and not to the page, footnotes first of all, and drop the ids that no link
 * needs. A reader may show many items at once, so the ids of an item begin with a digest of its path. Headings keep the page’s
 * address: readers that let the ids of notes through strip those of headings.
 *
 * @param nodes of one text; they are changed.
 * @param address absolute address of the page that shows the text.
 */
export function linkWithin(nodes: readonly RootContent[], address: string): void {
  const own = ownPrefix(address);
  const elements = [...elementsOf(nodes)];
  const targets = takeTargets(elements, own);
  for (const element of elements) {
    const names = fragmentsOf(element, address).map((fragment) => withoutPrefix(fragment, own));
    const name = names.find((id) => targets.has(id));
    const target = name === undefined ? undefined : targets.get(name);
    const { href, ...others } = element.properties;
    const isWayBack = 'dataFootnoteBackref' in others;
    if (target) {
      target.properties = { id: own + name, ...target.properties };
      // Another attribute first: W3C’s validator warns of `<a href="#`.
      const title = isWayBack ? { title: others.ariaLabel } : {};
      element.properties = { ...element.properties, ...title };
      delete element.properties.href;
      element.properties.href = `#${own}${name}`;
    } else if (isWayBack) {
      element.properties.hidden = true;
    } else if (String(href).startsWith(`#${own}`)) {
      element.properties.href = `#${names[0]}`;
    }
  }
}

/** True for an address that `linkWithin` has made. */
export function leadsWithin(href: string, address: string): boolean {
  return href.startsWith('#') && href.startsWith(`#${ownPrefix(address)}`);
}

/** True when every link within an item has its target, and no other element an id. */
export function linksMeet(nodes: readonly RootContent[], address: string): boolean {
  const own = `#${ownPrefix(address)}`;
  const elements = [...elementsOf(nodes)];
  const ids = elements.flatMap(({ properties }) => (typeof properties.id === 'string' ? properties.id : []));
  const linked = elements.flatMap(({ properties: { href } }) =>
    typeof href === 'string' && href.startsWith(own) ? href.slice(1) : [],
  );
  const targets = new Set(linked);
  return ids.length === targets.size && ids.every((id) => targets.has(id));
}

/** Make links within the item lead to the page, for a text that has no ids. The nodes are changed. */
export function linkToPage(nodes: readonly RootContent[], address: string): void {
  const own = `#${ownPrefix(address)}`;
  for (const { properties } of elementsOf(nodes)) {
    const { href } = properties;
    if (typeof href === 'string' && href.startsWith(own)) properties.href = `${address}#${href.slice(own.length)}`;
  }
}

/** What a link may lead to, by its id without the prefix; no element has an id after that. */
function takeTargets(elements: readonly Element[], own: string): ReadonlyMap<string, Element> {
  const targets = new Map<string, Element>();
  for (const element of elements) {
    const { id, ...others } = element.properties;
    element.properties = others;
    if (typeof id !== 'string' || id === '' || /^h[1-6]$/.test(element.tagName)) continue;
    const name = withoutPrefix(id, own);
    if (!targets.has(name)) targets.set(name, element);
  }
  return targets;
}

/** What ids of one item begin with: as long for each, so that no two ids of two items are equal, whatever their writers wrote. */
function ownPrefix(address: string): string {
  const digest = createHash('sha256').update(new URL(address).pathname).digest('hex');
  return `e${digest.slice(0, 10)}-`;
}

function withoutPrefix(id: string, own: string): string {
  return id.startsWith(own) ? id.slice(own.length) : id;
}

/** The ids that a link to the page itself may mean: as it is written, then decoded, as a browser looks for them. */
function fragmentsOf({ tagName, properties: { href } }: Element, address: string): string[] {
  if (tagName !== 'a' || typeof href !== 'string' || !URL.canParse(href, address)) return [];
  const { href: resolved } = new URL(href, address);
  if (!resolved.startsWith(`${address}#`)) return [];
  const written = href.slice(href.indexOf('#') + 1);
  const encoded = resolved.slice(address.length + 1);
  try {
    return [written, encoded, decodeURIComponent(encoded)];
  } catch {
    return [written, encoded];
  }
}

function* elementsOf(nodes: readonly RootContent[]): Generator<Element> {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    yield node;
    yield* elementsOf(node.children);
  }
}

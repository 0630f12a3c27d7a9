import type { Element, ElementContent } from 'hast';

/** Where an element stands. */
export interface Place {
  /** Name of the element right around it; `root` for none. */
  readonly parent: string;
  /** Whether a link is around it, however far. */
  readonly isLinked: boolean;
  /** Absolute address of the page. */
  readonly address: string;
}

const PLAYERS = new Set(['video', 'audio', 'iframe', 'embed', 'object']);
/** Elements in which a paragraph may stand. */
const BLOCKS = new Set(['root', 'div', 'section', 'article', 'blockquote', 'figure']);

/** What takes the place of an element that readers do not show, or show badly; undefined for one that stays. */
export function standInFor(node: Element, place: Place): ElementContent[] | undefined {
  const { tagName, properties, children } = node;
  if (PLAYERS.has(tagName)) return link(playerAddress(node), place);
  if (tagName === 'svg') return drawing(node, place);
  if (tagName === 'math') return formula(node, place);
  if (tagName === 'input') return properties.type === 'checkbox' ? [text(properties.checked ? '☑' : '☐')] : [];
  if (tagName === 'picture') return children.filter((child) => child.type === 'element' && child.tagName === 'img');
  // What the page's own sanitizing has left without an address shows its description.
  if (tagName === 'img' && properties.src === undefined) return [text(String(properties.alt ?? ''))];
  if (tagName === 'span' || tagName === 'font') return children;
  if (isAnchor(node)) return [];
  if (tagName === 'div' && properties.role === 'note') return [callout(node)];
  if (tagName === 'div' && hasClass(node, /^(?:heading|formula|drawing-scroll)$/)) return children;
  if (tagName === 'div' && hasClass(node, /^table-scroll$/)) return children;
  return undefined;
}

/** Links that only make sense on the page: heading anchors, ways back from a footnote, those hidden from people who listen. */
function isAnchor(node: Element): boolean {
  const { tagName, properties } = node;
  if (tagName !== 'a') return false;
  return properties.ariaHidden === 'true' || 'dataFootnoteBackref' in properties || hasClass(node, /anchor/);
}

/** A callout is a quotation whose title stands out. */
function callout(node: Element): Element {
  const children = node.children
    .filter((child) => child.type !== 'text' || child.value.trim() !== '')
    .map((child): ElementContent => {
      if (child.type !== 'element' || !hasClass(child, /^callout-title$/)) return child;
      return paragraph({ type: 'element', tagName: 'strong', properties: {}, children: child.children });
    });
  return { type: 'element', tagName: 'blockquote', properties: {}, children };
}

function hasClass({ properties }: Element, name: RegExp): boolean {
  return Array.isArray(properties.className) && properties.className.some((word) => name.test(String(word)));
}

function playerAddress({ properties, children }: Element): string {
  const own = properties.src ?? properties.data;
  if (typeof own === 'string') return own;
  const source = children.find((child) => child.type === 'element' && child.tagName === 'source');
  return source?.type === 'element' && typeof source.properties.src === 'string' ? source.properties.src : '';
}

function link(target: string, place: Place): ElementContent[] {
  if (!target || !URL.canParse(target, place.address)) return [];
  const { href, protocol } = new URL(target, place.address);
  return /^https?:$/.test(protocol) ? anchored(href, href, place) : [];
}

/** A drawing becomes its name and a link to the page that shows it. */
function drawing({ properties, children }: Element, place: Place): ElementContent[] {
  if (properties.ariaHidden === 'true') return [];
  const title = children.find((child) => child.type === 'element' && child.tagName === 'title');
  const name = properties.ariaLabel ?? (title?.type === 'element' ? textOf(title) : '');
  return anchored(`Chart: ${name || 'on the page'}`, place.address, place);
}

/** Few readers set formulas; all show their source. */
function formula({ properties }: Element, { parent }: Place): ElementContent[] {
  if (typeof properties.alttext !== 'string') return [];
  const code: Element = { type: 'element', tagName: 'code', properties: {}, children: [text(properties.alttext)] };
  return [properties.display === 'block' && parent !== 'p' ? paragraph(code) : code];
}

/** A link in a paragraph of its own where one may stand; its words alone where a link is around it already. */
function anchored(words: string, href: string, { parent, isLinked }: Place): ElementContent[] {
  if (isLinked) return [text(words)];
  const anchor: Element = { type: 'element', tagName: 'a', properties: { href }, children: [text(words)] };
  return [BLOCKS.has(parent) ? paragraph(anchor) : anchor];
}

function paragraph(child: Element): Element {
  return { type: 'element', tagName: 'p', properties: {}, children: [child] };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

function textOf(node: Element): string {
  return node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

import type { Element, ElementContent } from 'hast';
import { bold, boldLines, disclosure } from './bold-lines.ts';
import { element, isElement, paragraph, text, textOf } from './nodes.ts';

/** Where an element stands. */
export interface Place {
  /** Name of the element right around it; `root` for none. */
  readonly parent: string;
  /** Whether a link is around it, however far. */
  readonly isLinked: boolean;
  /** Absolute address of the page. */
  readonly address: string;
  /** What preformatted text is around it: a diff has its signs already. */
  readonly listing: 'code' | 'diff' | undefined;
}

const PLAYERS = new Set(['video', 'audio', 'iframe', 'embed', 'object']);
/** Parts of a page. A reader has its own, but their texts stay apart. */
const PARTS = new Set(
  'address article aside center dialog fieldset footer header hgroup main nav search section'.split(' '),
);
/** Elements in which a paragraph may stand. */
const BLOCKS = new Set(['root', 'div', 'blockquote', 'figure']);
/** Elements of older HTML that no reader knows, and those that say the same. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  ...{ acronym: 'abbr', dir: 'ul', listing: 'pre', menu: 'ul', strike: 's', tt: 'code', xmp: 'pre' },
};

/** What takes the place of an element that readers do not show, or show badly; undefined for one that stays. */
export function standInFor(node: Element, place: Place): ElementContent[] | undefined {
  const { tagName, properties, children } = node;
  if (isHidden(node)) return [];
  if (PLAYERS.has(tagName)) return player(node, place);
  if (tagName === 'svg') return drawing(node, place);
  if (tagName === 'math') return formula(node, place);
  if (tagName === 'input') return properties.type === 'checkbox' ? [text(properties.checked ? '☑' : '☐')] : [];
  if (tagName === 'picture') return children.filter((child) => isElement(child, 'img'));
  // What the page's own sanitizing has left without an address shows its description.
  if (tagName === 'img' && properties.src === undefined) return [text(String(properties.alt ?? ''))];
  if (tagName === 'span' && hasClass(node, 'code-line')) return codeLine(node, place);
  if (tagName === 'span' || tagName === 'font') return children;
  if (tagName === 'details') return [disclosure(node)];
  if (tagName === 'summary' || tagName === 'legend') return boldLines(children);
  if (tagName === 'ruby' && isBare(node)) return [bracketed(node)];
  if (tagName === 'datalist') return [];
  if (isAnchor(node)) return [];
  if (tagName === 'a' && children.some((child) => hasClass(child, 'embed-title'))) return [card(node)];
  if (tagName === 'div' && properties.role === 'note') return [callout(node)];
  if (tagName === 'div' && hasClass(node, 'heading', 'formula', 'drawing-scroll', 'table-scroll')) return children;
  const successor = PARTS.has(tagName) ? 'div' : SUCCESSORS[tagName];
  return successor === undefined ? undefined : [{ ...node, tagName: successor }];
}

/** What the page does not show either. A browser shows `until-found` to those who search for it. */
function isHidden({ tagName, properties }: Element): boolean {
  const { hidden, open } = properties;
  if (tagName === 'dialog' && open === undefined) return true;
  return hidden !== undefined && hidden !== null && hidden !== false && hidden !== 'until-found';
}

/** Links that only make sense on the page: headings’ own, those hidden from people who listen. */
function isAnchor(node: Element): boolean {
  const { tagName, properties } = node;
  if (tagName !== 'a') return false;
  const { className, href } = properties;
  const isOfHeading = String(className) === 'anchor' && String(href).startsWith('#');
  return properties.ariaHidden === 'true' || isOfHeading;
}

/** A marked line of code. Few readers show insertions and deletions as such, so the line has the sign of a diff too. */
function codeLine(node: Element, { listing }: Place): ElementContent[] {
  const signed = (sign: string) => (listing === 'diff' ? node.children : [text(sign), ...node.children]);
  if (hasClass(node, 'added')) return [element('ins', signed('+ '))];
  if (hasClass(node, 'removed')) return [element('del', signed('- '))];
  return hasClass(node, 'marked') ? [element('mark', node.children)] : node.children;
}

/** Ruby without brackets for those who do not know it. */
function isBare({ children }: Element): boolean {
  return children.some((child) => isElement(child, 'rt')) && !children.some((child) => isElement(child, 'rp'));
}

/** The readings of characters in brackets: where a reader does not know ruby, they would run into them. */
function bracketed(node: Element): Element {
  const children = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'rt'
      ? [element('rp', [text('(')]), child, element('rp', [text(')')])]
      : [child],
  );
  return { ...node, children };
}

/** The card of another page: its host stands behind its title. */
function card(node: Element): Element {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [];
    return hasClass(child, 'host') ? [text(` (${textOf(child)})`)] : child.children;
  });
  return { ...node, children };
}

/** A callout is a quotation whose title stands out. */
function callout(node: Element): Element {
  const children = node.children
    .filter((child) => child.type !== 'text' || child.value.trim() !== '')
    .map((child): ElementContent => {
      if (child.type !== 'element' || !hasClass(child, 'callout-title')) return child;
      return bold(child.children);
    });
  return element('blockquote', children);
}

function hasClass(node: ElementContent, ...names: readonly string[]): boolean {
  const classes = node.type === 'element' ? node.properties.className : undefined;
  return Array.isArray(classes) && classes.some((word) => names.includes(String(word)));
}

/** A link to what would play; without one, or for a document, what its author wrote for those who cannot see it. */
function player(node: Element, place: Place): ElementContent[] {
  const linked = link(playerAddress(node), place);
  // What stands in a frame is not HTML.
  const hasWords = node.tagName !== 'iframe' && textOf(node).trim() !== '';
  return hasWords && (node.tagName === 'object' || linked.length === 0) ? node.children : linked;
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
function drawing(node: Element, place: Place): ElementContent[] {
  if (node.properties.ariaHidden === 'true') return [];
  const title = node.children.find((child) => child.type === 'element' && child.tagName === 'title');
  const name = node.properties.ariaLabel ?? (title ? textOf(title) : '');
  return anchored(`Chart: ${name || 'on the page'}`, place.address, place);
}

/** Few readers set formulas; all show their source, or else their letters. */
function formula(node: Element, { parent }: Place): ElementContent[] {
  const { alttext, display } = node.properties;
  const source = typeof alttext === 'string' ? alttext : (annotation(node) ?? textOf(node)).replace(/\s+/g, ' ').trim();
  if (source === '') return [];
  const code = element('code', [text(source)]);
  const counted = numbersIn(node).map((number) => text(` ${number}`));
  return display === 'block' && parent !== 'p' ? [element('p', [code, ...counted])] : [code, ...counted];
}

/** The numbers that the page has counted for equations: references in the text name them. */
function numbersIn(node: Element): string[] {
  if (hasClass(node, 'equation-number')) return [textOf(node)];
  return node.children.flatMap((child) => (child.type === 'element' ? numbersIn(child) : []));
}

/** What a formula was written as, which MathML may hold beside it. */
function annotation({ children }: Element): string | undefined {
  for (const child of children) {
    if (child.type !== 'element') continue;
    const found = child.tagName === 'annotation' ? textOf(child) : annotation(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A link in a paragraph of its own where one may stand; its words alone where a link is around it already. */
function anchored(words: string, href: string, { parent, isLinked }: Place): ElementContent[] {
  if (isLinked) return [text(words)];
  const anchor: Element = { ...element('a', [text(words)]), properties: { href } };
  return [BLOCKS.has(parent) ? paragraph(anchor) : anchor];
}

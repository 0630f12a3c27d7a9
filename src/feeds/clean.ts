import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { keepApart, setCaption } from './apart.ts';
import { leadsWithin, linksMeet, linkWithin } from './fragments.ts';
import { readsAsWritten } from './nesting.ts';
import { keepBreaks, signLines } from './preformatted.ts';
import { type Place, standInFor } from './stand-ins.ts';

/** HTML that no feed can carry; the message names what it is about. */
export class FeedHtmlError extends Error {
  override readonly name = 'FeedHtmlError';
}

/** A reader has no class for it. */
const ALIGN: [string, ...string[]] = ['align', 'left', 'center', 'right'];

/** What feed readers show alike. No class, no style: a reader has its own. An id is for the links of the item itself. */
const SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: [
    ...'a abbr b bdi blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure'.split(' '),
    ...'h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small strong sub sup'.split(' '),
    ...'table tbody td tfoot th thead time tr u ul var wbr'.split(' '),
  ],
  attributes: {
    a: ['href', 'title'],
    abbr: ['title'],
    blockquote: ['cite'],
    code: [['className', /^language-[\w+#-]+$/]],
    col: ['span'],
    del: ['cite', 'dateTime'],
    div: [ALIGN],
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((heading) => [heading, [ALIGN]])),
    img: ['src', 'alt', 'width', 'height', 'title', ALIGN],
    ins: ['cite', 'dateTime'],
    li: ['value'],
    ol: ['start', 'reversed', 'type'],
    p: [ALIGN],
    q: ['cite'],
    td: [ALIGN, 'colSpan', 'rowSpan'],
    th: [ALIGN, 'colSpan', 'rowSpan', 'scope', 'abbr'],
    time: ['dateTime'],
    '*': ['id', 'lang', 'dir'],
  },
  clobberPrefix: '',
  strip: [
    ...'script style template title iframe object embed form select textarea button svg math noscript'.split(' '),
  ],
  protocols: {},
};

const SAFE_SCHEME = /^(https?|mailto|tel|ftp):/i;
const ADDRESSES = ['href', 'src', 'cite'] as const;

/**
 * Clean the HTML of an entry for feeds: absolute addresses only, nothing that runs, loads or styles, code without
 * highlighting, players as links, callouts as quotations.
 *
 * @param address absolute address of the entry's page, from which relative ones are resolved.
 * @throws {FeedHtmlError} for an image whose address cannot be made absolute.
 */
export function cleanHtml(html: string, address: string): string {
  return cleanItem(html, address).html;
}

/** The clean HTML of an item, and the tree that a reader makes of it. */
export interface CleanItem {
  readonly html: string;
  readonly tree: Root;
}

/** Clean HTML as `cleanHtml` does, with its tree. */
export function cleanItem(dirty: string, address: string): CleanItem {
  const { tree, isWhole } = cleanOnce(dirty, address);
  const html = writeHtml(tree);
  if (isWhole && readsAsWritten(tree) && linksMeet(tree.children, address)) return { html, tree };
  // Badly nested HTML without its spans is read in another way than with them, and a note or a row may have gone: the second
  // time is as a reader reads it.
  const again = writeHtml(cleanOnce(html, address).tree);
  return { html: again, tree: parseHtml(again) };
}

/** Read clean HTML. */
export function parseHtml(html: string): Root {
  return fromHtml(html, { fragment: true });
}

function writeHtml(tree: Root): string {
  return toHtml(tree, { characterReferences: { useNamedReferences: false } }).trim();
}

/** `isWhole` when nothing that the tidied text has was taken out of it. */
function cleanOnce(html: string, address: string): { readonly tree: Root; readonly isWhole: boolean } {
  const { children } = fromHtml(html, { fragment: true });
  linkWithin(children, address);
  const place: Place = { parent: 'root', isLinked: false, listing: undefined, address };
  const tidied: Root = { type: 'root', children: tidy(children, place) };
  const clean = sanitize(tidied, SCHEMA);
  if (clean.type !== 'root') throw new FeedHtmlError('the text is not HTML');
  return {
    tree: { type: 'root', children: trimBlank(clean.children) },
    isWhole: countElements(tidied) === countElements(clean),
  };
}

function countElements({ children }: Root | Element): number {
  return children.reduce((sum, child) => (child.type === 'element' ? sum + 1 + countElements(child) : sum), 0);
}

/** Replace what no reader shows, and what takes its place in turn; resolve addresses of the rest. */
function tidy(nodes: readonly RootContent[], place: Place): ElementContent[] {
  const tidied = nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node];
    if (node.type !== 'element') return [];
    const replacement = standInFor(node, place);
    if (replacement) return tidy(replacement, place);
    const { tagName } = node;
    const isLinked = place.isLinked || tagName === 'a';
    const listing = tagName === 'pre' ? listingOf(node) : place.listing;
    const children = tidy(node.children, { ...place, parent: tagName, isLinked, listing });
    const properties = { ...withAddresses(node, place.address), ...alignment(node) };
    return [{ type: 'element', tagName, properties, children: set(tagName, children, listing) }];
  });
  return place.listing ? tidied : keepApart(tidied);
}

/** The children of an element in the form that all readers set alike. */
function set(tagName: string, children: ElementContent[], listing: Place['listing']): ElementContent[] {
  if (tagName !== 'pre') return setCaption(tagName, children);
  return keepFirstLine(keepBreaks(listing === 'diff' ? children : signLines(children)));
}

function listingOf({ properties: { className }, children }: Element): Place['listing'] {
  const [code] = children;
  const classes = [className, code?.type === 'element' ? code.properties.className : undefined].flat();
  return classes.includes('language-diff') ? 'diff' : 'code';
}

/** The class that a page has for the side to which something is aligned, as an attribute. */
function alignment({ properties: { className } }: Element): Element['properties'] {
  const word = Array.isArray(className) ? className.map(String).find((name) => /^align-\w+$/.test(name)) : undefined;
  return word === undefined ? {} : { align: word.slice('align-'.length) };
}

/** Whoever reads HTML drops a line break right after `<pre>`; one that belongs to the text needs another before it. */
function keepFirstLine([first, ...rest]: readonly ElementContent[]): ElementContent[] {
  if (first === undefined) return [];
  const isBroken = first.type === 'text' && first.value.startsWith('\n');
  return [isBroken ? { type: 'text', value: `\n${first.value}` } : first, ...rest];
}

function withAddresses({ tagName, properties }: Element, address: string): Element['properties'] {
  const resolved = { ...properties };
  for (const name of ADDRESSES) {
    const written = properties[name];
    if (typeof written !== 'string' || (name === 'href' && leadsWithin(written, address))) continue;
    const url = URL.canParse(written, address) ? new URL(written, address).href : undefined;
    const isSafe = url !== undefined && (tagName === 'img' ? /^https?:/ : SAFE_SCHEME).test(url);
    if (isSafe && !(tagName === 'img' && written.trim() === '')) resolved[name] = url;
    else if (tagName === 'img') {
      const alt = properties.alt ? ` with the text “${properties.alt}”` : '';
      throw new FeedHtmlError(`the image “${written.slice(0, 80)}”${alt} has no address that a feed reader could load`);
    } else delete resolved[name];
  }
  return resolved;
}

function trimBlank(children: RootContent[]): RootContent[] {
  return children.filter((child, index) => {
    const isBlank = child.type === 'text' && child.value.trim() === '';
    return !isBlank || (index > 0 && index < children.length - 1);
  });
}

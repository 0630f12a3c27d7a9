import { fromHtml } from 'hast-util-from-html';
import type { MdastNode } from 'satteri';
import { isElementName, isRefusedElement } from './html-elements.ts';
import { type Range, rangeOf } from './tree.ts';

/** The opening tag of an element that a text writes as HTML, or of a component of MDX. */
export interface Tag extends Range {
  /** In lower case where case does not matter. */
  readonly name: string;
  /** The name as the text has it. */
  readonly written: string;
  /** True for a component, which only MDX has. */
  readonly isComponent: boolean;
  /** By name, as written; undefined where MDX computes the value. */
  readonly attributes: ReadonlyMap<string, string | undefined>;
  /** True when MDX spreads attributes that the text does not name. */
  readonly hasMore: boolean;
}

/** A tag ends before the next begins, so that many without an end are looked at once. */
const TAG = /<([a-z][^\s/<>"']*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** As browsers read it: `<!-->` is a whole one, and `--!>` ends one too. One that is never closed goes on to the end. */
const COMMENT = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/g;
/** The beginning of any tag, also of one that is never closed or has a quotation mark too many. */
const OPENING = /<([a-z][^\s/<>"']*)/gi;
/** One of a `srcset`: an address, which may have commas within, and a width or density. */
const CANDIDATE = /[\s,]*(\S+?)(?:,+(?=\s|$)|\s+[^,]*(?:,|$)|$)/g;
/** What shows or plays something. */
const SHOWN = new Set(['audio', 'img', 'source', 'track', 'video', 'Video']);
/** Attributes that hold the address of something to go to, or to show. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  audio: ['src'],
  blockquote: ['cite'],
  del: ['cite'],
  ins: ['cite'],
  q: ['cite'],
  source: ['src'],
  track: ['src'],
  video: ['src', 'poster'],
  Embed: ['url'],
  Video: ['src'],
};
/** Attributes that may name a page or a file, of whatever element. */
const NAMING =
  /^(?:href|src|poster|cite|longdesc|data|action|formaction|ping|background|manifest|url|xlink:href|xlinkhref)$/i;
/** What a browser goes to by itself: `0; url=/there/`. */
const REFRESH = /^[\s\d.]*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)/i;
/** Code that is only a text. */
const LITERAL = /^\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`\\$]*)`)\s*$/;

/** Attributes whose words are shown. */
const WORDS: Readonly<Record<string, string>> = {
  ...{ Callout: 'title', Embed: 'title', Video: 'title' },
  ...{ Figure: 'alt', Image: 'alt', Picture: 'alt', img: 'alt' },
};

type JsxElement = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** Tags that a node of a text writes itself, without those of the nodes in it. */
export function tagsIn(node: MdastNode, body: string): Tag[] {
  if (node.type === 'html') return tagsOfHtml(node.value, rangeOf(node), body);
  if ((node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') || !node.name) return [];
  const { from } = rangeOf(node);
  const named = node.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute');
  const attributes = named.map(({ name, value }) => {
    if (typeof value !== 'object' || value === null) return [name, decodeEntities(value ?? '')] as const;
    const [, ...texts] = LITERAL.exec(value.value) ?? [];
    return [name, texts.find((text) => text !== undefined)] as const;
  });
  return [
    {
      from,
      to: from + 1 + node.name.length,
      name: node.name,
      written: node.name,
      isComponent: !isElementName(node.name),
      attributes: new Map(attributes),
      hasMore: named.length < node.attributes.length,
    },
  ];
}

/** What an element of MDX shows of its attributes: the title of a callout, of a video, of another page; what a picture shows. */
export function wordsOfElement({ name, attributes }: JsxElement): string {
  const key = Object.hasOwn(WORDS, name ?? '') ? WORDS[name ?? ''] : undefined;
  const attribute = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === key);
  return typeof attribute?.value === 'string' ? attribute.value : '';
}

/** Whole tags, and the beginnings of those that take something out of the page although they are broken. */
function tagsOfHtml(html: string, range: Range, body: string): Tag[] {
  // Within a quotation the node lacks the signs that begin its lines.
  const isWhole = body.startsWith(html, range.from);
  const make = (index: number, tag: string, name: string, attributes: Tag['attributes']): Tag => {
    const from = range.from + index;
    const place = isWhole ? { from, to: from + tag.length } : range;
    return { ...place, name: name.toLowerCase(), written: name, isComponent: false, attributes, hasMore: false };
  };
  const tags: Tag[] = [];
  const rest = blankComments(html).replace(TAG, (written: string, name: string, attributes: string, index: number) => {
    tags.push(make(index, written, name, attributesIn(attributes)));
    return ' '.repeat(written.length);
  });
  for (const { 0: written, 1: name = '', index } of rest.matchAll(OPENING)) {
    if (isRefusedElement(name.toLowerCase())) tags.push(make(index, written, name, new Map()));
  }
  return tags;
}

/** HTML with blanks for what its comments hold. */
export function blankComments(html: string): string {
  return html.replace(COMMENT, (comment) => ' '.repeat(comment.length));
}

/** Addresses of what a tag shows or plays, as far as they are written out; those of a `srcset` one by one. */
export function shownBy({ name, attributes }: Tag): string[] {
  if (!SHOWN.has(name)) return [];
  return [...attributes].flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (/^(?:src|poster)$/i.test(key)) return [value];
    return /^srcset$/i.test(key) ? Array.from(value.matchAll(CANDIDATE), ([, address = '']) => address) : [];
  });
}

/** Addresses in a tag that are written out. */
export function addressesIn({ name, attributes }: Tag): string[] {
  const known = Object.hasOwn(ADDRESSES, name) ? (ADDRESSES[name] ?? []) : [];
  return [...attributes].flatMap(([key, value]) =>
    known.includes(key.toLowerCase()) && value !== undefined ? [value] : [],
  );
}

/**
 * Everything in a tag that may be the address of a page or file, whether or not a page would have it: all that is written into
 * properties of a component, since only its code knows what becomes of them.
 */
export function namedIn({ name, attributes, isComponent }: Tag): string[] {
  return [...attributes].flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (/^(?:image)?srcset$/i.test(key)) return Array.from(value.matchAll(CANDIDATE), ([, address = '']) => address);
    if (/^ping$/i.test(key)) return value.split(/\s+/);
    if (name === 'meta' && /^content$/i.test(key)) return REFRESH.exec(value)?.slice(1) ?? [];
    return isComponent || NAMING.test(key) ? [value] : [];
  });
}

/**
 * Attributes of HTML whose quotation marks are such that no end of a tag is seen, each as a tag of its own. A browser may see one
 * there, and what is never closed goes on in what follows it on the page.
 */
export function brokenTagsIn(html: string, range: Range): Tag[] {
  const rest = blankComments(html).replace(TAG, '');
  const at = rest.search(/<[a-z]/i);
  if (at < 0) return [];
  return Array.from(rest.slice(at).matchAll(ATTRIBUTE), ([written]) => {
    return { ...range, name: '', written: '', isComponent: false, attributes: attributesIn(written), hasMore: false };
  });
}

/** As browsers have it: the first of two counts, and references stand for characters. */
function attributesIn(written: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of written.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

/** An attribute of HTML as a browser reads it. */
function decodeEntities(value: string): string {
  if (!value.includes('&')) return value;
  const [text] = fromHtml(value.replaceAll('<', '&lt;'), { fragment: true }).children;
  return text?.type === 'text' ? text.value : value;
}

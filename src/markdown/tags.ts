import { fromHtml } from 'hast-util-from-html';
import type { MdastNode } from 'satteri';
import { isElementName } from './html-elements.ts';
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
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
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
  const range = rangeOf(node);
  if (node.type === 'html') {
    // Within a quotation the node lacks the signs that begin its lines.
    const isWhole = body.startsWith(node.value, range.from);
    const shown = node.value.replace(COMMENT, (comment) => ' '.repeat(comment.length));
    return Array.from(shown.matchAll(TAG), ({ 0: tag, 1: name = '', 2: rest = '', index }) => {
      const from = range.from + index;
      const place = isWhole ? { from, to: from + tag.length } : range;
      const attributes = attributesIn(rest);
      return { ...place, name: name.toLowerCase(), written: name, isComponent: false, attributes, hasMore: false };
    });
  }
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
  if (!node.name) return [];
  const named = node.attributes.filter((attribute) => attribute.type === 'mdxJsxAttribute');
  const attributes = named.map(({ name, value }) => {
    if (typeof value !== 'object' || value === null) return [name, value ?? ''] as const;
    const [, ...texts] = LITERAL.exec(value.value) ?? [];
    return [name, texts.find((text) => text !== undefined)] as const;
  });
  const to = range.from + 1 + node.name.length;
  return [
    {
      from: range.from,
      to,
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

/** Addresses in a tag that are written out. */
export function addressesIn({ name, attributes }: Tag): string[] {
  const known = Object.hasOwn(ADDRESSES, name) ? (ADDRESSES[name] ?? []) : [];
  return [...attributes].flatMap(([key, value]) =>
    known.includes(key.toLowerCase()) && value !== undefined ? [decodeEntities(value)] : [],
  );
}

function attributesIn(written: string): Map<string, string> {
  return new Map(
    Array.from(written.matchAll(ATTRIBUTE), ([, name = '', double, single, bare]) => {
      return [name, double ?? single ?? bare ?? ''];
    }),
  );
}

/** An attribute of HTML as a browser reads it. */
function decodeEntities(value: string): string {
  if (!value.includes('&')) return value;
  const [text] = fromHtml(value.replaceAll('<', '&lt;'), { fragment: true }).children;
  return text?.type === 'text' ? text.value : value;
}

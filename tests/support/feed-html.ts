import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

const FORBIDDEN = new Set(
  'script style iframe object embed form input button select textarea template noscript link meta base svg math video audio source picture canvas span font'.split(
    ' ',
  ),
);
const ALLOWED = new Set(
  'abbr align alt cite className colSpan dateTime dir height href lang reversed rowSpan scope span src start title type value width'.split(
    ' ',
  ),
);
const ADDRESSES = ['href', 'src', 'cite'];

/** Everything in the HTML of an item that has no place in a feed. */
export function explainBadFeedHtml(html: string): string[] {
  return [...complaints(fromHtml(html, { fragment: true }))];
}

function* complaints(node: Nodes): Generator<string> {
  if (node.type === 'comment' || node.type === 'doctype') yield `a ${node.type}`;
  if (node.type === 'text' && /^import \w+ from ['"]/m.test(node.value)) yield `an import: ${node.value.slice(0, 60)}`;
  if (node.type === 'element') {
    const { tagName, properties } = node;
    if (FORBIDDEN.has(tagName)) yield `<${tagName}>`;
    for (const [name, value] of Object.entries(properties)) {
      if (!ALLOWED.has(name)) yield `${name} of <${tagName}>`;
      if (name === 'className' && tagName !== 'code') yield `a class of <${tagName}>`;
      if (ADDRESSES.includes(name) && !/^(https?:\/\/|mailto:|tel:)/.test(String(value))) yield `${name}="${value}"`;
    }
    if (tagName === 'img' && (!properties.src || properties.alt === undefined)) yield 'an image without src or alt';
  }
  // Code may talk about imports; only running text betrays one that was not compiled.
  const isCode = node.type === 'element' && ['pre', 'code'].includes(node.tagName);
  if ('children' in node) {
    for (const child of node.children) if (!(isCode && child.type === 'text')) yield* complaints(child);
  }
}

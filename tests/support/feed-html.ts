import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

const FORBIDDEN = new Set(
  'script style iframe object embed form input button select textarea template noscript link meta base svg math video audio source picture canvas span font details summary'.split(
    ' ',
  ),
);
const ALLOWED = new Set(
  'abbr align alt cite className colSpan dateTime dir height href id lang reversed rowSpan scope span src start title type value width'.split(
    ' ',
  ),
);
const ADDRESSES = ['href', 'src', 'cite'];

/** Everything in the HTML of an item that has no place in a feed. */
export function explainBadFeedHtml(html: string): string[] {
  const tree = fromHtml(html, { fragment: true });
  const ids = idsIn(tree);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...complaints(tree, new Set(ids)), ...twice.map((id) => `the id ${id} twice`)];
}

/** What a browser shows of HTML, as text. */
export function textOfHtml(html: string): string {
  const textOf = (node: Nodes): string =>
    node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
  return textOf(fromHtml(html, { fragment: true }));
}

/** All ids in HTML, in the order of the document. */
function idsIn(node: Nodes): string[] {
  if (!('children' in node)) return [];
  const own = node.type === 'element' && typeof node.properties.id === 'string' ? [node.properties.id] : [];
  return [...own, ...node.children.flatMap(idsIn)];
}

function* complaints(node: Nodes, ids: ReadonlySet<string>): Generator<string> {
  if (node.type === 'comment' || node.type === 'doctype') yield `a ${node.type}`;
  if (node.type === 'text' && /^import \w+ from ['"]/m.test(node.value)) yield `an import: ${node.value.slice(0, 60)}`;
  if (node.type === 'element') {
    const { tagName, properties } = node;
    if (FORBIDDEN.has(tagName)) yield `<${tagName}>`;
    for (const [name, value] of Object.entries(properties)) {
      if (!ALLOWED.has(name)) yield `${name} of <${tagName}>`;
      if (name === 'className' && tagName !== 'code') yield `a class of <${tagName}>`;
      const isWithin = name === 'href' && ids.has(String(value).slice(1)) && String(value).startsWith('#');
      const isAbsolute = /^(https?:\/\/|mailto:|tel:)/.test(String(value));
      if (ADDRESSES.includes(name) && !isAbsolute && !isWithin) yield `${name}="${value}"`;
    }
    if (tagName === 'img' && (!properties.src || properties.alt === undefined)) yield 'an image without src or alt';
  }
  // Code may talk about imports; only running text betrays one that was not compiled.
  const isCode = node.type === 'element' && ['pre', 'code'].includes(node.tagName);
  if ('children' in node) {
    for (const child of node.children) if (!(isCode && child.type === 'text')) yield* complaints(child, ids);
  }
}

import type { Element, ElementContent, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { partCandidates } from './srcset.ts';

/** A text without this has no image to change, and is not parsed. */
const TRIGGER = /\.avif |<(?:img|picture)\b(?:"[^"]*"|[^">])*\sstyle=/;

/**
 * Put every image of a rendered text whose candidates have two formats into a `<picture>`. Markdown knows one element for an
 * image, and by the time its files have names it is HTML; components write their own, without a style: the policy refuses it.
 * The HTML is parsed, since a value of an attribute may hold what looks like an image.
 */
export function toPictures(html: string): string {
  if (!TRIGGER.test(html)) return html;
  const root = fromHtml(html, { fragment: true });
  root.children = root.children.map((child) => (child.type === 'element' ? withPictures(child) : child));
  return toHtml(root, { characterReferences: { useNamedReferences: true } });
}

function withPictures<Node extends RootContent | ElementContent>(node: Node): Node | Element {
  if (node.type !== 'element') return node;
  if (node.tagName === 'img') return toPicture(withoutStyle(node));
  if (node.tagName !== 'picture') return { ...node, children: node.children.map(withPictures) };
  const children = node.children.map((child) => (child.type === 'element' ? withoutStyle(child) : child));
  return { ...withoutStyle(node), children };
}

function withoutStyle({ properties: { style: _, ...properties }, ...element }: Element): Element {
  return { ...element, properties };
}

function toPicture(image: Element): Element {
  const { srcSet, sizes } = image.properties;
  const { avif, rest } = partCandidates(Array.isArray(srcSet) ? srcSet.join(', ') : String(srcSet ?? ''));
  if (!avif) return image;
  const source: Element = {
    ...{ type: 'element', tagName: 'source', children: [] },
    properties: { type: 'image/avif', srcSet: avif, sizes },
  };
  const plain = { ...image, properties: { ...image.properties, srcSet: rest || undefined } };
  return { type: 'element', tagName: 'picture', properties: {}, children: [source, plain] };
}

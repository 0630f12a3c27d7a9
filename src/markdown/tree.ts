import type { MdastNode } from 'satteri';

/** A stretch of the body: UTF-16 offsets, end exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** No tag reaches into the next, so that many without an end are looked at once. */
const RAW_IMAGE = /<img\b(?:(?!<img\b)[^>])*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Link definitions of a text, the first of each name. */
export function definitionsIn(node: MdastNode, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url);
  if ('children' in node) for (const child of node.children) definitionsIn(child, found);
  return found;
}

/** Where a link or image leads, its own or through a reference. */
export function targetOf(node: MdastNode, definitions: ReadonlyMap<string, string>): string | undefined {
  if (node.type === 'link' || node.type === 'image') return node.url;
  if (node.type === 'linkReference' || node.type === 'imageReference') return definitions.get(node.identifier);
  return undefined;
}

/** The words of a node, without pictures and raw HTML. */
export function plainText(node: MdastNode): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if (node.type === 'image') return '';
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

/** Paths of `<img>` in raw HTML, outside comments, or in MDX. */
export function rawImagesIn(node: MdastNode): string[] {
  if (node.type === 'html') {
    const shown = node.value.replace(/<!--[\s\S]*?(-->|$)/g, '');
    return Array.from(shown.matchAll(RAW_IMAGE), ([, double, single, bare]) => double ?? single ?? bare ?? '');
  }
  if ((node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') || node.name !== 'img') return [];
  return node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && attribute.name === 'src' && typeof attribute.value === 'string'
      ? attribute.value
      : [],
  );
}

/** Where a node stands in the text that it was read from. */
export function rangeOf(node: MdastNode): Range {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}

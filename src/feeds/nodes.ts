import type { Element, ElementContent, Text } from 'hast';

/** Elements that no paragraph may hold. */
const BLOCKS = new Set([
  ...'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer'.split(
    ' ',
  ),
  ...'h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol p pre search section summary table ul xmp'.split(
    ' ',
  ),
]);

/** True for nodes that are not text of one paragraph, however deep the reason is. */
export function holdBlocks(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => node.type === 'element' && (BLOCKS.has(node.tagName) || holdBlocks(node.children)));
}

/** Nodes without blanks at either end. */
export function trimmed(nodes: readonly ElementContent[]): ElementContent[] {
  const last = nodes.length - 1;
  return nodes.flatMap((node, index): ElementContent[] => {
    if (node.type !== 'text') return [node];
    const started = index === 0 ? node.value.trimStart() : node.value;
    const value = index === last ? started.trimEnd() : started;
    return value === '' ? [] : [text(value)];
  });
}

/** An element without attributes. */
export function element(tagName: string, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties: {}, children };
}

/** A paragraph of one element. */
export function paragraph(child: Element): Element {
  return element('p', [child]);
}

/** True for an element of a name. */
export function isElement(node: ElementContent, tagName: string): boolean {
  return node.type === 'element' && node.tagName === tagName;
}

/** A piece of text. */
export function text(value: string): Text {
  return { type: 'text', value };
}

/** All text in a node, its elements’ too. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

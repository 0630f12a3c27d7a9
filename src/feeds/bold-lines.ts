import type { Element, ElementContent } from 'hast';
import { element, holdBlocks, isElement, paragraph, textOf, trimmed } from './nodes.ts';

/** What a page shows on demand, a reader shows at once: its summary is a bold line, which some would drop otherwise. */
export function disclosure({ children, ...node }: Element): Element {
  const summary = children.find((child) => isElement(child, 'summary'));
  const others = children.filter((child) => child !== summary);
  return { ...node, tagName: 'div', children: summary ? [summary, ...others] : others };
}

/** Words that stand out, each paragraph of them in bold; a heading among them stands out already. */
export function boldLines(nodes: readonly ElementContent[]): ElementContent[] {
  if (!holdBlocks(nodes)) return trimmed(nodes).length === 0 ? [] : [bold(nodes)];
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element' && node.tagName === 'p' && !holdBlocks(node.children)) return [bold(node.children)];
    if (holdBlocks([node]) || textOf(node).trim() === '') return [node];
    return [bold([node])];
  });
}

/** A bold paragraph; what is bold in it already is not so twice. */
export function bold(nodes: readonly ElementContent[]): Element {
  const plain = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = node.children.flatMap(plain);
    return /^(b|strong)$/.test(node.tagName) ? children : [{ ...node, children }];
  };
  return paragraph(element('strong', trimmed(nodes.flatMap(plain))));
}

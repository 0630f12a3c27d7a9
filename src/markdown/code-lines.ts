import type { Element, ElementContent } from 'hast';
import type { Mark } from './code-options.ts';

/** Put each marked line of highlighted code in an element of its own; the other lines stay as they are. */
export function markLines(code: readonly ElementContent[], marks: ReadonlyMap<number, Mark>): ElementContent[] {
  if (marks.size === 0) return [...code];
  const lines = splitLines(code);
  if (lines.at(-1)?.length === 0) lines.pop();
  return lines.flatMap((line, index): ElementContent[] => {
    const mark = marks.get(index + 1);
    if (!mark) return line;
    return [{ type: 'element', tagName: 'span', properties: { className: ['code-line', mark] }, children: line }];
  });
}

/** Lines with their line ends; an element that goes over several lines becomes one in each. */
function splitLines(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const node of nodes) {
    for (const [index, piece] of piecesOf(node).entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(...piece);
    }
  }
  return lines;
}

function piecesOf(node: ElementContent): ElementContent[][] {
  if (node.type === 'text') {
    const parts = node.value.split(/(?<=\n)/);
    if (node.value.endsWith('\n')) parts.push('');
    return parts.map((value) => (value ? [{ type: 'text', value }] : []));
  }
  if (node.type !== 'element') return [[node]];
  const lines = splitLines(node.children);
  return lines.map((children) => (children.length > 0 ? [withChildren(node, children)] : []));
}

function withChildren(element: Element, children: ElementContent[]): Element {
  return { ...element, children };
}

import type { Element } from 'hast';
import { type Data, defineHastPlugin, type MdastNode } from 'satteri';

declare module 'satteri' {
  interface DataMap {
    /** What plugins have drawn, by the number in the element that stands for it. */
    rendered: Element[];
  }
}

/**
 * A node that stands for an element until raw HTML has been cleaned. What a plugin has drawn is ours and may hold what raw HTML
 * may not: SVG and MathML.
 */
export function standIn(element: Element, data: Data): { type: 'rendered'; data: object; children: MdastNode[] } {
  data.rendered ??= [];
  const dataRendered = String(data.rendered.push(element) - 1);
  // The parser of raw HTML, which reads the page once more, takes a block out of a paragraph.
  const hName = BLOCKS.has(element.tagName) ? 'div' : 'span';
  return { type: 'rendered', data: { hName, hProperties: { dataRendered } }, children: [] };
}

const BLOCKS = new Set(['div', 'figure', 'pre']);

/** Put what plugins have drawn where it belongs. It comes after `sanitize`. */
export const insertRendered = defineHastPlugin({
  name: 'afterword-insert-rendered-1',
  element: {
    filter: ['div', 'span'],
    visit(node, ctx) {
      const number = node.properties.dataRendered;
      const element = number === undefined ? undefined : ctx.data.rendered?.[Number(number)];
      if (element) ctx.replaceNode(node, element);
    },
  },
});

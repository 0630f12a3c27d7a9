import { defineHastPlugin, type HastNode } from 'satteri';
import { shownWords } from './heading-words.ts';

/** Give each heading a link to itself, beside it, so that a section can be pointed at. It comes after the fragments are there. */
export const headingLinks = defineHastPlugin({
  name: 'afterword-heading-links-2',
  element: {
    filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
    visit(node, ctx) {
      const { id } = node.properties;
      const text = shownWords(node);
      if (!takesBlocks(ctx.parent(node))) return;
      if (typeof id !== 'string' || text === '' || id === 'footnote-label') return;
      const properties = { className: ['anchor'], href: `#${id}`, ariaLabel: `Link to section ${text}` };
      ctx.wrapNode(node, {
        type: 'element',
        tagName: 'div',
        properties: { className: ['heading'] },
        children: [{ type: 'element', tagName: 'a', properties, children: [] }],
      });
    },
  },
});

/** A heading within `<summary>`, say, has no room for a block around it. */
function takesBlocks(parent: Readonly<HastNode> | undefined): boolean {
  if (parent?.type !== 'element') return true;
  return ['div', 'section', 'blockquote', 'li'].includes(parent.tagName);
}

import { defineMdastPlugin, type MdastNode } from 'satteri';
import { CALLOUTS, directiveFault, isCallout } from './directives.ts';
import { MarkupError } from './fault.ts';

/** Set `:::note[Title]` … `:::` as a box with a title. Any other directive stops the page, with its file and line. */
export const callouts = defineMdastPlugin({
  name: 'afterword-callouts-1',
  options: { position: true },
  before(root, ctx) {
    const visit = (node: Readonly<MdastNode>): void => {
      const fault = directiveFault(node, ctx.source);
      if (fault) throw new MarkupError(fault, ctx);
      if (node.type === 'containerDirective' && isCallout(node.name)) {
        const className = ['callout', node.name];
        ctx.setProperty(node, 'data', { hName: 'div', hProperties: { className, role: 'note' } });
        const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
        const asTitle = { hName: 'p', hProperties: { className: ['callout-title'] } };
        if (label) ctx.setProperty(label, 'data', asTitle);
        else {
          const children: MdastNode[] = [{ type: 'text', value: CALLOUTS[node.name] }];
          ctx.prependChild(node, { type: 'calloutTitle', data: asTitle, children });
        }
      }
      if ('children' in node) for (const child of node.children) visit(child);
    };
    visit(root);
  },
});

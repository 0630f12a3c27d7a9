import { defineHastPlugin } from 'satteri';

/** Let wide tables and code scroll by themselves, and let the keyboard reach them. */
export const scrollable = defineHastPlugin({
  name: 'afterword-scrollable-2',
  element: [
    {
      filter: ['table'],
      visit(node, ctx) {
        ctx.wrapNode(node, {
          type: 'element',
          tagName: 'div',
          properties: { className: ['table-scroll'], role: 'group', ariaLabel: 'Table', tabIndex: 0 },
          children: [],
        });
      },
    },
    {
      filter: ['pre'],
      visit(node, ctx) {
        ctx.setProperty(node, 'tabIndex', 0);
      },
    },
  ],
});

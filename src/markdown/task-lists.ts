import { defineHastPlugin } from 'satteri';

/** Give the boxes of task lists a name: a control without one says nothing to who hears the page. */
export const taskLists = defineHastPlugin({
  name: 'afterword-task-lists-1',
  element: {
    filter: ['input'],
    visit(node, ctx) {
      if (node.properties.type !== 'checkbox') return;
      ctx.setProperty(node, 'ariaLabel', node.properties.checked ? 'Done' : 'Not done');
    },
  },
});

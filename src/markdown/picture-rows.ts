import { defineHastPlugin, type HastNode } from 'satteri';

type Element = Extract<HastNode, { type: 'element' }>;
type Content = Element['children'][number];

const PICTURES = new Set(['img', 'picture', 'figure', 'Figure']);

/** Mark a paragraph or a `<div>` that holds two pictures or more and nothing else: they stand side by side where there is room. */
export const pictureRows = defineHastPlugin({
  name: 'afterword-picture-rows-1',
  element: [
    {
      filter: ['p', 'div'],
      visit(node, ctx) {
        const parts = node.children.filter((child) => !isSpace(child));
        if (parts.length < 2 || !parts.every(isPicture)) return;
        const { className } = node.properties;
        const own = Array.isArray(className) ? className.map(String) : [];
        ctx.setProperty(node, 'className', [...own, 'pictures']);
      },
    },
  ],
});

function isSpace(node: Readonly<Content>): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** A picture, or a paragraph or a link with nothing but one. */
function isPicture(node: Readonly<Content>): boolean {
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return PICTURES.has(node.name ?? '');
  if (node.type !== 'element') return false;
  if (PICTURES.has(node.tagName)) return true;
  const [only, ...others] = node.children.filter((child) => !isSpace(child));
  return (node.tagName === 'p' || node.tagName === 'a') && only !== undefined && others.length === 0 && isPicture(only);
}

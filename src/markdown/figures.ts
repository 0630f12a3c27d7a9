import { defineMdastPlugin } from 'satteri';

/** Set an image that stands alone and has a title as a figure, with the title as its caption. */
export const figures = defineMdastPlugin({
  name: 'afterword-figures-1',
  paragraph(node, ctx) {
    const [image, ...others] = node.children;
    if (image?.type !== 'image' || others.length > 0 || !image.title) return;
    const caption = { type: 'text' as const, value: image.title };
    ctx.setProperty(node, 'data', { hName: 'figure' });
    ctx.setProperty(image, 'title', null);
    ctx.appendChild(node, { type: 'caption', data: { hName: 'figcaption' }, children: [caption] });
  },
});

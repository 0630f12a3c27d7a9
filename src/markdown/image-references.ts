import { defineMdastPlugin, type MdastNode } from 'satteri';

type Definition = Extract<MdastNode, { type: 'definition' }>;
type ImageReference = Extract<MdastNode, { type: 'imageReference' }>;

/** Write `![alt][name]` out as an image, since only images are collected and optimised. */
export const imageReferences = defineMdastPlugin({
  name: 'afterword-image-references-2',
  before(root, ctx) {
    const definitions = new Map<string, Readonly<Definition>>();
    const references: Readonly<ImageReference>[] = [];
    const visit = (node: Readonly<MdastNode>): void => {
      if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
      if (node.type === 'imageReference') references.push(node);
      if ('children' in node) for (const child of node.children) visit(child);
    };
    visit(root);
    for (const reference of references) {
      const definition = definitions.get(reference.identifier);
      if (!definition) continue;
      const { url, title } = definition;
      ctx.replaceNode(reference, { type: 'image', url, alt: reference.alt ?? '', title: title ?? null });
    }
  },
});

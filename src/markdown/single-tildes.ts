import { defineMdastPlugin, type MdastNode } from 'satteri';
import type { Parent } from './tree.ts';

/** Give back single tildes, which mean “about”: in `3~5 min and 7~9 min` nothing is struck out. Two tildes strike out. */
export const singleTildes = defineMdastPlugin({
  name: 'afterword-single-tildes-1',
  options: { position: true },
  before(root, ctx) {
    const visit = (node: Readonly<MdastNode>): void => {
      if (!('children' in node)) return;
      if (node.children.some((child: MdastNode) => isSingle(child, ctx.source))) {
        ctx.setProperty(node, 'children', withoutSingle(node, ctx.source));
      } else node.children.forEach(visit);
    };
    visit(root);
  },
});

/** Copies of what is in a node, where nothing is struck out between single tildes. */
export function withoutSingle({ children }: Readonly<Parent>, source: string): MdastNode[] {
  return children.flatMap((child: MdastNode): MdastNode[] => {
    if (!('children' in child)) return [structuredClone(child)];
    const inside = withoutSingle(child, source);
    if (!isSingle(child, source)) return [{ ...structuredClone(child), children: inside } as MdastNode];
    return [{ type: 'text', value: '~' }, ...inside, { type: 'text', value: '~' }];
  });
}

function isSingle({ type, position }: Readonly<MdastNode>, source: string): boolean {
  const start = position?.start.offset;
  return type === 'delete' && start !== undefined && source[start] === '~' && source[start + 1] !== '~';
}

import { defineMdastPlugin, type MdastNode } from 'satteri';
import { frontMatterOf, type PageFacts } from './heading-ids.ts';
import { isCodeComment } from './tree.ts';

/** Blocks of which a reader sees nothing where they stand. */
const UNSEEN = new Set(['definition', 'footnoteDefinition', 'mdxjsEsm']);
const COMMENTS = /<!--[\s\S]*?(?:-->|$)/g;

/** True for a page that leaves out the headings with nothing below them: a report’s, whose sections a scaffold has laid out. */
export function leavesOutEmpty({ incident }: PageFacts): boolean {
  return typeof incident === 'object' && incident !== null;
}

/** Headings of a text with nothing below them but comments, definitions and headings that are as empty. */
export function emptyHeadings(root: Readonly<MdastNode>): ReadonlySet<Readonly<MdastNode>> {
  const empty = new Set<Readonly<MdastNode>>();
  let open: Readonly<Extract<MdastNode, { type: 'heading' }>>[] = [];
  if (!('children' in root)) return empty;
  for (const node of root.children) {
    if (node.type === 'heading') {
      const { depth } = node;
      for (const heading of open) if (heading.depth >= depth) empty.add(heading);
      open = [...open.filter((heading) => heading.depth < depth), node];
    } else if (!isUnseen(node)) open = [];
  }
  for (const heading of open) empty.add(heading);
  return empty;
}

/** Leave out what the check has told as empty, from a report’s page and so from everything that is made of it. */
export const emptySections = defineMdastPlugin({
  name: 'afterword-empty-sections-1',
  before(root, ctx) {
    if (!leavesOutEmpty(frontMatterOf(ctx.data))) return;
    for (const heading of emptyHeadings(root)) ctx.removeNode(heading as Parameters<typeof ctx.removeNode>[0]);
  },
});

function isUnseen(node: Readonly<MdastNode>): boolean {
  if (node.type === 'html') return node.value.replace(COMMENTS, '').trim() === '';
  return UNSEEN.has(node.type) || (node.type === 'mdxFlowExpression' && isCodeComment(node.value));
}

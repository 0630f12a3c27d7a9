import { defineMdastPlugin, type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { blankMarkers } from './directives.ts';
import { RENDERING } from './features.ts';
import { withoutSingle } from './single-tildes.ts';

type Parent = Extract<MdastNode, { children: unknown[] }>;

/** Blocks that hold running text. */
const RUNS = new Set(['paragraph', 'heading', 'tableCell', 'descriptionTerm', 'mdxJsxFlowElement']);

/**
 * Give back what the parser takes out of running text: to it the `:16` of 10:16 is a directive, and so are the ends of 3:2 and
 * `http:x`. Where it found one, the block is read again by a parser without directives, so that links, notes and quotation
 * marks beside a time are what they would be without the colon.
 */
export const runningText = defineMdastPlugin({
  name: 'afterword-running-text-2',
  options: { position: true },
  before(root, ctx) {
    const wounded: Readonly<Parent>[] = [];
    const visit = (node: Readonly<MdastNode>, run: Readonly<Parent> | undefined): void => {
      if (node.type === 'textDirective' && run && wounded.at(-1) !== run) wounded.push(run);
      if (!('children' in node)) return;
      const inner = RUNS.has(node.type) ? node : run;
      for (const child of node.children) visit(child, inner);
    };
    visit(root, undefined);
    if (wounded.length === 0) return;

    const parse = ctx.sourceFormat === 'mdx' ? mdxToMdast : markdownToMdast;
    const features = { ...RENDERING, directive: false, rawHtml: false, smartPunctuation: true };
    const whole = runsOf(parse(blankMarkers(root, ctx.source), { features, position: true }));
    // A node of another tree has an identity there; a copy has none.
    for (const run of wounded) {
      const same = whole.get(key(run));
      ctx.setProperty(
        run,
        'children',
        same ? withoutSingle(same, ctx.source) : run.children.map((node) => asText(node, ctx.source)),
      );
    }
  },
});

/** Blocks of a text by their kind and place. */
function runsOf(tree: MdastNode, found = new Map<string, Parent>()): ReadonlyMap<string, Parent> {
  if (!('children' in tree)) return found;
  if (RUNS.has(tree.type)) found.set(key(tree), tree);
  for (const child of tree.children) runsOf(child, found);
  return found;
}

function key({ type, position }: Readonly<MdastNode>): string {
  return `${type} ${position?.start.offset}`;
}

function asText(node: MdastNode, source: string): MdastNode {
  if (node.type === 'textDirective') {
    return { type: 'text', value: source.slice(node.position?.start.offset, node.position?.end.offset) };
  }
  return node;
}

import { defineMdastPlugin, type MdastNode } from 'satteri';
import { RENDERING } from './features.ts';
import { findFlanks, mayNeedFlanks } from './flanking.ts';
import { readMarkdown } from './reading.ts';
import { setText } from './set-text.ts';
import { withoutSingle } from './single-tildes.ts';
import { isRun, type Parent, rangeOf } from './tree.ts';

/**
 * Make running text what its writer means. To the parser the `:16` of 10:16 is a directive, and so are the ends of 3:2 and
 * `http:x`; and in `**注意：**正文` it sees no bold text. A block that has such a thing is read again, in the way of the check and the
 * search. Then quotation marks, dashes and dots become those of typography.
 */
export const runningText = defineMdastPlugin({
  name: 'afterword-running-text-4',
  options: { position: true },
  before(root, ctx) {
    const { source } = ctx;
    const { runs, wounded } = runsIn(root, flanksIn(source));
    const isMdx = ctx.sourceFormat === 'mdx';
    const features = { ...RENDERING, directive: false, rawHtml: false };
    const whole = wounded.size > 0 ? byPlace(readMarkdown(source, { isMdx, features })) : undefined;
    for (const run of runs) {
      if (!wounded.has(run)) {
        setText(run.children, source, (node, words) => {
          if (node.type === 'text') ctx.setProperty(node, 'value', words);
          else if (node.type === 'image') ctx.setProperty(node, 'alt', words);
          else ctx.setProperty(node, 'alt', words);
        });
        continue;
      }
      const same = whole?.get(keyOf(run));
      // A node of another tree has an identity there; a copy has none.
      const copies = same ? withoutSingle(same, source) : run.children.map((node) => asText(node, source));
      setText(copies, source, (node, words) => {
        if (node.type === 'text') node.value = words;
        else node.alt = words;
      });
      ctx.setProperty(run, 'children', copies);
    }
  },
});

/** Blocks of running text, and those of them that the parser has not read as they are meant. */
function runsIn(root: MdastNode, flanks: readonly number[]) {
  const runs: Parent[] = [];
  const wounded = new Set<Parent>();
  let next = 0;
  const visit = (node: MdastNode, around: Parent | undefined): void => {
    if (node.type === 'textDirective' && around) wounded.add(around);
    if (!('children' in node)) return;
    const run = around ?? (isRun(node) ? node : undefined);
    if (run && run !== around) {
      const { from, to } = rangeOf(node);
      runs.push(run);
      while ((flanks[next] ?? to) < from) next++;
      if ((flanks[next] ?? to) < to) wounded.add(run);
    }
    for (const child of node.children) visit(child, run);
  };
  visit(root, undefined);
  return { runs, wounded };
}

/** Offsets at which the parser does not see what is bold. */
function flanksIn(source: string): number[] {
  return mayNeedFlanks(source) ? findFlanks(source, { letter: '', sign: '' }).map(({ from }) => from) : [];
}

/** Blocks of a text by their kind and place. */
function byPlace(tree: MdastNode, found = new Map<string, Parent>()): ReadonlyMap<string, Parent> {
  if (!('children' in tree)) return found;
  if (isRun(tree)) found.set(keyOf(tree), tree);
  for (const child of tree.children) byPlace(child, found);
  return found;
}

/** The title of a callout begins at its bracket where it is one, and behind it where it is a paragraph. */
function keyOf(run: Parent): string {
  const isTitle = run.type === 'paragraph' && run.data?.directiveLabel === true;
  return `${run.type} ${rangeOf(run).from + Number(isTitle)}`;
}

/** A copy of a node, whose words can be changed, with the text of directives, however deep they are. */
function asText(node: MdastNode, source: string): MdastNode {
  if (node.type === 'textDirective') {
    const { from, to } = rangeOf(node);
    return { type: 'text', value: source.slice(from, to) };
  }
  const copy: object = 'children' in node ? { children: node.children.map((child) => asText(child, source)) } : {};
  return { ...node, ...copy };
}

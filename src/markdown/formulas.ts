import { defineMdastPlugin, type MdastNode } from 'satteri';
import { type Fault, MarkupError } from './fault.ts';
import { READING } from './features.ts';
import { FormulaError, renderFormula } from './formula.ts';
import { readMarkdown } from './reading.ts';
import { standIn } from './rendered.ts';

type Formula = Extract<MdastNode, { type: 'math' | 'inlineMath' }>;

const HINT = 'the commands are those of TeX; write \\$\\$ for two dollar signs';

/** Set `$$…$$`, in a line or as a block, as MathML. A formula with a mistake stops the page, with its file and line. */
export const formulas = defineMdastPlugin({
  name: 'afterword-formulas-1',
  options: { position: true },
  before(root, ctx) {
    const visit = (node: Readonly<MdastNode>, around: number): void => {
      // What stands in a line that was read again has no place of its own.
      const from = node.position?.start.offset ?? around;
      if (node.type === 'math' || node.type === 'inlineMath') {
        try {
          ctx.replaceNode(node, standIn(renderFormula(node.value, node.type === 'math'), ctx.data));
        } catch (error) {
          throw new MarkupError(faultOf(error, node, from, ctx.source), ctx);
        }
      }
      if ('children' in node) for (const child of node.children) visit(child, from);
    };
    visit(root, 0);
  },
});

/** Find formulas that cannot be set. */
export function findBadFormulas(body: string, file: string): Fault[] {
  if (!body.includes('$$')) return [];
  const faults: Fault[] = [];
  const visit = (node: MdastNode): void => {
    if (node.type === 'math' || node.type === 'inlineMath') {
      try {
        renderFormula(node.value, node.type === 'math');
      } catch (error) {
        faults.push(faultOf(error, node, node.position?.start.offset ?? 0, body));
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(readMarkdown(body, { isMdx: file.endsWith('.mdx'), features: READING }));
  return faults;
}

function faultOf(error: unknown, node: Readonly<Formula>, from: number, source: string): Fault {
  if (!(error instanceof FormulaError)) throw error;
  const to = node.position?.end.offset ?? from + 1;
  // A quotation or a list has marks within the formula, so that the place is that of the same text in the source.
  const rest = error.offset === undefined ? '' : node.value.slice(error.offset, error.offset + 20).split('\n')[0];
  const at = rest ? source.slice(from, to).indexOf(rest) : -1;
  return { from: at < 0 ? from : from + at, to, message: error.message, hint: HINT };
}

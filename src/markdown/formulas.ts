import { defineMdastPlugin, type MdastNode } from 'satteri';
import { setFormulas } from './equations.ts';
import { type Fault, MarkupError } from './fault.ts';
import { READING } from './features.ts';
import { FormulaError } from './formula.ts';
import { isFormula } from './languages.ts';
import { readMarkdown } from './reading.ts';
import { standIn } from './rendered.ts';
import type { Range } from './tree.ts';

/** A formula of a text: between dollar signs, or in a fence that is called `math`. */
interface Found extends Range {
  readonly node: Readonly<MdastNode>;
  readonly tex: string;
  readonly isBlock: boolean;
}

/** Set `$$…$$`, in a line or as a block, as MathML. A formula with a mistake stops the page, with its file and line. */
export const formulas = defineMdastPlugin({
  name: 'afterword-formulas-2',
  options: { position: true },
  before(root, ctx) {
    const found = formulasIn(root);
    for (const [index, set] of setFormulas(found).entries()) {
      const formula = found[index];
      if (!formula) continue;
      if (set instanceof FormulaError) throw new MarkupError(faultOf(set, formula, ctx.source), ctx);
      ctx.replaceNode(formula.node, standIn(set, ctx.data));
    }
  },
});

/** Find formulas that cannot be set. */
export function findBadFormulas(body: string, file: string): Fault[] {
  const found = readFormulas(body, file);
  return setFormulas(found).flatMap((set, index) => {
    const formula = found[index];
    return set instanceof FormulaError && formula ? [faultOf(set, formula, body)] : [];
  });
}

/** Find comments in formulas that were meant as signs: of `99.9%` a page shows 99.9. */
export function findLostSigns(body: string, file: string): Fault[] {
  return readFormulas(body, file).flatMap(({ from, to, isBlock }) => {
    const source = body.slice(from, to).replace(VERBATIM, (written) => ' '.repeat(written.length));
    return Array.from(source.matchAll(COMMENT), ({ 0: sign, index }) => index + sign.length - 1)
      .filter((index) => !isBlock || !ALONE.test(source.slice(0, index)))
      .map((index): Fault => {
        const hint = `write \\% for the sign${isBlock ? '; a comment stands on a line of its own' : ''}`;
        const place = { from: from + index, to: from + index + 1 };
        return {
          ...place,
          message: '“%” begins a comment in a formula, and is not shown, nor is the rest of its line',
          hint,
        };
      });
  });
}

const VERBATIM = /\\verb\*?([^\s\w])[^\n]*?\1/g;
const COMMENT = /(?<!\\)(?:\\\\)*%/g;
/** What stands before a comment on a line of its own. */
const ALONE = /(?:^|\n)[ \t>]*$/;

function readFormulas(body: string, file: string): Found[] {
  if (!body.includes('$$') && !/\bmath\b/i.test(body)) return [];
  return formulasIn(readMarkdown(body, { isMdx: file.endsWith('.mdx'), features: READING }));
}

function formulasIn(root: Readonly<MdastNode>): Found[] {
  const found: Found[] = [];
  const visit = (node: Readonly<MdastNode>, around: Range): void => {
    // What stands in a line that was read again has no place of its own.
    const range = { from: node.position?.start.offset ?? around.from, to: node.position?.end.offset ?? around.to };
    const isFence = node.type === 'code' && isFormula(node.lang ?? '');
    if (node.type === 'math' || node.type === 'inlineMath' || isFence) {
      found.push({ ...range, node, tex: node.value, isBlock: node.type !== 'inlineMath' });
    }
    if ('children' in node) for (const child of node.children) visit(child, range);
  };
  visit(root, { from: 0, to: 1 });
  return found;
}

function faultOf({ message, hint, near }: FormulaError, { from, to }: Range, source: string): Fault {
  // A quotation or a list has marks within the formula, so that the place is that of the same text in the source.
  const at = near ? source.slice(from, to).indexOf(near) : -1;
  return { from: at < 0 ? from : from + at, to, message, hint };
}

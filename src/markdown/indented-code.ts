import type { MdastNode } from 'satteri';
import type { Fault } from './fault.ts';
import { READING } from './features.ts';
import { readMarkdown } from './reading.ts';
import { type Range, rangeOf } from './tree.ts';

const INDENTED = /^[ \t>\d.)*+-]*(?: {4}|\t)/m;
const FENCE = /^(?:`{3}|~{3})/;
/** What holds lines of its own, indented or not. */
const HOLDERS = new Set(['code', 'math', 'mdxFlowExpression', 'mdxJsxFlowElement', 'mdxjsEsm']);

/** Find lines that are code in `.md` since they are indented, and that `.mdx` sets as text. */
export function findIndentedCode(body: string, file: string): Fault[] {
  if (!file.endsWith('.mdx') || !INDENTED.test(body)) return [];
  const read = (isMdx: boolean) => readMarkdown(body, { isMdx, features: READING });
  const holders = rangesOf(read(true), ({ type }) => HOLDERS.has(type));
  const code = rangesOf(read(false), ({ type }) => type === 'code');
  return code.flatMap(({ from, to }): Fault[] => {
    const start = from + (/^\s*/.exec(body.slice(from, to))?.[0].length ?? 0);
    const line = body.lastIndexOf('\n', start - 1) + 1;
    const isHeld = holders.some((holder) => holder.from < line && start < holder.to);
    if (isHeld || FENCE.test(body.slice(start))) return [];
    const hint = 'write a line of ``` before it, and one after it';
    return [{ from: start, to, message: 'indented lines are text in .mdx, and not code', hint }];
  });
}

function rangesOf(tree: MdastNode, isWanted: (node: MdastNode) => boolean): Range[] {
  const ranges: Range[] = [];
  const visit = (node: MdastNode): void => {
    if (isWanted(node)) ranges.push(rangeOf(node));
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return ranges;
}

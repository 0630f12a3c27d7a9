import type { MdastNode } from 'satteri';
import { sourceOffset } from './source-offset.ts';
import { type Range, rangeOf } from './tree.ts';

/** A run of sentences: code, quotations, links and markup in it are a placeholder, so that no rule reads them as prose. */
export interface Prose extends Range {
  readonly text: string;
  /** Index of the heading above it; -1 before the first. */
  readonly heading: number;
  /** Place in the body of a part of `text`. */
  locate(from: number, to: number): Range;
}

/** Stands for what is not prose; no word, no space. */
export const PLACEHOLDER = '\uFFFC';
const QUOTED = /“[^“”\n]{1,400}”|"[^"\n]{1,400}"|«[^«»\n]{1,400}»/g;

/** Join the sentences of a paragraph, heading or cell, remembering where each piece stands in the body. */
export function readProse(node: MdastNode, body: string, heading: number): Prose {
  const pieces: { readonly at: number; readonly range: Range; readonly value: string }[] = [];
  let text = '';
  const add = (value: string, range: Range) => {
    pieces.push({ at: text.length, range, value });
    text += value;
  };
  const visit = (child: MdastNode): void => {
    if (child.type === 'text') add(child.value, rangeOf(child));
    else if (child.type === 'break') add(' ', rangeOf(child));
    else if (['emphasis', 'strong', 'delete'].includes(child.type) && 'children' in child)
      child.children.forEach(visit);
    else if (child.type === 'mdxJsxTextElement') {
      const { from } = rangeOf(child);
      add(PLACEHOLDER, { from, to: from + 1 });
      child.children.forEach(visit);
      add(PLACEHOLDER, { from, to: from + 1 });
    } else add(PLACEHOLDER, rangeOf(child));
  };
  if ('children' in node) node.children.forEach(visit);
  // What stays after reading must not hold the tree, which is many times as large as the text.
  const own = rangeOf(node);
  const offsetOf = (index: number): number => {
    const piece = pieces.findLast(({ at }) => at <= index);
    if (!piece) return own.from;
    const { range, value, at } = piece;
    return range.from + sourceOffset(body.slice(range.from, range.to), value, index - at);
  };
  // A line end of either kind would end a sentence.
  const blanked = text.replace(QUOTED, (quoted) => PLACEHOLDER.repeat(quoted.length)).replace(/[\r\n]/g, ' ');
  return {
    ...own,
    text: blanked,
    heading,
    locate: (from, to) => {
      const start = offsetOf(from);
      const end = offsetOf(Math.max(from, to - 1)) + 1;
      return { from: start, to: Math.max(start + 1, end) };
    },
  };
}

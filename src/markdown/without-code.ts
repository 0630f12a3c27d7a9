import { type MdastNode, markdownToMdast } from 'satteri';
import { READING, READING_DIRECTIVES } from './features.ts';
import { blankComments } from './tags.ts';
import { type Range, rangeOf } from './tree.ts';

/** Elements in which signs are meant as they are. */
const LITERAL = /<(\/?)(code|pre|kbd|samp|script|style|textarea)\b[^<>]*>/gi;
const TAG = /(?<!\{)<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi;

/** A Markdown text with blanks for all that nobody reads as prose: code, formulas, comments, tags, addresses. Offsets stay. */
export function withoutCode(body: string): string {
  const code: Range[] = [];
  const html: Range[] = [];
  const visit = (node: MdastNode): void => {
    const { from, to } = rangeOf(node);
    if (/^(?:code|inlineCode|math|inlineMath|definition|image)$/.test(node.type)) code.push({ from, to });
    // What follows a brace is a shortcode that looks like a tag.
    else if (node.type === 'html' && body[from - 1] !== '{') html.push({ from, to });
    // Behind the words of a link stands where it leads.
    else if (node.type === 'link') code.push({ from: rangeOf(node.children.at(-1) ?? node).to, to });
    if ('children' in node) for (const child of node.children) visit(child);
  };
  // Titles of callouts have code too; where there are none, the parser is spared looking for them.
  visit(markdownToMdast(body, { features: body.includes(':::') ? READING_DIRECTIVES : READING, position: true }));
  const prose = replaceRanges(body, code, blank);
  const withoutElements = replaceRanges(prose, literalRanges(prose), blank);
  return replaceRanges(withoutElements, html, (piece) => blankComments(piece).replace(TAG, blank));
}

/** Put something else in the place of ranges, of which none overlap. */
export function replaceRanges(text: string, ranges: readonly Range[], replace: (piece: string) => string): string {
  let replaced = '';
  let done = 0;
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    if (from < done) continue;
    replaced += text.slice(done, from) + replace(text.slice(from, to));
    done = to;
  }
  return replaced + text.slice(done);
}

/** Blanks of the same length, with the same line ends. */
export function blank(piece: string): string {
  return piece.replace(/[^\r\n]/g, ' ');
}

/** What stands between the tags of elements of code. One that is never closed is none. */
function literalRanges(text: string): Range[] {
  let open: { readonly name: string; readonly from: number } | undefined;
  return Array.from(text.matchAll(LITERAL)).flatMap(({ 0: tag, 1: slash, 2: written = '', index }): Range[] => {
    const name = written.toLowerCase();
    if (slash === '') open ??= { name, from: index + tag.length };
    if (slash === '' || open?.name !== name) return [];
    const range = { from: open.from, to: index };
    open = undefined;
    return [range];
  });
}

import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** Elements between which a break is read, copied and shown without a style sheet too. */
const BLOCKS = new Set([
  ...'address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption'.split(
    ' ',
  ),
  ...'figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p search section'.split(' '),
  ...'select summary table tbody td th thead title tr ul desc input img'.split(' '),
]);
/** Where letters are written next to each other on purpose: formulas, code, and the numbers of footnotes. */
const LEFT_OUT = new Set(['head', 'script', 'style', 'math', 'pre', 'sup']);

/** Words of a page that run together where one element ends or another begins: `Monitoring|The team`. */
export function findJoinedWords(html: string): string[] {
  const found: string[] = [];
  let before = '';
  const visit = (node: Nodes): void => {
    if (node.type === 'text') {
      if (/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(node.value)) {
        found.push(`${before.slice(-20)}|${node.value.slice(0, 20)}`);
      }
      if (node.value !== '') before = node.value;
      return;
    }
    const name = node.type === 'element' ? node.tagName : '';
    if (LEFT_OUT.has(name)) return;
    if (BLOCKS.has(name)) before = '';
    if ('children' in node) for (const child of node.children) visit(child);
    if (BLOCKS.has(name)) before = '';
  };
  visit(fromHtml(html));
  return found;
}

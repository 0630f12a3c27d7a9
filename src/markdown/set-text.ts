import type { MdastNode } from 'satteri';
import { literalsIn } from './source-offset.ts';
import { rangeOf } from './tree.ts';
import { needsSetting, OBJECT, replaceAll, typeset } from './typography.ts';

type Text = Extract<MdastNode, { type: 'text' }>;
type Picture = Extract<MdastNode, { type: 'image' | 'imageReference' }>;

/** Takes what a node is to hold: a text its value, a picture the words for it. */
type Put = (node: Text | Picture, words: string) => void;

/** Elements whose words are code, or what somebody types. */
const VERBATIM = /^<(\/?)(?:code|kbd|pre|samp|tt|var)\b/i;

/**
 * Set the running text of a block as `typography.ts` says, all of it as one text: a quotation may begin before a link and end
 * in it. The words for a picture are a text of their own.
 *
 * @param nodes what the block holds.
 */
export function setText(nodes: readonly MdastNode[], source: string, put: Put): void {
  const pieces: { readonly node: Text; readonly at: number }[] = [];
  let text = '';
  let verbatim = 0;
  const visit = (node: MdastNode): void => {
    if (node.type === 'image' || node.type === 'imageReference') {
      const words = node.alt ?? '';
      if (needsSetting(words)) put(node, replaceAll(words, typeset(words)));
    }
    if (node.type === 'html') {
      const tag = VERBATIM.exec(node.value);
      if (tag) verbatim = Math.max(0, verbatim + (tag[1] === '' ? 1 : -1));
      text += /^<br\b/i.test(node.value) ? '\n' : '';
    } else if (node.type === 'text' && verbatim === 0) {
      pieces.push({ node, at: text.length });
      text += node.value;
    } else if (node.type === 'break') text += '\n';
    else if (isVerbatim(node)) text += OBJECT;
    else if ('children' in node) {
      if (node.type === 'paragraph') text += '\n';
      node.children.forEach(visit);
    } else if (node.type !== 'footnoteReference') text += OBJECT;
  };
  nodes.forEach(visit);
  if (!needsSetting(text)) return;

  const literals = pieces.map(({ node }) => {
    const { from, to } = rangeOf(node);
    return literalsIn(source.slice(from, to), node.value);
  });
  let current = 0;
  const isLiteral = (index: number): boolean => {
    while (current > 0 && (pieces[current]?.at ?? 0) > index) current--;
    while ((pieces[current + 1]?.at ?? Number.POSITIVE_INFINITY) <= index) current++;
    return literals[current]?.(index - (pieces[current]?.at ?? 0)) ?? false;
  };
  const replacements = typeset(text, isLiteral);
  let next = 0;
  for (const { node, at } of pieces) {
    const end = at + node.value.length;
    const own = [];
    for (let one = replacements[next]; one && one.from < end; one = replacements[++next]) {
      // Signs of two nodes are not one sign.
      if (one.from >= at && one.to <= end) own.push({ ...one, from: one.from - at, to: one.to - at });
    }
    if (own.length > 0) put(node, replaceAll(node.value, own));
  }
}

/** True for what is not running text: code, what somebody types, and an address that is its own text. */
function isVerbatim(node: MdastNode): boolean {
  if (node.type === 'mdxJsxTextElement') return VERBATIM.test(`<${node.name}`);
  if (node.type !== 'link') return false;
  const [only, ...others] = node.children;
  if (only?.type !== 'text' || others.length > 0) return false;
  return [only.value, `http://${only.value}`, `mailto:${only.value}`].includes(node.url);
}

import type { Element, Root } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { linkToPage } from '../feeds/fragments.ts';

type Tree = Parameters<typeof toMarkdown>[0];

/** CommonMark with tables, in the spelling that most files here use. */
const OPTIONS: Options = {
  bullet: '-',
  emphasis: '_',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
};

/** Write the clean HTML of an item as Markdown, with links to its page. What Markdown has no sign for keeps its words. The tree is changed. */
export function writeText(html: Root, address: string): string {
  linkToPage(html.children, address);
  return treeToMarkdown(html);
}

/**
 * Write clean HTML as Markdown. Words without a block around them, as MDX has them from code, get a paragraph: outside of one only
 * their first sign would be escaped.
 */
export function treeToMarkdown(html: Root): string {
  return writeMarkdown(toMdast(joinTexts(html), { document: true }));
}

/** Texts side by side are one: each is escaped, and its blanks are folded, as a whole. */
function joinTexts<Node extends Root | Element>(parent: Node): Node {
  for (const [index, child] of parent.children.entries()) {
    if (child.type === 'element') joinTexts(child);
    for (let next = parent.children[index + 1]; child.type === 'text' && next?.type === 'text'; ) {
      child.value += next.value;
      parent.children.splice(index + 1, 1);
      next = parent.children[index + 1];
    }
  }
  return parent;
}

/** Write a Markdown tree, with everything escaped that would read as a sign. */
export function writeMarkdown(tree: Tree): string {
  return toMarkdown(tree, OPTIONS);
}

import type { Root } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';

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

/**
 * Write clean HTML as Markdown. What Markdown has no sign for keeps its words. Words without a block around them, as MDX has them
 * from code, get a paragraph: outside of one only their first sign would be escaped.
 */
export function treeToMarkdown(html: Root): string {
  return writeMarkdown(toMdast(html, { document: true }));
}

/** Write a Markdown tree, with everything escaped that would read as a sign. */
export function writeMarkdown(tree: Tree): string {
  return toMarkdown(tree, OPTIONS);
}

import type { MdastNode } from 'satteri';
import { READING } from './features.ts';
import { createSlugger } from './heading-ids.ts';
import { fragmentWordsOf } from './heading-words.ts';
import { readMarkdown } from './reading.ts';
import { definitionsIn, plainText, targetOf } from './tree.ts';

/** A stretch of text under one heading; the first one has no heading. */
export interface Section {
  /** Fragment of the heading, as the rendered page has it; empty for the text before the first. */
  readonly id: string;
  readonly depth: number;
  readonly heading: string;
  readonly text: string;
}

/** A heading of the rendered page. */
export interface RenderedHeading {
  readonly slug: string;
  readonly text: string;
}

/** What the text of an entry holds, read from its syntax tree. */
export interface Outline {
  readonly sections: readonly Section[];
  /** Words of running text, headings and code. */
  readonly words: number;
  /** Targets of links, as written. */
  readonly links: readonly string[];
  /** Images of the text; paths as written. */
  readonly images: readonly { readonly path: string; readonly alt: string }[];
  /** Paths of pictures that an MDX file imports. */
  readonly imports: readonly string[];
}

const IMPORT = /\bfrom\s+['"]([^'"]+\.(?:avif|gif|jpe?g|png|svg|webp))['"]/gi;
/** Blocks end a line of text; everything else runs on. */
const BLOCKS = new Set([
  'paragraph',
  'heading',
  'code',
  'tableCell',
  'listItem',
  'descriptionTerm',
  'blockquote',
  'footnoteDefinition',
  'break',
]);

/**
 * Read the outline of a Markdown text; MDX by the file's name.
 *
 * @param rendered headings as the page has them, which alone know their fragments; without them fragments are guessed.
 * @throws when MDX syntax cannot be parsed.
 */
export function readOutline(body: string, file: string, rendered: readonly RenderedHeading[] = []): Outline {
  const tree = readMarkdown(body, { isMdx: file.endsWith('.mdx'), features: READING });
  const fragmentOf = createFragments(rendered);
  const sections: { id: string; depth: number; heading: string; parts: string[] }[] = [
    { id: '', depth: 0, heading: '', parts: [] },
  ];
  const links: string[] = [];
  const images: { path: string; alt: string }[] = [];
  const imports: string[] = [];
  const definitions = definitionsIn(tree);

  const visit = (node: MdastNode, inHeading = false): void => {
    if (node.type === 'heading') {
      const heading = plainText(node);
      sections.push({ id: fragmentOf(fragmentWordsOf(node)), depth: node.depth, heading, parts: [] });
    } else if (
      !inHeading &&
      'value' in node &&
      (node.type === 'text' || node.type === 'code' || node.type === 'inlineCode')
    ) {
      sections.at(-1)?.parts.push(node.value);
    }
    const target = targetOf(node, definitions);
    if (target !== undefined && (node.type === 'link' || node.type === 'linkReference')) links.push(target);
    if (target !== undefined && (node.type === 'image' || node.type === 'imageReference')) {
      images.push({ path: target, alt: node.alt ?? '' });
      if (node.alt && !inHeading) sections.at(-1)?.parts.push(` ${node.alt} `);
    }
    if (node.type === 'mdxjsEsm') imports.push(...Array.from(node.value.matchAll(IMPORT), ([, path = '']) => path));
    if ('children' in node) for (const child of node.children) visit(child, inHeading || node.type === 'heading');
    if (BLOCKS.has(node.type)) sections.at(-1)?.parts.push('\n');
  };
  visit(tree);

  const read = sections.map(({ parts, ...section }) => ({ ...section, text: collapse(parts.join('')) }));
  const words = read.reduce((sum, { heading, text }) => sum + countWords(heading) + countWords(text), 0);
  return { sections: read.filter(({ id, text }) => id || text), words, links, images, imports };
}

/** True for a path that is relative to the file it is written in. */
export function isRelative(path: string): boolean {
  return path !== '' && !/^([a-z][a-z0-9+.-]*:|\/|#|\?)/i.test(path);
}

/** Words by Unicode's rules, so that scripts without spaces count too. */
export function countWords(text: string): number {
  let words = 0;
  for (const { isWordLike } of SEGMENTER.segment(text)) if (isWordLike) words++;
  return words;
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' });

/** Find the fragment of each heading, in their order; one that the page does not have is without a fragment. */
function createFragments(rendered: readonly RenderedHeading[]): (words: string) => string {
  if (rendered.length === 0) return createSlugger({});
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  let next = 0;
  return (words) => {
    // A rendered heading may go on where the text does not: with what a component writes.
    const found = rendered.findIndex(({ text }, index) => index >= next && bare(text).startsWith(bare(words)));
    if (found < 0) return '';
    next = found + 1;
    return rendered[found]?.slug ?? '';
  };
}

function collapse(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

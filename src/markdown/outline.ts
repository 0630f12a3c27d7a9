import { posix } from 'node:path';
import type { MdastNode } from 'satteri';
import { mayHoldAutolinks, withAutolinks } from './autolinks.ts';
import { emptyHeadings } from './empty-sections.ts';
import { READING } from './features.ts';
import { shownNotes } from './footnotes.ts';
import { createSlugger } from './heading-ids.ts';
import { fragmentWordsOf } from './heading-words.ts';
import { importedTexts, statementsIn } from './imported-texts.ts';
import { isFormula } from './languages.ts';
import { areApart, endsLine } from './line-ends.ts';
import { readMarkdown } from './reading.ts';
import { wordsOfElement } from './tags.ts';
import { definitionsIn, plainText, targetOf } from './tree.ts';

/** A stretch of text under one heading; the first one has no heading. */
export interface Section {
  /** Fragment of the heading, as the rendered page has it; empty for the text before the first. */
  readonly id: string;
  readonly depth: number;
  readonly heading: string;
  readonly text: string;
  /** True for one that another text brings, which the page shows as well. */
  readonly isImported?: true;
}

/** A heading of the rendered page. */
export interface RenderedHeading {
  readonly slug: string;
  readonly text: string;
}

/** A text that another one imports and shows, with the headings that it has on the page. */
export interface ImportedText {
  /** Project-relative path. */
  readonly file: string;
  readonly body: string;
  readonly headings: readonly RenderedHeading[];
}

/** Find the text that a file imports under a path; undefined for one that cannot be read. */
export type ReadImported = (path: string, from: string) => ImportedText | undefined;

/** What the text of an entry holds, read from its syntax tree. */
export interface Outline {
  readonly sections: readonly Section[];
  /** Words of running text, headings and code. */
  readonly words: number;
  /** Targets of links, as written. */
  readonly links: readonly string[];
  /** Images of the text; paths as written, or from the file of the text where another one brings them. */
  readonly images: readonly { readonly path: string; readonly alt: string }[];
  /** Paths of pictures that an MDX file imports. */
  readonly imports: readonly string[];
}

const IMPORT = /\bfrom\s+['"]([^'"]+\.(?:avif|gif|jpe?g|png|svg|webp))['"]/gi;
/** Where a line of the file ends inside a paragraph: a space to readers. */
const SOFT_BREAK = /\s*\n\s*/g;

/**
 * Read the outline of a Markdown text; MDX by the file's name.
 *
 * @param rendered headings as the page has them, which alone know their fragments; without them fragments are guessed.
 * @param readImported what finds the texts that MDX shows by importing them; without it they are left out.
 * @throws when MDX syntax cannot be parsed.
 */
export function readOutline(
  body: string,
  file: string,
  rendered: readonly RenderedHeading[] = [],
  readImported: ReadImported = () => undefined,
): Outline {
  return read({ body, file, headings: rendered }, readImported, [file]);
}

/** @param around the files that bring a text, with its own: one that brings itself has no end. */
function read({ body, file, headings }: ImportedText, readImported: ReadImported, around: readonly string[]): Outline {
  const parsed = readMarkdown(body, { isMdx: file.endsWith('.mdx'), features: READING });
  const tree = mayHoldAutolinks(body) ? withAutolinks(parsed, body) : parsed;
  const fragmentOf = createFragments(headings);
  const sections: OpenSection[] = [{ id: '', depth: 0, heading: '', parts: [] }];
  const links: string[] = [];
  const images: { path: string; alt: string }[] = [];
  const imports: string[] = [];
  const definitions = definitionsIn(tree);
  const notes = shownNotes(tree);
  const empty = emptyHeadings(tree);
  const texts = importedTexts(statementsIn(tree));
  const say = (words: string) => sections.at(-1)?.parts.push(words);

  const bring = (path: string): void => {
    const part = readImported(path, file);
    if (!part || around.includes(part.file)) return;
    const outline = read(part, readImported, [...around, part.file]);
    const fromHere = (written: string) => rebase(written, part.file, file);
    for (const { text, ...section } of outline.sections) {
      if (section.id === '') say(`\n${text}\n`);
      else {
        const onPage = part.headings.find(({ slug }) => slug === section.id)?.text;
        sections.push({ ...section, heading: onPage ?? section.heading, isImported: true, parts: [text] });
      }
    }
    links.push(...outline.links);
    images.push(...outline.images.map(({ path, alt }) => ({ path: fromHere(path), alt })));
    imports.push(...outline.imports.map(fromHere));
  };
  const visit = (node: MdastNode, inHeading = false): void => {
    if (node.type === 'footnoteDefinition' && !notes.has(node)) return;
    if (node.type === 'heading') {
      const heading = plainText(node);
      // The page may have left it out, and another one may begin with the same words.
      const id = fragmentOf(fragmentWordsOf(node), empty.has(node));
      sections.push({ id, depth: node.depth, heading, parts: [] });
    } else if (!inHeading && holdsText(node))
      say(node.type === 'code' ? node.value : node.value.replace(SOFT_BREAK, ' '));
    const target = targetOf(node, definitions);
    if (target !== undefined && (node.type === 'link' || node.type === 'linkReference')) links.push(target);
    if (target !== undefined && (node.type === 'image' || node.type === 'imageReference')) {
      images.push({ path: target, alt: node.alt ?? '' });
      if (node.alt && !inHeading) say(` ${node.alt} `);
    }
    if (node.type === 'mdxjsEsm') imports.push(...Array.from(node.value.matchAll(IMPORT), ([, path = '']) => path));
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const words = wordsOfElement(node);
      if (words && !inHeading) say(` ${words}\n`);
      const path = texts.get(node.name ?? '');
      if (path !== undefined) bring(path);
    }
    const children: readonly MdastNode[] = 'children' in node ? node.children : [];
    for (const [index, child] of children.entries()) {
      visit(child, inHeading || node.type === 'heading');
      if (!inHeading && areApart(child, children[index + 1])) say('\n');
    }
    if (endsLine(node)) say('\n');
  };
  visit(tree);

  const closed = sections.map(({ parts, ...section }) => ({ ...section, text: collapse(parts.join('')) }));
  const shown = closed.filter(({ id, text }) => id || text);
  const words = shown.reduce((sum, { heading, text }) => sum + countWords(heading) + countWords(text), 0);
  return { sections: shown, words, links, images, imports };
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

type OpenSection = Omit<Section, 'text'> & { readonly parts: string[] };
type Words = Extract<MdastNode, { type: 'text' | 'code' | 'inlineCode' }>;

/** True for a node whose words are shown; of a formula only its signs are. */
function holdsText(node: MdastNode): node is Words {
  if (node.type === 'code') return !isFormula(node.lang ?? '');
  return node.type === 'text' || node.type === 'inlineCode';
}

/** A path from the folder of one file, written from that of another. */
function rebase(path: string, file: string, to: string): string {
  return isRelative(path) ? posix.join(posix.relative(posix.dirname(to), posix.dirname(file)), path) : path;
}

/** Find the fragment of each heading, in their order; one that the page does not have is without a fragment. */
function createFragments(rendered: readonly RenderedHeading[]): (words: string, isExact: boolean) => string {
  if (rendered.length === 0) return createSlugger({});
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  let next = 0;
  return (words, isExact) => {
    // A rendered heading may go on where the text does not: with what a component writes.
    const found = rendered.findIndex(
      ({ text }, index) =>
        index >= next && (isExact ? sameWords(bare(text), bare(words)) : bare(text).startsWith(bare(words))),
    );
    if (found < 0) return '';
    next = found + 1;
    return rendered[found]?.slug ?? '';
  };
}

/** True for the same letters, and for those with the number of a note behind them. */
function sameWords(shown: string, written: string): boolean {
  return shown.startsWith(written) && /^\d*$/.test(shown.slice(written.length));
}

function collapse(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

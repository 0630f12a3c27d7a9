import type { MdastNode } from 'satteri';
import { emptyHeadings, leavesOutEmpty } from './empty-sections.ts';
import { READING } from './features.ts';
import { createSlugger, type PageFacts } from './heading-ids.ts';
import { fragmentWordsOf } from './heading-words.ts';
import { findExcesses } from './limits.ts';
import { type CodePiece, codePiecesIn } from './mdx-code.ts';
import { idOnPage } from './own-ids.ts';
import { type Prose, readProse } from './prose.ts';
import { readMarkdown } from './reading.ts';
import { addressesIn, brokenTagsIn, namedIn, type Tag, tagsIn } from './tags.ts';
import { definitionsIn, isRun, plainText, type Range, rangeOf, rawImagesIn, targetOf } from './tree.ts';

export interface Heading extends Range {
  readonly depth: number;
  readonly text: string;
  /** The fragment that the page will have; empty when the page leaves the heading out. */
  readonly id: string;
}

/** The text of an entry as the content check sees it: everything with its place. */
export interface Text {
  readonly prose: readonly Prose[];
  readonly headings: readonly Heading[];
  /** Links by their targets as written, definitions resolved. */
  readonly links: readonly (Range & { readonly target: string })[];
  /** Whatever else of a tag may be an address, whether or not its page has it. */
  readonly addresses: readonly (Range & { readonly target: string })[];
  /** Targets of definitions, whether or not a link uses them. */
  readonly definedTargets: readonly (Range & { readonly target: string })[];
  readonly images: readonly (Range & { readonly path: string; readonly alt: string })[];
  /** Images of raw HTML, which no pipeline sees. */
  readonly rawImages: readonly (Range & { readonly path: string })[];
  /** Everything that an MDX file imports. */
  readonly imports: readonly (Range & { readonly path: string })[];
  /** Fragments that raw HTML or JSX names with `id` or `name`: as links of the text write them, and as the page has them. */
  readonly ids: readonly string[];
  /** Ids of tags that get another one, since the page around the text has them itself. */
  readonly takenIds: readonly (Range & { readonly id: string })[];
  /** Code, in blocks and lines. */
  readonly code: readonly (Range & { readonly text: string })[];
  /** Comments, with the range that a word in them is about: the block around, or the block after a comment alone. */
  readonly comments: readonly (Range & { readonly text: string; readonly about: Range })[];
  /** What goes beyond a limit. */
  readonly excesses: readonly { readonly message: string; readonly offset: number }[];
  /** Tags of HTML and components, as far as the text writes them itself. */
  readonly tags: readonly Tag[];
  /** What an MDX text imports, exports and defines: its code outside of elements. */
  readonly definitions: string;
  /** Code of an MDX text, wherever it stands. */
  readonly expressions: readonly CodePiece[];
  /** True when components take part, so that the page may hold more than the text shows. */
  readonly hasComponents: boolean;
}

const IMPORT = /\bfrom\s+['"]([^'"]+)['"]|\bimport\s+['"]([^'"]+)['"]/g;
/** One that is never closed goes on to the end, so that each sign is looked at once. */
const COMMENT = /<!--([\s\S]*?)(?:-->|$)/g;
const ID = /\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/**
 * Read a Markdown text with positions; MDX by the file's name. The caller has made sure that it can be parsed.
 *
 * @param facts the front matter, by which the page around the text takes some fragments for itself.
 * @throws when MDX syntax cannot be parsed.
 */
export function readText(body: string, file: string, facts: PageFacts = {}): Text {
  const tree = readMarkdown(body, { isMdx: file.endsWith('.mdx'), features: READING });
  const excesses = findExcesses(tree);
  const found = {
    prose: [] as Prose[],
    headings: [] as Heading[],
    links: [] as (Range & { target: string })[],
    addresses: [] as (Range & { target: string })[],
    definedTargets: [] as (Range & { target: string })[],
    images: [] as (Range & { path: string; alt: string })[],
    rawImages: [] as (Range & { path: string })[],
    imports: [] as (Range & { path: string })[],
    ids: [] as string[],
    takenIds: [] as (Range & { id: string })[],
    code: [] as (Range & { text: string })[],
    comments: [] as (Range & { text: string; about: Range })[],
    tags: [] as Tag[],
    definitions: '',
    expressions: [] as CodePiece[],
    hasComponents: false,
  };
  if (excesses.length > 0) return { ...found, excesses };

  const definitions = definitionsIn(tree);
  const slug = createSlugger(facts);
  const leftOut = leavesOutEmpty(facts) ? emptyHeadings(tree) : new Set<MdastNode>();
  const visit = (node: MdastNode, run: Range | undefined, next: Range | undefined, isQuoted: boolean): void => {
    const range = rangeOf(node);
    const holdsText = isRun(node);
    if (node.type === 'heading') {
      const id = leftOut.has(node) ? '' : slug(fragmentWordsOf(node));
      found.headings.push({ ...range, depth: node.depth, text: plainText(node), id });
    }
    if (holdsText && !isQuoted) found.prose.push(readProse(node, body, found.headings.length - 1));
    if (node.type === 'code' || node.type === 'inlineCode') found.code.push({ ...range, text: node.value });
    const target = targetOf(node, definitions);
    if (target !== undefined && (node.type === 'link' || node.type === 'linkReference')) {
      found.links.push({ ...range, target });
    }
    if (target !== undefined && (node.type === 'image' || node.type === 'imageReference')) {
      found.images.push({ ...range, path: target, alt: node.alt ?? '' });
    }
    if (node.type === 'definition') found.definedTargets.push({ ...range, target: node.url });
    for (const tag of tagsIn(node, body)) {
      found.tags.push(tag);
      found.hasComponents ||= tag.isComponent;
      const id = tag.isComponent ? undefined : tag.attributes.get('id');
      if (id !== undefined && idOnPage(id, facts) !== id) found.takenIds.push({ from: tag.from, to: tag.to, id });
      found.links.push(...placed(tag, addressesIn(tag)));
      found.addresses.push(...placed(tag, namedIn(tag)));
    }
    if (node.type === 'html') {
      found.addresses.push(...brokenTagsIn(node.value, range).flatMap((tag) => placed(tag, namedIn(tag))));
    }
    found.rawImages.push(...rawImagesIn(node).map((path) => ({ ...range, path })));
    if (node.type === 'mdxjsEsm') {
      found.definitions += `${node.value}\n`;
      const paths = Array.from(node.value.matchAll(IMPORT), ([, from, bare]) => from ?? bare ?? '');
      found.imports.push(...paths.map((path) => ({ ...range, path })));
    }
    if (/^mdx(Jsx|.*Expression)/.test(node.type)) {
      const source = body.slice(range.from, range.to);
      if (node.type.startsWith('mdxJsx')) {
        found.ids.push(...idsIn(source.slice(0, source.indexOf('>') + 1)));
      }
      const comment = /^\{\/\*([\s\S]*)\*\/\}$/.exec(source)?.[1];
      if (comment !== undefined) {
        const about = run ?? { from: range.from, to: next?.to ?? range.to };
        found.comments.push({ ...range, text: comment, about });
      }
    }
    if (node.type === 'html') {
      found.ids.push(...idsIn(node.value.replace(COMMENT, '')));
      // With words behind it a comment is about those, and not about the next block.
      const isAlone = node.value.replace(COMMENT, '').trim() === '';
      const about = run ?? { from: range.from, to: isAlone && next ? next.to : range.to };
      for (const { 1: text = '' } of node.value.matchAll(COMMENT)) found.comments.push({ ...range, text, about });
    }
    if (!('children' in node)) return;
    const children: readonly MdastNode[] = node.children;
    const quotes = isQuoted || node.type === 'blockquote';
    for (const [index, child] of children.entries()) {
      const after = children[index + 1];
      found.expressions.push(...codePiecesIn(child, node));
      visit(child, holdsText ? range : run, after && rangeOf(after), quotes);
    }
  };
  visit(tree, undefined, undefined, false);
  return { ...found, ids: found.ids.flatMap((id) => [...new Set([id, idOnPage(id, facts)])]), excesses };
}

function placed({ from, to }: Range, targets: readonly string[]) {
  return targets.map((target) => ({ from, to, target }));
}

function idsIn(html: string): string[] {
  return Array.from(html.matchAll(ID), ([, double, single, bare]) => double ?? single ?? bare ?? '');
}

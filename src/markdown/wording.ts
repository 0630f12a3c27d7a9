import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { languageOf } from './languages.ts';
import { assertParsable, findExcesses } from './limits.ts';
import { definitionsIn, isCodeComment, targetOf } from './tree.ts';

const COMMENT = /<!--[\s\S]*?(-->|$)/g;
/** Stand around what markup encloses; no text has characters for private use next to spaces that matter. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const EDGE = /\s*([\uE000\uE001])\s*/g;

/**
 * Write a Markdown text in a form that is equal for texts that say the same: without comments, line breaks, the choice
 * between equal markup, and the ticks of task lists, which are meant to be set later.
 */
export function wordingOf(body: string, file: string): string {
  const isMdx = file.endsWith('.mdx');
  try {
    assertParsable(body, isMdx);
    const tree = (isMdx ? mdxToMdast : markdownToMdast)(body, { features: { frontmatter: false } });
    if (findExcesses(tree).length === 0) {
      return collapse(write(tree, definitionsIn(tree)))
        .replace(EDGE, '$1')
        .trim();
    }
  } catch {
    // A text that cannot be parsed is a problem of its own, and can still be compared as it is written.
  }
  return collapse(body.replace(COMMENT, '')).trim();
}

function write(node: MdastNode, definitions: ReadonlyMap<string, string>): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return ' ';
  if (node.type === 'definition') return '';
  const value = writtenIn(node);
  if (value === '') return '';
  const children = 'children' in node ? node.children.map((child) => write(child, definitions)).join('') : '';
  const facts = [
    node.type.replace('Reference', ''),
    'depth' in node ? node.depth : '',
    'ordered' in node && node.ordered ? 'ordered' : '',
    'lang' in node && node.lang ? (languageOf(node.lang) ?? node.lang.toLowerCase()) : '',
    'alt' in node ? node.alt : '',
    targetOf(node, definitions)?.replace(isPicture(node) ? /^(?![a-z]+:|\/).*\// : /$^/, '') ?? '',
    'attributes' in node ? JSON.stringify(node.attributes, withoutPosition) : '',
  ];
  return `${OPEN}${facts.join(' ').trim()} ${value ?? ''}${children}${CLOSE}`;
}

/** What a leaf holds; empty when that is only a comment, undefined when the node is not a leaf. */
function writtenIn(node: MdastNode): string | undefined {
  if (!('value' in node)) return undefined;
  if (node.type === 'html') return node.value.replace(COMMENT, '').trim();
  if (/^mdx.*Expression$/.test(node.type) && (isCodeComment(node.value) || node.value.trim() === '')) return '';
  return node.value;
}

/** The folder of a picture changes when an entry becomes a folder; the picture does not. */
function isPicture({ type }: MdastNode): boolean {
  return type === 'image' || type === 'imageReference';
}

function withoutPosition(key: string, value: unknown): unknown {
  return key === 'position' || key === 'data' ? undefined : value;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ');
}

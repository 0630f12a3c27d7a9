import type { HastNode, MdastNode } from 'satteri';
import { setFormulas } from './equations.ts';
import { FormulaError } from './formula.ts';
import { isCodeComment } from './tree.ts';

/** Stands for what is not a word of a heading: the number of a footnote, a comment. */
const GONE = '\0';
const HYPHENS = /-{2,}/g;

/** The words of a heading of the page. Numbers of footnotes are none; of a heading that is a picture, the words for it. */
export function shownWords(heading: Readonly<HastNode>): string {
  return tidy(inPage(heading, (text) => text)).trim() || altIn(heading);
}

/** What makes the fragment of a heading of the page: a footnote does not change it, nor does the way in which a dash is set. */
export function fragmentWords(heading: Readonly<HastNode>): string {
  return tidy(inPage(heading, withoutHyphens));
}

/** The same for a heading of a text. */
export function fragmentWordsOf(heading: MdastNode): string {
  return tidy(inText(heading));
}

function inPage(node: Readonly<HastNode>, set: (text: string) => string): string {
  if (node.type === 'text') return set(node.value);
  if (node.type === 'comment') return GONE;
  if (node.type === 'element') {
    if (node.properties.dataFootnoteRef !== undefined) return GONE;
    if (node.tagName === 'code') return node.children.map((child) => inPage(child, (text) => text)).join('');
  }
  if ('children' in node) return node.children.map((child) => inPage(child, set)).join('');
  if (!('value' in node)) return '';
  return isCodeComment(node.value) ? GONE : node.value;
}

function inText(node: MdastNode): string {
  switch (node.type) {
    case 'text':
      return withoutHyphens(node.value);
    case 'html':
      return node.value.startsWith('<!--') ? GONE : '';
    case 'footnoteReference':
      return GONE;
    case 'image':
      return '';
    case 'inlineMath':
      return wordsOfFormula(node.value);
    default:
      if ('children' in node) return node.children.map(inText).join('');
      if (!('value' in node)) return '';
      return isCodeComment(node.value) ? GONE : node.value;
  }
}

/** Some hyphens are a dash on the page, and a dash is in no fragment. */
function withoutHyphens(text: string): string {
  return text.replace(HYPHENS, '');
}

/** A formula has the words that it is drawn with; one that cannot be drawn keeps the page from being there. */
function wordsOfFormula(tex: string): string {
  const [set] = setFormulas([{ tex, isBlock: false }]);
  return set === undefined || set instanceof FormulaError ? tex : inPage(set, (text) => text);
}

/** Nothing is left of what is gone, not even the space before it. */
function tidy(words: string): string {
  return words.includes(GONE) ? words.replace(/\s*\0/g, '').trim() : words;
}

function altIn(node: Readonly<HastNode>): string {
  if (node.type === 'element' && typeof node.properties.alt === 'string') return node.properties.alt.trim();
  return 'children' in node ? node.children.map(altIn).filter(Boolean).join(' ') : '';
}

import type { MdastNode } from 'satteri';
import { isBlockElement, isElementName } from './html-elements.ts';

/** Blocks of Markdown that end a line of text; all others run on. */
const BLOCKS = new Set([
  ...['paragraph', 'heading', 'code', 'tableCell', 'listItem', 'descriptionTerm', 'blockquote', 'footnoteDefinition'],
  ...['break', 'mdxJsxFlowElement'],
]);
/** The name in a tag of raw HTML, which may close an element. */
const TAG_NAME = /^<\/?([a-z][a-z0-9]*)/i;

/** True for a node after which what follows stands apart on the page, as after a paragraph, a cell or a `<br>`. */
export function endsLine(node: MdastNode): boolean {
  if (node.type === 'html') return isApart(TAG_NAME.exec(node.value)?.[1]?.toLowerCase());
  return BLOCKS.has(node.type) || isApart(elementName(node));
}

/** True for two components without a space between them, such as the tabs of a row: words of one do not run into the other. */
export function areApart(node: MdastNode, next: MdastNode | undefined): boolean {
  return isComponent(node) && next !== undefined && isComponent(next);
}

function isApart(name: string | null | undefined): boolean {
  return name === 'br' || isBlockElement(name ?? '');
}

function isComponent(node: MdastNode): boolean {
  const name = elementName(node);
  return typeof name === 'string' && !isElementName(name);
}

/** Undefined for what is not an element of MDX; null for one without a name, which only holds others. */
function elementName(node: MdastNode): string | null | undefined {
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement' ? node.name : undefined;
}

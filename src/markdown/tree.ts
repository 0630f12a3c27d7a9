import type { MdastNode } from 'satteri';

/** A stretch of the body: UTF-16 offsets, end exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export type Parent = Extract<MdastNode, { children: unknown[] }>;

/** Blocks that hold running text. */
const RUNS = new Set(['paragraph', 'heading', 'tableCell', 'descriptionTerm']);
/** What words stand in where they have no block around them. */
const WORDS = new Set(['text', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'textDirective']);
/** Up to the first end of a comment, so that each sign is looked at once. */
const CODE_COMMENT = /^(?:\s*\/\*(?:(?!\*\/)[\s\S])*\*\/)+\s*$/;
/** No tag reaches into the next, so that many without an end are looked at once. */
const RAW_IMAGE = /<img\b(?:(?!<img\b)[^>])*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Link definitions of a text, the first of each name. */
export function definitionsIn(node: MdastNode, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url);
  if ('children' in node) for (const child of node.children) definitionsIn(child, found);
  return found;
}

/** Where a link or image leads, its own or through a reference. */
export function targetOf(node: MdastNode, definitions: ReadonlyMap<string, string>): string | undefined {
  if (node.type === 'link' || node.type === 'image') return node.url;
  if (node.type === 'linkReference' || node.type === 'imageReference') return definitions.get(node.identifier);
  return undefined;
}

/** True for an expression of MDX that is only a comment. */
export function isCodeComment(expression: string): boolean {
  return CODE_COMMENT.test(expression);
}

/** The words of a node, without pictures, comments and raw HTML. */
export function plainText(node: MdastNode): string {
  if (node.type === 'mdxTextExpression' && isCodeComment(node.value)) return '';
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if (node.type === 'image') return '';
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

/** Paths of `<img>` in raw HTML, outside comments, or in MDX. */
export function rawImagesIn(node: MdastNode): string[] {
  if (node.type === 'html') {
    const shown = node.value.replace(/<!--[\s\S]*?(-->|$)/g, '');
    return Array.from(shown.matchAll(RAW_IMAGE), ([, double, single, bare]) => double ?? single ?? bare ?? '');
  }
  if ((node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') || node.name !== 'img') return [];
  return node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && attribute.name === 'src' && typeof attribute.value === 'string'
      ? attribute.value
      : [],
  );
}

/** Where a node stands in the text that it was read from. */
export function rangeOf(node: MdastNode): Range {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}

/** True for a block that holds running text itself. */
export function isRun(node: MdastNode): node is Parent {
  if (node.type !== 'mdxJsxFlowElement') return RUNS.has(node.type);
  const children: readonly MdastNode[] = node.children;
  // A component on a line of its own holds its words without a paragraph around them.
  return children.some(({ type }) => WORDS.has(type));
}

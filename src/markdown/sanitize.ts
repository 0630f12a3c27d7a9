import { find, html } from 'property-information';
import { defineHastPlugin, type HastNode } from 'satteri';
import { isElementName, isRefusedElement, isTextAttribute, isTextElement } from './html-elements.ts';
import { isJsx, type Jsx } from './jsx-elements.ts';

type Element = Extract<HastNode, { type: 'element' }>;
type Content = Element['children'][number];

const URL_ATTRIBUTES = ['href', 'src', 'cite', 'poster', 'srcSet', 'longDesc'];
const ALIGNED = /^\s*text-align:\s*(left|center|right)\s*;?\s*$/i;
const SAFE_URL = /^(https?:|mailto:|tel:|[^:]*$|[^:/?#]*[/?#])/i;
/** Blocks that a text may have around other blocks and words. */
const BLOCK =
  /^(?:address|article|aside|blockquote|details|div|dl|fig.*|footer|h[1-6r]|header|nav|ol|p|pre|section|table|ul)$/;

/**
 * Let only those elements and attributes of raw HTML through that `html-elements.ts` names: no scripts, frames, forms, event
 * handlers, inline styles, `javascript:` addresses. The words in any other element stay. The alignment of a table's column,
 * which the parser writes as an inline style, becomes a class: `align-right`.
 */
export const sanitize = defineHastPlugin({
  name: 'afterword-sanitize-3',
  before(root, ctx) {
    const visit = (node: Readonly<Content>): void => {
      if (!isClean(node)) ctx.replaceNode(node, clean(node));
      else if ('children' in node) node.children.forEach(visit);
    };
    for (const node of root.children) if (node.type !== 'doctype' && node.type !== 'mdxjsEsm') visit(node);
  },
});

/** What stays of a node: itself, as another element or without some attributes, or nothing. */
function clean(node: Readonly<Content>): Content[] {
  if (node.type === 'comment' || isRefused(node)) return [];
  if (!('children' in node)) return [node];
  const children = node.children.flatMap(clean);
  if (node.type !== 'element') {
    return [{ ...node, attributes: node.attributes.filter((one) => isKept(node.name, one)), children }];
  }
  if (isTextElement(node.tagName)) return [{ ...node, properties: propertiesOf(node), children }];
  const tagName = holdsBlocks(node) ? 'div' : 'span';
  return [{ ...node, tagName, properties: propertiesOf({ ...node, tagName }), children }];
}

/** True for a node that stays as it is, whatever is in it. */
function isClean(node: Readonly<Content>): boolean {
  if (node.type === 'comment' || isRefused(node)) return false;
  if (isJsx(node)) return node.attributes.every((one) => isKept(node.name, one));
  if (node.type !== 'element') return true;
  const kept = propertiesOf(node);
  return isTextElement(node.tagName) && Object.entries(node.properties).every(([key, value]) => kept[key] === value);
}

function isRefused(node: Readonly<HastNode>): boolean {
  if (isJsx(node)) return isElementName(node.name) && isRefusedElement(node.name);
  if (node.type !== 'element') return false;
  const { tagName, properties } = node;
  // Task lists are the one place where Markdown itself makes a form control.
  const taskBox = tagName === 'input' && properties.type === 'checkbox' && properties.disabled === true;
  return isRefusedElement(tagName) && !taskBox;
}

function holdsBlocks({ children }: Readonly<Element>): boolean {
  return children.some((child) => child.type === 'element' && (BLOCK.test(child.tagName) || holdsBlocks(child)));
}

/** True for an attribute that JSX keeps: of a component any. */
function isKept(name: string | null, attribute: Jsx['attributes'][number]): boolean {
  if (!isElementName(name) || attribute.type !== 'mdxJsxAttribute') return true;
  return isTextAttribute(name, find(html, attribute.name).property);
}

function propertiesOf({ tagName, properties }: Readonly<Element>): Element['properties'] {
  const kept = Object.entries(properties).filter(([key, value]) => {
    const isUnsafeUrl = URL_ATTRIBUTES.includes(key) && !SAFE_URL.test(String(value).replace(/[\s\p{Cc}]/gu, ''));
    return !isUnsafeUrl && isTextAttribute(tagName, key);
  });
  const side = tagName === 'td' || tagName === 'th' ? alignmentOf(properties) : undefined;
  if (side === undefined) return Object.fromEntries(kept);
  const names = Array.isArray(properties.className) ? properties.className : [];
  return { ...Object.fromEntries(kept), className: [...names, `align-${side}`] };
}

/** To which side a cell is aligned, by its column or by an `align` of raw HTML. */
function alignmentOf({ style, align = '' }: Element['properties']): string | undefined {
  return ALIGNED.exec(typeof style === 'string' ? style : `text-align:${align}`)?.[1]?.toLowerCase();
}

import { find, html } from 'property-information';
import { defineHastPlugin, type HastNode } from 'satteri';
import { alignmentClass } from './alignment.ts';
import { isElementName, isRefusedElement, isTextAttribute, isTextElement } from './html-elements.ts';
import { asWritten, isJsx, type Jsx } from './jsx.ts';
import { holdsBlocks } from './paragraphs.ts';
import { isSafeAddress } from './schemes.ts';

type Element = Extract<HastNode, { type: 'element' }>;
type Content = Element['children'][number];

const URL_ATTRIBUTES = ['href', 'src', 'cite', 'poster', 'srcSet', 'longDesc'];

/**
 * Let only those elements and attributes of raw HTML through that `html-elements.ts` names: no scripts, frames, forms, event
 * handlers, inline styles, `javascript:` addresses. The words in any other element stay. The side to which a block, a picture or
 * a column of a table is aligned becomes a class: `align-right`.
 */
export const sanitize = defineHastPlugin({
  name: 'afterword-sanitize-5',
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
    return [asWritten({ ...node, attributes: attributesOf(node), children })];
  }
  const properties = propertiesOf(node);
  if (isTextElement(node.tagName)) return [{ ...node, properties, children }];
  const tagName = node.tagName === 'center' || holdsBlocks(node) ? 'div' : 'span';
  return [{ ...node, tagName, properties, children }];
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

function attributesOf({ name, attributes }: Readonly<Jsx>): Jsx['attributes'] {
  const kept = attributes.filter((one) => isKept(name, one));
  if (!isElementName(name)) return kept;
  const valueAt = (key: string) => attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === key)?.value;
  const alignment = alignmentClass(name, { align: valueAt('align'), style: valueAt('style') });
  const own = valueAt('class');
  // Of a class that is code nothing is known.
  if (alignment === undefined || (typeof own === 'object' && own !== null)) return kept;
  const value = [own, alignment].filter(Boolean).join(' ');
  const others = kept.filter((one) => one.type !== 'mdxJsxAttribute' || one.name !== 'class');
  return [...others, { type: 'mdxJsxAttribute', name: 'class', value }];
}

/** True for an attribute that JSX keeps: of a component any. */
function isKept(name: string | null, attribute: Jsx['attributes'][number]): boolean {
  if (!isElementName(name) || attribute.type !== 'mdxJsxAttribute') return true;
  const { property } = find(html, attribute.name);
  return isTextAttribute(name, property) && (typeof attribute.value !== 'string' || isSafe(property, attribute.value));
}

function isSafe(property: string, value: unknown): boolean {
  return !URL_ATTRIBUTES.includes(property) || isSafeAddress(String(value));
}

function propertiesOf({ tagName, properties }: Readonly<Element>): Element['properties'] {
  const kept = Object.entries(properties).filter(([key, value]) => {
    return isTextAttribute(tagName, key) && isSafe(key, value);
  });
  const alignment = alignmentClass(tagName, properties);
  if (alignment === undefined) return Object.fromEntries(kept);
  const names = Array.isArray(properties.className) ? properties.className : [];
  return { ...Object.fromEntries(kept), className: [...names, alignment] };
}

import { find, html } from 'property-information';
import { defineHastPlugin, type HastNode } from 'satteri';
import { isElementName } from './html-elements.ts';

export type Jsx = Extract<HastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
type Element = Extract<HastNode, { type: 'element' }>;
type Content = Element['children'][number];

/**
 * Make elements of the HTML that an MDX text writes itself, so that whatever follows treats it as in Markdown. Components stay,
 * and so does an element with an attribute that is code: its value is known only when the page is rendered. An `<img>` stays
 * too, since the pictures of Markdown are drawn by a component that has no place for its attributes.
 */
export const jsxElements = defineHastPlugin({
  name: 'afterword-jsx-elements-1',
  before(root, ctx) {
    if (ctx.sourceFormat !== 'mdx') return;
    const visit = (node: Readonly<HastNode>): void => {
      const element = isJsx(node) ? toElement(node) : undefined;
      if (element) ctx.replaceNode(node, element);
      else if ('children' in node) node.children.forEach(visit);
    };
    visit(root);
  },
});

/** True for HTML or a component that an MDX text writes. */
export function isJsx(node: Readonly<HastNode>): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The element that a JSX element stands for; undefined for a component, and for one with code in its attributes. */
function toElement({ name, attributes, children }: Readonly<Jsx>): Element | undefined {
  if (!isElementName(name) || name === 'img') return undefined;
  const properties: Element['properties'] = {};
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') return undefined;
    const { value } = attribute;
    if (typeof value === 'object' && value !== null) return undefined;
    const { property, spaceSeparated } = find(html, attribute.name);
    properties[property] = spaceSeparated ? (value ?? '').split(/\s+/).filter(Boolean) : (value ?? true);
  }
  return { type: 'element', tagName: name, properties, children: children.map(convert) };
}

/** The same content with elements for JSX, however deep it is. */
function convert(node: Content): Content {
  const element = isJsx(node) ? toElement(node) : undefined;
  if (element) return element;
  return 'children' in node ? { ...node, children: node.children.map(convert) } : node;
}

import { find, html } from 'property-information';
import { defineHastPlugin, type HastNode } from 'satteri';
import { isElementName } from './html-elements.ts';
import { asWritten, isJsx, type Jsx } from './jsx.ts';
import { holdsBlocks, partParagraph, withoutParagraphs } from './paragraphs.ts';

type Element = Extract<HastNode, { type: 'element' }>;
type Content = Element['children'][number];

/**
 * Make elements of the HTML that an MDX text writes itself, so that whatever follows treats it as in Markdown, and take it out
 * of paragraphs that it may not stand in. Components stay, and so does an element with an attribute that is code: its value is
 * known only when the page is rendered. An `<img>` stays too, since the pictures of Markdown are drawn by a component that has
 * no place for its attributes.
 */
export const jsxElements = defineHastPlugin({
  name: 'afterword-jsx-elements-2',
  before(root, ctx) {
    if (ctx.sourceFormat !== 'mdx') return;
    const visit = (node: Readonly<Content>): void => {
      if (isJsx(node) || (node.type === 'element' && node.tagName === 'p' && holdsBlocks(node))) {
        ctx.replaceNode(node, convert(node));
      } else if ('children' in node) node.children.forEach(visit);
    };
    for (const node of root.children) if (node.type !== 'doctype' && node.type !== 'mdxjsEsm') visit(node);
  },
});

/** The same content with elements for JSX and no block in a paragraph, however deep it is. */
function convert(node: Readonly<Content>): Content[] {
  if (!('children' in node)) return [node];
  const same = { ...node, children: node.children.flatMap(convert) };
  if (!isJsx(same)) return partParagraph(same);
  const element = toElement(same);
  return [element ? withoutParagraphs(element) : asWritten(withoutParagraphs(same))];
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
  return { type: 'element', tagName: name, properties, children };
}

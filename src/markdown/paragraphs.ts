import type { HastNode } from 'satteri';
import { isBlockElement } from './html-elements.ts';
import { isJsx, type Jsx } from './jsx.ts';

type Element = Extract<HastNode, { type: 'element' }>;
type Content = Element['children'][number];

/** Components that draw blocks. What others draw is known only when the page is rendered. */
const BLOCK_COMPONENTS = new Set(['Callout', 'Embed', 'Figure', 'Video']);
/** Elements that hold words and no blocks. */
const WORDS = new Set(
  'abbr b cite code dfn em h1 h2 h3 h4 h5 h6 i kbd mark p q s small span strong sub summary sup u var'.split(' '),
);

/** True for an element with a block in it, however deep. */
export function holdsBlocks({ children }: Readonly<Element>): boolean {
  return children.some(isBlock);
}

/**
 * Part a paragraph where blocks stand in it: MDX makes one paragraph of `<summary>` and the line below it, and a browser finds
 * no summary in there.
 */
export function partParagraph(paragraph: Readonly<Element>): Content[] {
  if (paragraph.tagName !== 'p' || !holdsBlocks(paragraph)) return [paragraph];
  const parts: Content[] = [];
  let words: Content[] = [];
  const end = () => {
    const children = trimmed(words);
    if (children.length > 0) parts.push({ ...paragraph, children });
    words = [];
  };
  for (const child of paragraph.children) {
    if (!isBlock(child)) words.push(child);
    else {
      end();
      parts.push(child);
    }
  }
  end();
  return parts;
}

/** Take the paragraph away that MDX makes of a line of its own within an element that holds words. */
export function withoutParagraphs<Node extends Element | Jsx>(node: Node): Node {
  const name = nameOf(node);
  if (name === undefined || !WORDS.has(name)) return node;
  const inner = node.children.filter((child) => !isBlank(child));
  const [only] = inner;
  if (inner.length === 1 && only && isParagraph(only)) return { ...node, children: only.children };
  // A paragraph around several is what a division is.
  if (node.type === 'element' && name === 'p' && inner.some(isParagraph)) return { ...node, tagName: 'div' };
  return node;
}

/** True for what ends a paragraph that it stands in, by itself or by what is in it. */
function isBlock(node: Readonly<Content>): boolean {
  const name = nameOf(node);
  if (name === undefined || !('children' in node)) return false;
  return isBlockElement(name) || BLOCK_COMPONENTS.has(name) || node.children.some(isBlock);
}

function isParagraph(node: Readonly<Content>): node is Element {
  return node.type === 'element' && node.tagName === 'p';
}

function isBlank(node: Readonly<Content>): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** The same without space at its ends; nothing of what is only space. */
function trimmed(nodes: readonly Content[]): Content[] {
  const inner = nodes.slice(
    nodes.findIndex((node) => !isBlank(node)),
    nodes.findLastIndex((node) => !isBlank(node)) + 1,
  );
  return inner.map((node, index) => {
    if (node.type !== 'text') return node;
    const value = index === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: index === inner.length - 1 ? value.trimEnd() : value };
  });
}

function nameOf(node: Readonly<Content>): string | undefined {
  if (node.type === 'element') return node.tagName;
  return isJsx(node) ? (node.name ?? undefined) : undefined;
}

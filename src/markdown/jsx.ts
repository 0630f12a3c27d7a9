import type { HastNode } from 'satteri';

export type Jsx = Extract<HastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** True for HTML or a component that an MDX text writes. */
export function isJsx(node: Readonly<HastNode>): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/**
 * Mark a copy of JSX as written by the text. Without the mark an `<img>` is taken for a picture of Markdown, and drawn by a
 * component that has no place for its attributes; the parser keeps the mark to itself.
 */
export function asWritten<Node extends Jsx>(copy: Node): Node {
  return { ...copy, data: { ...copy.data, _mdxExplicitJsx: true } };
}

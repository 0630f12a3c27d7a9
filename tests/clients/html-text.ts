import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

const BLOCK = /^(blockquote|caption|d[dlt]|div|fig.*|h[1-6r]|li|ol|p|pre|t[dhr]|table|ul)$/;

/** The text of HTML as a browser sets it, a line for each of its innermost blocks. */
export function setText(html: string): string {
  return blocksIn(fromHtml(html, { fragment: true })).join('\n');
}

/** The texts of the innermost blocks; none is empty. */
export function blocksIn(node: Nodes): string[] {
  const blocks = [''];
  const visit = (child: Nodes): void => {
    const isBlock = child.type === 'element' && BLOCK.test(child.tagName);
    if (isBlock) blocks.push('');
    if (child.type === 'text') blocks.push(`${blocks.pop()}${child.value}`);
    if ('children' in child) child.children.forEach(visit);
    if (isBlock) blocks.push('');
  };
  visit(node);
  return blocks.filter((block) => block.trim() !== '');
}

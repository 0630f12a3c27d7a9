import type { ElementContent } from 'hast';
import { element, holdBlocks, text, trimmed } from './nodes.ts';

/** Blocks that newsboat sets like words: without a blank between them, two of them are one word. */
const RUN_ON = new Set(['div', 'figure', 'figcaption']);
/** Elements whose text newsboat and html2text let run into what stands beside them, unless it is a paragraph. */
const CAPTIONS = new Set(['caption', 'figcaption']);

/** Put a line break between a block and what follows it without a blank, where a reader would run them together. */
export function keepApart(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index): ElementContent[] => {
    const before = nodes[index - 1];
    const isGlued =
      before && (isRunOn(before) || isRunOn(node)) && !/\s$/.test(edge(before)) && !/^\s/.test(edge(node));
    return isGlued ? [text('\n'), node] : [node];
  });
}

/** The children of an element, those of a caption as a paragraph. */
export function setCaption(tagName: string, children: ElementContent[]): ElementContent[] {
  if (!CAPTIONS.has(tagName) || children.length === 0 || holdBlocks(children)) return children;
  return [element('p', trimmed(children))];
}

function isRunOn(node: ElementContent): boolean {
  return node.type === 'element' && RUN_ON.has(node.tagName);
}

function edge(node: ElementContent): string {
  return node.type === 'text' ? node.value : '';
}

import type { Element, ElementContent } from 'hast';
import { element, text, textOf } from './nodes.ts';

/** Elements within a line. */
const INLINE = new Set(
  'a abbr b bdi cite code del dfn em i ins kbd mark q s samp small strong sub sup time u var'.split(' '),
);
const SIGNS: Readonly<Record<string, string>> = { ins: '+ ', del: '- ' };

/**
 * Write preformatted text so that its lines are lines in every reader: newsboat loses the line breaks at the end of a text right
 * before a tag, html2text (rss2email) those at the edges of an emphasis. So a break stands alone between two elements, or begins
 * the text after one.
 *
 * @param children what is in `<pre>`.
 */
export function keepBreaks(children: readonly ElementContent[]): ElementContent[] {
  const [listing, ...others] = children;
  // The `<code>` that is all of a listing has no text beside it.
  if (listing?.type === 'element' && listing.tagName === 'code' && others.length === 0) {
    return [{ ...listing, children: standAlone(hoist(listing.children)) }];
  }
  return standAlone(hoist(children));
}

/** Begin whole lines that are inserted or deleted with the signs of a diff: few readers show them otherwise. */
export function signLines(children: readonly ElementContent[]): ElementContent[] {
  const texts = children.map(textOf);
  // Empty pieces aside, what stands before and after each.
  const around = (pieces: readonly string[]) => {
    let near = '\n';
    return pieces.map((piece) => {
      const found = near;
      near = piece || near;
      return found;
    });
  };
  const before = around(texts);
  const after = around(texts.toReversed()).toReversed();
  return children.map((node, index) => {
    const endsLine = texts[index]?.endsWith('\n') || after[index]?.startsWith('\n');
    const isWhole = before[index]?.endsWith('\n') && endsLine;
    if (node.type !== 'element') return node;
    const sign = SIGNS[node.tagName];
    if (sign !== undefined) return isWhole ? withSigns(node, sign) : node;
    return node.tagName === 'code' ? { ...node, children: signLines(node.children) } : node;
  });
}

/** An element with a sign before each of its lines that has none. */
function withSigns(node: Element, sign: string): Element {
  const lines = textOf(node).split('\n');
  let begun = 0;
  let isStart = true;
  const visit = (child: ElementContent): ElementContent => {
    if (child.type === 'element') return { ...child, children: child.children.map(visit) };
    if (child.type !== 'text') return child;
    const value = child.value.replace(/[^\n]+\n?|\n/g, (piece) => {
      const line = isStart ? lines[begun++] : sign;
      isStart = piece.endsWith('\n');
      return line?.startsWith(sign) ? piece : sign + piece;
    });
    return { ...child, value };
  };
  return { ...node, children: node.children.map(visit) };
}

/** Move line breaks from the edges of elements within a line to beside them. */
function hoist(nodes: readonly ElementContent[]): ElementContent[] {
  const moved = nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element' || !INLINE.has(node.tagName)) return [node];
    const children = hoist(node.children);
    const [first, last] = [children[0], children.at(-1)];
    const before = first?.type === 'text' ? (/^\n+/.exec(first.value)?.[0] ?? '') : '';
    if (first?.type === 'text') first.value = first.value.slice(before.length);
    const after = last?.type === 'text' ? breaksAtEnd(last.value) : '';
    if (last?.type === 'text') last.value = last.value.slice(0, last.value.length - after.length);
    const kept = children.filter((child) => child.type !== 'text' || child.value !== '');
    const isEmptied = kept.length === 0 && node.children.length > 0;
    return [text(before), ...(isEmptied ? [] : [{ ...node, children: standAlone(kept) }]), text(after)];
  });
  return joinTexts(moved);
}

/** Part the line breaks at the end of a text from the text, where an element follows. */
function standAlone(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index): ElementContent[] => {
    const breaks = node.type === 'text' && index < nodes.length - 1 ? breaksAtEnd(node.value) : '';
    if (node.type !== 'text' || breaks === '' || breaks === node.value) return [node];
    return [text(node.value.slice(0, -breaks.length)), element('wbr'), text(breaks)];
  });
}

function breaksAtEnd(value: string): string {
  let start = value.length;
  while (value[start - 1] === '\n') start -= 1;
  return value.slice(start);
}

function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if (node.type !== 'text' || node.value !== '') joined.push(node.type === 'text' ? text(node.value) : node);
  }
  return joined;
}

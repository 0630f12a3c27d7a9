import type { Element, ElementContent, Properties } from 'hast';

/** Width of a printed text, on A4 or on Letter, and the least size of type that can be read there (6 pt): CSS pixels. */
const PAPER = { width: 546, type: 8 };
/** What two parts have in common, so that words at an edge are whole in one of them: units of the drawing. */
const OVERLAP = 60;

/**
 * Make a drawing ready for text browsers and for paper: each line of words stands by itself, and what would be too small to read at
 * the width of the text comes a second time, cut into parts that are read from left to right. A style sheet shows the one or the other.
 * `id` is unlike every other one of the page.
 */
export function forPaper(svg: Element, id: string): Element[] {
  const drawn = svg.children.filter((child) => !isTitle(child));
  const titles = svg.children.filter(isTitle);
  const count = countParts(svg);
  const apart = drawn.flatMap(partWords);
  if (count === 1) return [{ ...svg, children: [...titles, ...apart] }];
  const whole = { ...svg, children: [...titles, element('g', { id }, apart)] };
  return [whole, element('div', { className: ['drawing-parts'], hidden: true }, cut(svg, id, count))];
}

/** How many parts it takes for the smallest words to be readable when each part is as wide as the text. */
function countParts(svg: Element): number {
  const { width } = boxOf(svg);
  const widest = (PAPER.width * smallestType(svg)) / PAPER.type;
  return width <= widest ? 1 : Math.ceil((width - OVERLAP) / (widest - OVERLAP));
}

function cut(svg: Element, id: string, count: number): Element[] {
  const { x, y, width, height } = boxOf(svg);
  const part = (width + (count - 1) * OVERLAP) / count;
  return Array.from({ length: count }, (_, index) => {
    const box = [x + index * (part - OVERLAP), y, part, height].map((length) => Math.round(length * 10) / 10);
    return element('svg', { viewBox: box.join(' ') }, [element('use', { href: `#${id}` }, [])]);
  });
}

function smallestType({ properties, children }: Element): number {
  const own = typeof properties.fontSize === 'number' ? properties.fontSize : Number.POSITIVE_INFINITY;
  return Math.min(own, ...children.map((child) => (child.type === 'element' ? smallestType(child) : own)));
}

/** The same words in the same places, as a text for each line, with a break behind it. */
function partWords(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (node.tagName !== 'text') return [{ ...node, children: node.children.flatMap(partWords) }];
  const lines = node.children.flatMap((child) => (child.type === 'element' ? child : []));
  const texts = lines.map((line) => element('text', { ...node.properties, ...line.properties }, line.children));
  return (texts.length > 0 ? texts : [node]).flatMap((text) => [text, { type: 'text', value: '\n' }]);
}

function boxOf({ properties }: Element) {
  const [x = 0, y = 0, width = 0, height = 0] = String(properties.viewBox).split(' ').map(Number);
  return { x, y, width, height };
}

function isTitle(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'title' || node.tagName === 'desc');
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

import type { Element, ElementContent } from 'hast';
import { type Box, boxAround, ellipseIn, type Point } from '../layout/geometry.ts';
import { TYPE, widthOf } from '../layout/measure.ts';

/** A line of words of a drawing, and the room that it takes. */
export interface DrawnWords {
  readonly words: string;
  readonly box: Box;
  /** What has a higher number is painted over what has a lower one. */
  readonly order: number;
}

/** A line or a closed shape of a drawing. */
export interface DrawnShape {
  readonly tagName: string;
  readonly points: readonly Point[];
  readonly properties: Element['properties'];
  /** Whether it is the first of what belongs together: a frame around the rest. */
  readonly isFirst: boolean;
  readonly order: number;
}

/** What is seen in a drawing, in the order in which it is painted. */
export interface Drawn {
  readonly words: readonly DrawnWords[];
  readonly shapes: readonly DrawnShape[];
}

/** Read a drawing as it is seen: from the places of its words and shapes alone. */
export function readDrawing(drawn: readonly ElementContent[]): Drawn {
  const words: DrawnWords[] = [];
  const shapes: DrawnShape[] = [];
  let order = 0;
  const visit = (node: ElementContent, around: Element['properties'], isFirst: boolean): void => {
    if (node.type !== 'element' || node.tagName === 'title' || node.tagName === 'desc') return;
    const properties = { ...around, ...node.properties };
    const points = pointsOf(node);
    order++;
    if (points.length > 0) shapes.push({ tagName: node.tagName, points, properties: node.properties, isFirst, order });
    for (const [index, child] of node.children.entries()) {
      if (child.type === 'text') words.push({ words: child.value, box: boxOfWords(child.value, properties), order });
      else visit(child, node.tagName === 'text' ? properties : {}, index === 0);
    }
  };
  for (const node of drawn) visit(node, {}, false);
  return { words, shapes };
}

/** The box around all that is seen. */
export function extentOf({ words, shapes }: Drawn): Box {
  return boxAround([...shapes.flatMap(({ points }) => points), ...words.flatMap(({ box }) => cornersOf(box))]);
}

function cornersOf({ x, y, width, height }: Box): Point[] {
  return [
    { x, y },
    { x: x + width, y: y + height },
  ];
}

function boxOfWords(words: string, properties: Element['properties']): Box {
  const size = Number(properties.fontSize);
  const width = widthOf(words, { size, isBold: properties.fontWeight === 'bold' });
  const before = properties.textAnchor === 'middle' ? width / 2 : properties.textAnchor === 'end' ? width : 0;
  const height = size * TYPE.leading;
  return { x: Number(properties.x) - before, y: Number(properties.y) - 0.35 * size - height / 2, width, height };
}

function pointsOf({ tagName, properties }: Element): Point[] {
  const number = (name: string): number => Number(properties[name] ?? 0);
  const corners = (box: Box): Point[] => {
    const [right, bottom] = [box.x + box.width, box.y + box.height];
    return [box, { x: right, y: box.y }, { x: right, y: bottom }, { x: box.x, y: bottom }].map(({ x, y }) => ({
      x,
      y,
    }));
  };
  switch (tagName) {
    case 'rect':
      return corners({ x: number('x'), y: number('y'), width: number('width'), height: number('height') });
    case 'line':
      return [
        { x: number('x1'), y: number('y1') },
        { x: number('x2'), y: number('y2') },
      ];
    case 'circle':
    case 'ellipse': {
      const [across, down] = tagName === 'circle' ? [number('r'), number('r')] : [number('rx'), number('ry')];
      return ellipseIn({ x: number('cx') - across, y: number('cy') - down, width: 2 * across, height: 2 * down });
    }
    case 'polygon':
    case 'polyline':
      return Array.from(String(properties.points).matchAll(/(\S+),(\S+)/g), ([, x, y]) => ({
        x: Number(x),
        y: Number(y),
      }));
    default:
      return [];
  }
}

import type { Element, ElementContent } from 'hast';
import { readLines } from '../../../src/markdown/diagrams/comparison/drawn-lines.ts';
import { type Drawn, readDrawing } from '../../../src/markdown/diagrams/comparison/read-drawing.ts';
import { drawDiagram } from '../../../src/markdown/diagrams/draw.ts';
import type { Point } from '../../../src/markdown/diagrams/layout/geometry.ts';
import { DiagramError } from '../../../src/markdown/diagrams/source.ts';

/** What a reader sees in the drawing of a diagram: its words, in the order of the file, and its lines as `from→to`. */
export function shown(code: string): { readonly words: string[]; readonly lines: string[] } {
  const { svg } = drawDiagram(code);
  return { words: wordsIn(svg), lines: readLines(readDrawing(svg.children)).map(({ from, to }) => `${from}→${to}`) };
}

/** Words that are painted; `title` and `desc` are not. */
function wordsIn(node: Element): string[] {
  const visit = (child: ElementContent): string[] => {
    if (child.type === 'text') return [child.value];
    return child.type === 'element' && child.tagName !== 'title' && child.tagName !== 'desc' ? wordsIn(child) : [];
  };
  return node.children.flatMap(visit);
}

/** The message and the line, from 1, with which a diagram is refused. */
export function refused(code: string): { readonly message: string; readonly line: number } {
  try {
    drawDiagram(code);
  } catch (error) {
    if (error instanceof DiagramError) return { message: `${error.message} (${error.hint})`, line: error.line + 1 };
    throw error;
  }
  return { message: 'not refused', line: 0 };
}

/** The signs at both ends of the only line of a drawing, by what they look like, and how the line itself does. */
export function signs(code: string): { readonly start: string; readonly end: string; readonly line: string } {
  const drawn = readDrawing(drawDiagram(code).svg.children);
  const [line] = drawn.shapes.filter(({ tagName }) => tagName === 'polyline');
  const [start, end] = [line?.points[0], line?.points.at(-1)];
  if (!line || !start || !end) throw new Error('there is no line');
  const { strokeDashArray, strokeWidth } = line.properties;
  return {
    start: signAt(drawn, start),
    end: signAt(drawn, end),
    line: strokeDashArray ? 'dotted' : strokeWidth ? 'thick' : 'solid',
  };
}

function signAt({ shapes }: Drawn, tip: Point): string {
  const near = shapes
    .filter(({ tagName, properties }) => tagName !== 'polyline' && properties.stroke === 'var(--drawing-line)')
    .filter(({ properties }) => properties.strokeDashArray === undefined)
    .filter(({ points }) => points.some((point) => distance(point, tip) < 20));
  const seen = near.map(({ tagName, points, properties }): string => {
    const isHollow = properties.fill === 'var(--drawing-bg)';
    if (tagName === 'polygon')
      return `${isHollow ? 'hollow' : 'solid'} ${points.length === 3 ? 'triangle' : 'diamond'}`;
    if (tagName === 'circle') return properties.r === 6 ? 'large ring' : 'ring';
    const [from, to] = points;
    if (!from || !to) return tagName;
    // A bar is square to the line, which in these drawings goes right or down.
    const [across, down] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
    if (across < 0.1 || down < 0.1) return 'bar';
    return distance(from, tip) < 0.2 || distance(to, tip) < 0.2
      ? 'barb'
      : Math.abs(across - down) < 1
        ? 'stroke'
        : 'toe';
  });
  return seen.sort().join(', ');
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

import type { Element, ElementContent, Properties } from 'hast';
import type { Box, Point } from '../layout/geometry.ts';
import { type Face, TYPE } from '../layout/measure.ts';

/** Type in a drawing is a little smaller than that of the text around it. */
const SCALE = 1.2;
/** Room around a drawing for the strokes at its edge. */
const MARGIN = 2;

/** Colours, which the style sheet gives to drawings. */
export const COLOUR = {
  paper: 'var(--drawing-bg)',
  text: 'var(--drawing-text)',
  muted: 'var(--drawing-text-muted)',
  line: 'var(--drawing-line)',
  box: 'var(--drawing-node-fill)',
  edge: 'var(--drawing-node-stroke)',
  group: 'var(--drawing-group-fill)',
  header: 'var(--drawing-group-hdr)',
} as const;

/** The dashes of a lifeline. */
export const LIFELINE = '6 4';

export function shape(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  const rounded = Object.entries(properties).map(([key, value]) => [
    key,
    typeof value === 'number' ? round(value) : value,
  ]);
  return { type: 'element', tagName, properties: Object.fromEntries(rounded), children };
}

/** What belongs together. */
export function group(children: readonly (Element | undefined)[]): Element {
  return shape(
    'g',
    {},
    children.filter((child) => child !== undefined),
  );
}

export function rectangle({ x, y, width, height }: Box, properties: Properties): Element {
  return shape('rect', { x, y, width, height, ...properties });
}

export function polygon(points: readonly Point[], properties: Properties): Element {
  return shape('polygon', { points: pointsOf(points), ...properties });
}

/** A line with bends. */
export function polyline(points: readonly Point[], properties: Properties): Element {
  return shape('polyline', { points: pointsOf(points), fill: 'none', ...properties });
}

export function straight(from: Point, to: Point, properties: Properties): Element {
  return shape('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...properties });
}

/** Words in lines, the middle of which is at a height; `x` is their middle, or where they begin or end. */
export function words(
  label: string,
  at: Point,
  { size, isBold = false, ...looks }: Face & Properties,
  anchor: 'start' | 'middle' | 'end' = 'middle',
): Element | undefined {
  if (label === '') return undefined;
  const lines = label.split('\n');
  const leading = size * TYPE.leading;
  const first = at.y - ((lines.length - 1) / 2) * leading + size * 0.35;
  const properties = {
    fontSize: size,
    ...(isBold && { fontWeight: 'bold' }),
    ...(anchor !== 'start' && { textAnchor: anchor }),
    ...looks,
  };
  const line = (text: string, tagName: string, index: number, more: Properties) =>
    shape(tagName, { x: at.x, y: first + index * leading, ...more }, [{ type: 'text', value: text }]);
  if (lines.length === 1) return line(label, 'text', 0, properties);
  return shape(
    'text',
    properties,
    lines.map((text, index) => line(text, 'tspan', index, {})),
  );
}

/** A drawing of this extent, with a name for those who do not see it. */
export function frame(drawn: readonly Element[], extent: Box, name: string, description: string | undefined): Element {
  const box = [extent.x - MARGIN, extent.y - MARGIN, extent.width + 2 * MARGIN, extent.height + 2 * MARGIN].map(round);
  const [, , width = 0, height = 0] = box;
  return shape(
    'svg',
    {
      viewBox: box.join(' '),
      width: String(Math.ceil(width * SCALE)),
      height: String(Math.ceil(height * SCALE)),
      role: 'img',
      ariaLabel: name,
    },
    [titled('title', name), ...(description ? [titled('desc', description)] : []), ...drawn],
  );
}

function titled(tagName: string, value: string): Element {
  return { type: 'element', tagName, properties: {}, children: [{ type: 'text', value }] };
}

function pointsOf(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

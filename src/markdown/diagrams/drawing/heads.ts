import type { Element } from 'hast';
import type { Point } from '../layout/geometry.ts';
import type { Head } from '../model.ts';
import { COLOUR, polygon, shape, straight } from './svg.ts';

const SOLID = { fill: COLOUR.line, stroke: COLOUR.line };
const HOLLOW = { fill: COLOUR.paper, stroke: COLOUR.line };
const LINE = { stroke: COLOUR.line };

/** Draw a head with its tip at `tip`, on a line that comes from `from`. */
export function drawHead(head: Head, tip: Point, from: Point): Element[] {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [right, down] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  /** A point so far behind the tip and so far beside the line. */
  const at = (back: number, aside: number): Point => ({
    x: tip.x - right * back - down * aside,
    y: tip.y - down * back + right * aside,
  });
  const bar = (back: number): Element => straight(at(back, -6), at(back, 6), LINE);
  const ring = (back: number, radius: number): Element => {
    const { x, y } = at(back, 0);
    return shape('circle', { cx: x, cy: y, r: radius, ...HOLLOW });
  };
  const foot = (): Element[] => [straight(at(0, -6), at(11, 0), LINE), straight(at(0, 6), at(11, 0), LINE)];
  switch (head) {
    case 'none':
      return [];
    case 'arrow':
      return [polygon([at(0, 0), at(8, -3.2), at(8, 3.2)], SOLID)];
    case 'open':
      return [straight(at(8, -4), tip, LINE), straight(at(8, 4), tip, LINE)];
    case 'cross':
      return [straight(at(2, -4), at(10, 4), LINE), straight(at(2, 4), at(10, -4), LINE)];
    case 'circle':
      return [ring(4, 4)];
    case 'triangle':
      return [polygon([at(0, 0), at(12, -6), at(12, 6)], HOLLOW)];
    case 'diamond':
    case 'hollow-diamond':
      return [polygon([at(0, 0), at(8, -5), at(16, 0), at(8, 5)], head === 'diamond' ? SOLID : HOLLOW)];
    case 'lollipop':
      return [ring(8, 6)];
    case 'one':
      return [bar(5), bar(9)];
    case 'zero-or-one':
      return [bar(5), ring(12, 4)];
    case 'one-or-more':
      return [...foot(), bar(14)];
    case 'zero-or-more':
      return [...foot(), ring(15, 4)];
  }
}

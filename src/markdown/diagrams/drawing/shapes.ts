import { type Box, ellipseIn, type Point } from '../layout/geometry.ts';
import type { Size } from '../layout/measure.ts';
import type { Shape } from '../model.ts';

/** How far the slanted sides of a shape go in. */
const SLANT = 14;
/** Half the height of the lid of a cylinder. */
export const CAP = 7;
const RING = 5;

/** The room that a shape needs around words of this size. */
export function sizeAround(shape: Shape, { width, height }: Size): Size {
  const wide = Math.max(width + 32, 48);
  const high = Math.max(height + 20, 36);
  switch (shape) {
    case 'diamond':
      return { width: Math.max(1.5 * (width + 16), 60), height: Math.max(3 * (height + 4), 44) };
    case 'circle':
    case 'double-circle': {
      const across = Math.max(Math.hypot(width, height) + 14 + (shape === 'circle' ? 0 : 2 * RING), 40);
      return { width: across, height: across };
    }
    case 'ellipse':
      return { width: Math.max(1.42 * width + 20, 56), height: Math.max(1.42 * height + 12, 40) };
    case 'hexagon':
    case 'trapezoid':
    case 'trapezoid-down':
    case 'lean-right':
    case 'lean-left':
      return { width: wide + 2 * SLANT, height: high };
    case 'stadium':
    case 'flag':
    case 'subroutine':
      return { width: wide + SLANT, height: high };
    case 'cylinder':
      return { width: wide, height: high + 2 * CAP };
    case 'note':
      return { width: width + 24, height: height + 14 };
    case 'text':
      return { width: width + 8, height: height + 8 };
    case 'start':
    case 'end':
      return { width: 22, height: 22 };
    case 'bar':
      return { width: 64, height: 7 };
    default:
      return { width: wide, height: high };
  }
}

/** The outline of a shape that fills a box. */
export function outlineOf(shape: Shape, box: Box): Point[] {
  const { x, y, width, height } = box;
  const corners = (...points: readonly (readonly [number, number])[]): Point[] =>
    points.map(([right, down]) => ({ x: x + right, y: y + down }));
  switch (shape) {
    case 'circle':
    case 'double-circle':
    case 'ellipse':
    case 'start':
    case 'end':
      return ellipseIn(box);
    case 'cylinder':
      return ellipseIn({ ...box, height: 2 * CAP }).map((point, index, all) => {
        // The lower half of the ellipse goes down to the foot.
        return index < all.length / 2 ? { x: point.x, y: point.y + height - 2 * CAP } : point;
      });
    case 'diamond':
      return corners([width / 2, 0], [width, height / 2], [width / 2, height], [0, height / 2]);
    case 'hexagon':
      return corners(
        [SLANT, 0],
        [width - SLANT, 0],
        [width, height / 2],
        [width - SLANT, height],
        [SLANT, height],
        [0, height / 2],
      );
    case 'flag':
      return corners([0, 0], [width, 0], [width, height], [0, height], [SLANT, height / 2]);
    case 'trapezoid':
      return corners([SLANT, 0], [width - SLANT, 0], [width, height], [0, height]);
    case 'trapezoid-down':
      return corners([0, 0], [width, 0], [width - SLANT, height], [SLANT, height]);
    case 'lean-right':
      return corners([SLANT, 0], [width, 0], [width - SLANT, height], [0, height]);
    case 'lean-left':
      return corners([0, 0], [width - SLANT, 0], [width, height], [SLANT, height]);
    default:
      return corners([0, 0], [width, 0], [width, height], [0, height]);
  }
}

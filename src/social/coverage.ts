import type { PathCommand } from 'opentype.js';
import type { Shape } from './typeface.ts';

/** How much of each pixel a shape covers. */
export interface Mask {
  /** Pixels from the start of the baseline to the upper left corner, rightwards and downwards. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Row by row, each from 0 to 1. */
  readonly coverage: Float32Array;
}

type Point = readonly [x: number, y: number];

/** Straight pieces of one curve. At the largest size that is set, no piece leaves its curve by a tenth of a pixel. */
const PIECES = 8;

/**
 * Find the coverage of a shape at a size in pixels, its baseline beginning `x` pixels right of a pixel's edge.
 *
 * The area that each edge leaves to its right is added up per pixel and summed along the row: exact for straight edges, and the
 * same on every machine, since nothing but sums, products and roots takes part.
 */
export function coverShape({ commands, unitsPerEm }: Shape, size: number, x: number): Mask {
  const scale = size / unitsPerEm;
  const lines = flatten(commands).map((points) => points.map(([px, py]): Point => [x + px * scale, -py * scale]));
  const all = lines.flat();
  if (all.length === 0) return { left: 0, top: 0, width: 0, height: 0, coverage: new Float32Array() };
  const [xs, ys] = [all.map(([px]) => px), all.map(([, py]) => py)];
  const [left, top] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  const [width, height] = [Math.ceil(Math.max(...xs)) - left + 1, Math.ceil(Math.max(...ys)) - top + 1];
  const areas = new Float32Array(width * height + 1);
  for (const points of lines) {
    for (const [index, to] of points.entries()) {
      const from = points.at(index - 1) ?? to;
      addEdge(areas, width, [from[0] - left, from[1] - top], [to[0] - left, to[1] - top]);
    }
  }
  return { left, top, width, height, coverage: sumUp(areas, width, height) };
}

/** Closed outlines as points. */
function flatten(commands: readonly PathCommand[]): Point[][] {
  const outlines: Point[][] = [];
  let outline: Point[] = [];
  for (const command of commands) {
    const [x, y] = outline.at(-1) ?? [0, 0];
    switch (command.type) {
      case 'M':
        outline = [[command.x, command.y]];
        outlines.push(outline);
        break;
      case 'L':
        outline.push([command.x, command.y]);
        break;
      case 'Q':
        for (let piece = 1; piece <= PIECES; piece++) {
          const [t, u] = [piece / PIECES, 1 - piece / PIECES];
          const weigh = (a: number, b: number, c: number) => u * u * a + 2 * u * t * b + t * t * c;
          outline.push([weigh(x, command.x1, command.x), weigh(y, command.y1, command.y)]);
        }
        break;
      case 'C':
        for (let piece = 1; piece <= PIECES; piece++) {
          const [t, u] = [piece / PIECES, 1 - piece / PIECES];
          const weigh = (a: number, b: number, c: number, d: number) =>
            u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
          outline.push([weigh(x, command.x1, command.x2, command.x), weigh(y, command.y1, command.y2, command.y)]);
        }
        break;
      case 'Z':
        break;
    }
  }
  return outlines;
}

/** Add what one edge leaves to its right, row by row, and within a row pixel by pixel. */
function addEdge(areas: Float32Array, width: number, from: Point, to: Point): void {
  const [[x0, y0], [x1, y1]] = from[1] < to[1] ? [from, to] : [to, from];
  if (y0 === y1) return;
  const direction = from[1] < to[1] ? 1 : -1;
  const slope = (x1 - x0) / (y1 - y0);
  for (let row = Math.floor(y0); row < y1; row++) {
    const [upper, lower] = [Math.max(y0, row), Math.min(y1, row + 1)];
    const height = (lower - upper) * direction;
    const [a, b] = [x0 + (upper - y0) * slope, x0 + (lower - y0) * slope];
    addRow(areas, row * width, height, Math.min(a, b), Math.max(a, b));
  }
}

/** An edge within one row, from `left` to `right`: the part of its height that falls on each pixel, by where it crosses it. */
function addRow(areas: Float32Array, start: number, height: number, left: number, right: number): void {
  const add = (index: number, area: number) => {
    areas[index] = (areas[index] ?? 0) + area;
  };
  const first = Math.floor(left);
  if (right <= first + 1) {
    const middle = (left + right) / 2 - first;
    add(start + first, height * (1 - middle));
    add(start + first + 1, height * middle);
    return;
  }
  const share = height / (right - left);
  for (let pixel = first; pixel < right; pixel++) {
    const [begin, end] = [Math.max(left, pixel), Math.min(right, pixel + 1)];
    const part = share * (end - begin);
    const middle = (begin + end) / 2 - pixel;
    add(start + pixel, part * (1 - middle));
    add(start + pixel + 1, part * middle);
  }
}

function sumUp(areas: Float32Array, width: number, height: number): Float32Array {
  const coverage = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++) {
      const index = row * width + column;
      sum += areas[index] ?? 0;
      coverage[index] = Math.min(1, Math.abs(sum));
    }
  }
  return coverage;
}

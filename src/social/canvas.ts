import { coverShape, type Mask } from './coverage.ts';
import type { Shape, Typeface } from './typeface.ts';

/** Shades of one colour on the paper, from a touch to the full colour: numbers of the palette. */
export interface Ink {
  readonly first: number;
  readonly shades: number;
}

/** A picture of few colours: one number of a palette for each pixel, row by row; 0 is the paper. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Places within a pixel at which a shape may begin: letters stand evenly, and few masks are needed. */
const PLACES = 2;

/** A shape as the pixels that it leaves: numbers of the palette, 0 where it leaves none. */
interface Stamp extends Omit<Mask, 'coverage'> {
  readonly numbers: Uint8Array;
}

/** Stamps by shape, and for each by size, place and ink. */
const stamps = new WeakMap<Shape, Map<string, Stamp>>();

/** Paper of a size. */
export function createCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height) };
}

/** Fill a rectangle with the full colour of an ink. */
export function fillBox(
  canvas: Canvas,
  ink: Ink,
  [left, top, width, height]: readonly [number, number, number, number],
) {
  for (let y = top; y < top + height; y++) {
    canvas.pixels.fill(ink.first + ink.shades - 1, y * canvas.width + left, y * canvas.width + left + width);
  }
}

/** Write a text on the paper; `y` is its baseline. What has no room on the canvas is cut off. */
export function writeText(
  canvas: Canvas,
  face: Typeface,
  ink: Ink,
  { text, x, y, size }: { readonly text: string; readonly x: number; readonly y: number; readonly size: number },
): void {
  for (const { shape, x: offset } of face.set(text, size)) {
    const place = Math.round((x + offset) * PLACES);
    const pixel = Math.floor(place / PLACES);
    press(canvas, stampOf(shape, size, place - pixel * PLACES, ink), pixel, Math.round(y));
  }
}

function stampOf(shape: Shape, size: number, place: number, ink: Ink): Stamp {
  const own = stamps.get(shape) ?? new Map<string, Stamp>();
  stamps.set(shape, own);
  const key = `${size} ${place} ${ink.first}`;
  const known = own.get(key);
  if (known) return known;
  const { coverage, ...measures } = coverShape(shape, size, place / PLACES);
  const stamp = {
    ...measures,
    numbers: Uint8Array.from(coverage, (share) => {
      const shade = Math.round(share * ink.shades);
      return shade === 0 ? 0 : ink.first + shade - 1;
    }),
  };
  own.set(key, stamp);
  return stamp;
}

/** Where two letters touch, the darker shade stays. */
function press({ width, height, pixels }: Canvas, stamp: Stamp, x: number, y: number): void {
  const [left, top] = [x + stamp.left, y + stamp.top];
  const [first, end] = [Math.max(0, -left), Math.min(stamp.width, width - left)];
  for (let row = Math.max(0, -top); row < Math.min(stamp.height, height - top); row++) {
    const [from, to] = [row * stamp.width, (top + row) * width + left];
    for (let column = first; column < end; column++) {
      const number = stamp.numbers[from + column] ?? 0;
      if (number > (pixels[to + column] ?? 0)) pixels[to + column] = number;
    }
  }
}

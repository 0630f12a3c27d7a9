/** Widths in which a picture of a text is published: 480 for a phone, 1600 for the whole measure on a dense screen. */
const WIDTHS = [480, 800, 1200, 1600];

/** How wide the column of a text shows a picture. */
export const SIZES = '(min-width: 46rem) 41rem, 92vw';

/** Width of the one file that feeds and old browsers get. */
export const PLAIN_WIDTH = 1200;

/** The widths to make of an original, ascending: never more than it has, and its own when that is between two of them. */
export function widthsOf(original: number): number[] {
  const largest = Math.min(original, WIDTHS.at(-1) ?? original);
  return [...WIDTHS.filter((width) => width < largest), largest];
}

/** The height that goes with a width; a very wide picture is still one pixel high. */
export function heightOf(width: number, original: { readonly width: number; readonly height: number }): number {
  return Math.max(1, Math.round((width * original.height) / original.width));
}

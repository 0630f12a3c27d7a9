/** How wide the column of a text shows a picture. */
export const SIZES = '(min-width: 46rem) 41rem, 92vw';

/** A picture at least this much wider than another one is worth a file of its own. */
const STEP = 1.4;

/**
 * The widths to make of an original, ascending: never more than it has. Its own is the last when it is below the widest one, and
 * then takes the place of one that is hardly narrower.
 *
 * @param widths those that the settings ask for, ascending.
 */
export function widthsOf(original: number, widths: readonly number[]): number[] {
  const largest = Math.min(original, widths.at(-1) ?? original);
  return [...widths.filter((width) => width * STEP <= largest), largest];
}

/** The height that goes with a width; a very wide picture is still one pixel high. */
export function heightOf(width: number, original: { readonly width: number; readonly height: number }): number {
  return Math.max(1, Math.round((width * original.height) / original.width));
}

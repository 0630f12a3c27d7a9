import type { Typeface } from './typeface.ts';

/** A text set in lines of one size. */
export interface Setting {
  readonly lines: readonly string[];
  readonly size: number;
}

/** Where to set a text, in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
  /** Sizes to try, the largest first; at the last one, what has no room is cut with an ellipsis. */
  readonly sizes: readonly number[];
  /** Distance of baselines, as a multiple of the size. */
  readonly leading: number;
}

/** Above this size a text is made smaller before a word of it is broken. */
const WORDS_WHOLE = 54;
/** A line may end after one of these, without a space. */
const AFTER = /(?<=[-–—/_.:])(?=[^\s\d])/u;

/** Set a text as large as its box allows, in lines of about equal length. */
export function setLines(face: Typeface, text: string, box: Box): Setting {
  for (const size of box.sizes) {
    const lines = breakLines(face, text, size, box.width);
    const widest = widestPiece(face, text, size);
    if (lines.length > room(box, size) || (size > WORDS_WHOLE && widest > box.width)) continue;
    return { lines: balance(face, text, size, [widest, box.width], lines.length), size };
  }
  const size = box.sizes.at(-1) ?? 1;
  const lines = breakLines(face, text, size, box.width).slice(0, room(box, size));
  const last = lines.pop() ?? '';
  return { lines: [...lines, shorten(face, last, size, box.width)], size };
}

/** Cut a text, with an ellipsis, until it fits. */
export function shorten(face: Typeface, text: string, size: number, width: number): string {
  const signs = [...text];
  while (signs.length > 0 && face.measure(`${signs.join('')}…`, size) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

interface Piece {
  readonly text: string;
  /** No space before it: it continues a word. */
  readonly glued: boolean;
}

/** Break between words and after hyphens; what is longer than a line is broken wherever the line ends. */
function breakLines(face: Typeface, text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { text: piece, glued } of piecesOf(text).flatMap((piece) => breakPiece(face, piece, size, width))) {
    const longer = line === '' ? piece : `${line}${glued ? '' : ' '}${piece}`;
    if (line !== '' && face.measure(longer, size) > width) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  return [...lines, line].filter(Boolean);
}

function piecesOf(text: string): Piece[] {
  const words = text.split(' ').filter(Boolean);
  return words.flatMap((word) => word.split(AFTER).map((piece, index) => ({ text: piece, glued: index > 0 })));
}

function breakPiece(face: Typeface, piece: Piece, size: number, width: number): Piece[] {
  if (face.measure(piece.text, size) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const sign of piece.text) {
    if (part !== '' && face.measure(part + sign, size) > width) {
      parts.push(part);
      part = sign;
    } else part += sign;
  }
  return [...parts, part].map((cut, index) => ({ text: cut, glued: piece.glued || index > 0 }));
}

function widestPiece(face: Typeface, text: string, size: number): number {
  return piecesOf(text).reduce((widest, piece) => Math.max(widest, face.measure(piece.text, size)), 0);
}

/** Narrow the measure as far as the number of lines stays, so that no word is left alone on the last one. */
function balance(
  face: Typeface,
  text: string,
  size: number,
  [narrowest, width]: readonly [number, number],
  count: number,
): string[] {
  let [low, high] = [Math.min(narrowest, width), width];
  for (let step = 0; step < 7; step++) {
    const middle = (low + high) / 2;
    if (breakLines(face, text, size, middle).length <= count) high = middle;
    else low = middle;
  }
  return breakLines(face, text, size, high);
}

function room({ height, leading }: Box, size: number): number {
  return Math.max(1, Math.floor(height / (size * leading)));
}

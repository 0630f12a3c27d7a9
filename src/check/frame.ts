import { type Cell, toCells, widthOf } from './display.ts';
import type { Ink, Paint } from './paint.ts';

/** A place in a file, as far as it is known. */
export interface FramePlace {
  readonly line: number;
  readonly column?: number | undefined;
  readonly length?: number | undefined;
}

/** Columns that a frame may take. */
const WIDTH = 100;
/** Columns that are kept before the place when its line has to be cut. */
const LEAD = 24;
/** Characters of a line on either side of the place that are looked at: a file may be one line of a megabyte. */
const REACH = 400;

/**
 * Draw the line of a place with the line before it, and carets below the place. The hint follows the carets when it fits,
 * else it has a line of its own.
 *
 * @param lines the file, line by line; a carriage return at the end of one is not shown.
 * @param ink the colour of the mark and the carets.
 */
export function formatFrame(
  lines: readonly string[],
  place: FramePlace,
  hint: string | undefined,
  paint: Paint,
  ink: Ink,
): string[] {
  const digits = String(place.line).length;
  const room = WIDTH - digits - 6;
  const gutter = (mark: string, number: number | string) => {
    const bar = paint('gutter', `${String(number).padStart(digits)} |`);
    return ` ${mark === '' ? ' ' : paint(ink, mark)} ${bar}`;
  };
  const row = (start: string, text: string) => (text === '' ? start : `${start} ${text}`);

  const cut = cutAround(lineAt(lines, place.line), place, room);
  const frame = place.line > 1 ? [row(gutter('', place.line - 1), cutEnd(lineAt(lines, place.line - 1), room))] : [];
  frame.push(row(gutter('>', place.line), cut.text));
  if (place.column === undefined) return [...frame, ...hintLines(hint, gutter('', ''))];
  const below = `${cut.indent}${paint(ink, cut.carets)}`;
  const fits = hint !== undefined && !hint.includes('\n') && cut.end + 1 + widthOf(hint) <= room;
  frame.push(row(gutter('', ''), fits ? `${below} ${hint}` : below));
  return fits ? frame : [...frame, ...hintLines(hint, gutter('', ''))];
}

function hintLines(hint: string | undefined, gutter: string): string[] {
  return hint ? hint.split('\n').map((line) => `${gutter} ${line}`) : [];
}

function lineAt(lines: readonly string[], number: number): string {
  return (lines[number - 1] ?? '').trimEnd();
}

/** The beginning of a line, as much as there is room for. */
function cutEnd(line: string, room: number): string {
  return draw(fill(toCells(line.slice(0, REACH)), room, line.length > REACH));
}

/** The part of a line around a place, and what to write below it. `end` is the column after the carets. */
function cutAround(line: string, { column = 1, length = 1 }: FramePlace, room: number) {
  const place = Math.min(Math.max(column - 1, 0), line.length);
  const skipped = Math.max(0, place - REACH);
  const near = line.slice(skipped, place + REACH);
  const cells = toCells(near);
  const from = place - skipped;
  const to = Math.max(from + 1, Math.min(from + length, near.length));
  const index = cells.findIndex(({ at }, i) => (cells[i + 1]?.at ?? near.length) > from && at <= from);
  const first = index < 0 ? cells.length : index;

  const isCutAfter = skipped + near.length < line.length;
  const wanted = sum(cells.filter(({ at }) => at < to));
  const keepsStart = skipped === 0 && (wanted <= room - 1 || sum(cells) <= room);
  const start = keepsStart ? 0 : goBack(cells, first, room);
  const ellipsis = start > 0 || skipped > 0 ? [{ at: -1, shown: '…', width: 1 }] : [];
  const kept = fill([...ellipsis, ...cells.slice(start)], room, isCutAfter);
  const before = kept.filter(({ at }) => at < (cells[first]?.at ?? Number.POSITIVE_INFINITY));
  const marked = kept.slice(before.length).filter(({ at }) => at < to);
  const indent = before.map(({ shown, width }) => (shown === '\t' ? '\t' : ' '.repeat(width))).join('');
  const carets = marked.map(({ shown, width }) => (shown === '\t' ? '\t' : '^'.repeat(width))).join('');
  return {
    text: draw(kept),
    indent,
    carets: carets.trim() === '' ? '^' : carets,
    end: sum(before) + Math.max(1, sum(marked)),
  };
}

/** Where to begin: a little before the place, or further back when the rest of the line leaves room. */
function goBack(cells: readonly Cell[], first: number, room: number): number {
  const rest = sum(cells.slice(first));
  let start = first;
  for (let width = 0; start > 0; start--) {
    width += cells[start - 1]?.width ?? 0;
    if (width > LEAD && width + rest > room - 1) break;
  }
  return start;
}

/** As many cells as there is room for; an ellipsis stands for the rest, and for what is not even here. */
function fill(cells: readonly Cell[], room: number, hasMore: boolean): Cell[] {
  if (!hasMore && sum(cells) <= room) return [...cells];
  const kept: Cell[] = [];
  let width = 0;
  for (const cell of cells) {
    width += cell.width;
    if (width > room - 1) break;
    kept.push(cell);
  }
  return [...kept, { at: Number.POSITIVE_INFINITY, shown: '…', width: 1 }];
}

function draw(cells: readonly Cell[]): string {
  return cells.map(({ shown }) => shown).join('');
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((width, cell) => width + cell.width, 0);
}

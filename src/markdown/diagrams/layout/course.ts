import type { Message, Note, Step } from '../sequence-model.ts';
import { DiagramError } from '../source.ts';
import { type Column, LOOP, linesOf, STEP_FACE, sizeOfNote } from './columns.ts';
import type { Box } from './geometry.ts';
import { sizeOf, TYPE, widthOf, wrap } from './measure.ts';
import type { PlacedBlock, PlacedColumn, PlacedMessage, PlacedSequence } from './sequence.ts';

/** Height of the name of a block, and its type. */
export const TAB = 20;
export const TAB_FACE = { size: TYPE.small, isBold: true };
/** Height of the number of a message. */
export const COUNT_SIZE = 15;
/** Between steps, and between a frame and what it holds. */
const GAP = 14;
export const PAD = 12;
/** Bars of what is active: their width, and how far one within another is moved. */
const BAR = 10;
const BAR_STEP = 5;
const LOOP_HEIGHT = 20;
export const BLOCK_WIDTH = 300;

/** The width that the name of a block takes. */
export function widthOfName(block: string): number {
  return widthOf(block, TAB_FACE) + 16;
}

interface Life {
  readonly column: Column;
  /** Where its box begins. */
  top: number | undefined;
  bottom: number | undefined;
  /** The line of its “destroy”. */
  doomed: number | undefined;
  /** Where its bars began that have not ended. */
  readonly active: number[];
}

/** A block that is not finished, and how far what it holds reaches. */
interface Open {
  readonly block: string;
  readonly label: string;
  readonly top: number;
  left: number;
  right: number;
  readonly dividers: { readonly y: number; readonly label: string }[];
}

/** Places steps one below the other. */
export class Course {
  readonly #lives: ReadonlyMap<string, Life>;
  readonly #bars: Box[] = [];
  readonly #messages: PlacedMessage[] = [];
  readonly #notes: { label: string; box: Box }[] = [];
  readonly #blocks: PlacedBlock[] = [];
  readonly #open: Open[] = [];
  /** Where the next step begins. */
  #y: number;

  constructor(columns: readonly Column[]) {
    const header = Math.max(...columns.map(({ size }) => size.height));
    this.#y = header + GAP;
    this.#lives = new Map(
      columns.map((column): [string, Life] => {
        const top = column.participant.isCreated ? undefined : header - column.size.height;
        return [column.participant.id, { column, top, bottom: undefined, doomed: undefined, active: [] }];
      }),
    );
  }

  take(step: Step): void {
    if (step.kind === 'message' && step.from === step.to) this.#toItself(step);
    else if (step.kind === 'message') this.#message(step);
    else if (step.kind === 'note') this.#note(step);
    else if (step.kind === 'begin') this.#begin(step.block, inBrackets(step.label));
    else if (step.kind === 'divide') this.#divide(inBrackets(step.label));
    else if (step.kind === 'finish') this.#finish();
    else if (step.kind === 'activate') this.#life(step).active.push(this.#y - GAP);
    else if (step.kind === 'deactivate') this.#endBar(this.#life(step), this.#y - GAP);
    else this.#life(step).doomed = step.line;
  }

  end(): Omit<PlacedSequence, 'parties'> {
    const columns = [...this.#lives.values()].map((life): PlacedColumn => {
      const { column, doomed, bottom = this.#y } = life;
      const { x, size, participant } = column;
      while (life.active.length > 0) this.#endBar(life, bottom);
      if (life.top === undefined) throw withoutMessage('creates', participant.id, participant.line);
      if (doomed !== undefined && life.bottom === undefined) throw withoutMessage('ends', participant.id, doomed);
      const isDestroyed = doomed !== undefined;
      return { column, box: { x: x - size.width / 2, y: life.top, ...size }, bottom, isDestroyed };
    });
    return { columns, bars: this.#bars, messages: this.#messages, notes: this.#notes, blocks: this.#blocks };
  }

  #life({ id, line }: { readonly id: string; readonly line: number }): Life {
    const life = this.#lives.get(id);
    if (life && life.bottom === undefined) return life;
    throw new DiagramError(`“${id}” is not there any more`, line, 'write what it does above “destroy”');
  }

  /** The side of a lifeline, or of the bars on it, where a line of a message ends. */
  #edge({ column, active }: Life, toRight: boolean, more = 0): number {
    const depth = active.length + more;
    if (depth === 0) return column.x;
    return column.x + (toRight ? BAR / 2 + asideOf(depth - 1) : -BAR / 2);
  }

  #message(message: Message): void {
    const label = linesOf(message);
    const { height } = sizeOf(label, STEP_FACE);
    const from = this.#life({ ...message, id: message.from });
    const to = this.#life({ ...message, id: message.to });
    const toRight = to.column.x > from.column.x;
    const isCreated = to.top === undefined;
    const half = isCreated ? to.column.size.height / 2 : 0;
    const y = this.#y + Math.max(height + 4, half);
    const beside = to.column.x + ((toRight ? -1 : 1) * to.column.size.width) / 2;
    const start = this.#edge(from, toRight) + (toRight ? 1 : -1) * besideCount(message);
    const end = isCreated ? beside : this.#edge(to, !toRight, message.activates ? 1 : 0);
    const number = message.count === '' ? 0 : (toRight ? 1 : -1) * 10;
    const at = { x: (start + end) / 2 + number, y: y - 4 - height / 2 };
    this.#messages.push({
      message,
      points: [
        { x: start, y },
        { x: end, y },
      ],
      label,
      at,
    });
    const across = [start, end, ...(isCreated ? [to.column.x + to.column.size.width / 2] : [])];
    this.#reach(Math.min(...across) - BAR, Math.max(...across) + BAR);
    if (isCreated) to.top = y - half;
    for (const life of [from, to]) if (life.doomed !== undefined) life.bottom = y;
    this.#y = y + half + GAP;
  }

  #toItself(message: Message): void {
    const label = linesOf(message);
    const { width, height } = sizeOf(label, STEP_FACE);
    const life = this.#life({ ...message, id: message.from });
    const x = this.#edge(life, true);
    const y = this.#y + Math.max(0, (height - LOOP_HEIGHT) / 2);
    const bottom = y + LOOP_HEIGHT;
    const right = x + LOOP - 8;
    const points = [
      { x: x + besideCount(message), y },
      { x: right, y },
      { x: right, y: bottom },
      { x, y: bottom },
    ];
    this.#messages.push({ message, points, label, at: { x: x + LOOP, y: (y + bottom) / 2 } });
    this.#reach(x - BAR, x + LOOP + width);
    if (life.doomed !== undefined) life.bottom = bottom;
    this.#y = Math.max(bottom, this.#y + height) + GAP;
  }

  #note(note: Note): void {
    const { width, height } = sizeOfNote(note);
    const across = note.about.map((id) => this.#life({ ...note, id }).column.x);
    const [left, right] = [Math.min(...across), Math.max(...across)];
    const wide = left === right ? width : Math.max(width, right - left + 40);
    const x = { left: left - wide - BAR, right: right + BAR, over: (left + right - wide) / 2 }[note.side];
    this.#notes.push({ label: linesOf(note), box: { x, y: this.#y, width: wide, height } });
    this.#reach(x, x + wide);
    this.#y += height + GAP;
  }

  #begin(block: string, label: string): void {
    const [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    this.#open.push({ block, label, top: this.#y, left, right, dividers: [] });
    this.#y += block === 'rect' ? PAD : Math.max(TAB, sizeOf(label, STEP_FACE).height + 6) + PAD;
  }

  #divide(label: string): void {
    this.#open.at(-1)?.dividers.push({ y: this.#y, label });
    this.#y += sizeOf(label, STEP_FACE).height + PAD;
  }

  #finish(): void {
    const open = this.#open.pop();
    if (!open) return;
    const { block, label, top, dividers } = open;
    const across = [...this.#lives.values()].map(({ column }) => column.x);
    const isEmpty = open.left > open.right;
    const left = isEmpty ? Math.min(...across) - PAD : open.left;
    const named = block === 'rect' ? 0 : widthOfName(block) + sizeOf(label, STEP_FACE).width + PAD;
    const divided = dividers.map((divider) => sizeOf(divider.label, STEP_FACE).width + 2 * PAD);
    const right = Math.max(isEmpty ? Math.max(...across) + PAD : open.right, left + Math.max(named, ...divided));
    this.#blocks.push({ block, label, dividers, box: { x: left, y: top, width: right - left, height: this.#y - top } });
    this.#reach(left, right);
    this.#y += GAP;
  }

  /** Every open block reaches as far as what it holds. */
  #reach(left: number, right: number): void {
    const inner = this.#open.at(-1);
    if (!inner) return;
    inner.left = Math.min(inner.left, left - PAD);
    inner.right = Math.max(inner.right, right + PAD);
  }

  #endBar({ column, active }: Life, bottom: number): void {
    const y = active.pop();
    if (y === undefined) return;
    const x = column.x - BAR / 2 + asideOf(active.length);
    this.#bars.push({ x, y, width: BAR, height: Math.max(bottom - y, 4) });
  }
}

/** How far a bar is moved that begins on so many others; from the fifth on they cover each other. */
function asideOf(depth: number): number {
  return Math.min(depth, 3) * BAR_STEP;
}

function withoutMessage(verb: string, id: string, line: number): DiagramError {
  return new DiagramError(
    `no message ${verb} “${id}”`,
    line,
    'write the message below the line with “create” or “destroy”',
  );
}

/** A head where a line begins stands beside its number. */
function besideCount({ start, count }: Message): number {
  return start === 'none' || count === '' ? 0 : COUNT_SIZE / 2;
}

function inBrackets(label: string): string {
  return label === '' ? '' : wrap(`[${label}]`, BLOCK_WIDTH, STEP_FACE);
}

import type { Message, Note, Participant, Sequence } from '../sequence-model.ts';
import { type Size, sizeOf, TYPE, wrap } from './measure.ts';

/** A participant, the middle of its lifeline, and the size of its box. */
export interface Column {
  readonly participant: Participant;
  readonly label: string;
  readonly x: number;
  readonly size: Size;
}

export const BOX_FACE = { size: TYPE.box };
export const STEP_FACE = { size: TYPE.small };
/** Height of the figure that a person has above its name. */
export const FIGURE = 36;
/** Room for what a message to itself draws beside its words. */
export const LOOP = 34;
const BOX_WIDTH = 180;
const MESSAGE_WIDTH = 280;
const NOTE_WIDTH = 220;
const NOTE_PAD = 10;
/** Free room between boxes, and between words and a lifeline. */
const BETWEEN = 28;
const BESIDE = 16;
/** Room for the frame of a box around participants. */
const FRAME = 16;

/** Words of a step, broken into lines. */
export function linesOf(step: Message | Note): string {
  return wrap(step.label, step.kind === 'note' ? NOTE_WIDTH : MESSAGE_WIDTH, STEP_FACE);
}

/** The room that a note takes. */
export function sizeOfNote(step: Note): Size {
  const { width, height } = sizeOf(linesOf(step), STEP_FACE);
  return { width: width + 2 * NOTE_PAD, height: height + 12 };
}

/** Set participants so far apart that the words between them have room. */
export function placeColumns({ participants, parties, steps }: Sequence): Column[] {
  const boxes = participants.map((participant) => {
    const label = wrap(participant.label, BOX_WIDTH, BOX_FACE);
    const { width, height } = sizeOf(label, BOX_FACE);
    const size = participant.isPerson
      ? { width: Math.max(width, FIGURE), height: height + FIGURE }
      : { width: Math.max(width + 24, 72), height: height + 20 };
    return { participant, label, size };
  });
  const order = new Map(participants.map(({ id }, index) => [id, index]));
  const at = (id: string): number => order.get(id) ?? 0;
  /** Two columns, and how far they are apart at least. */
  const apart: (readonly [number, number, number])[] = boxes.map(({ size }, index) => {
    const before = boxes[index - 1]?.size.width ?? 0;
    return [index - 1, index, (before + size.width) / 2 + BETWEEN];
  });
  for (const { ids } of parties) {
    for (const index of ids.map(at)) {
      const [mine, before, after] = [boxes[index], boxes[index - 1], boxes[index + 1]].map(
        (box) => box?.size.width ?? 0,
      );
      if (!ids.some((id) => at(id) === index - 1))
        apart.push([index - 1, index, ((mine ?? 0) + (before ?? 0)) / 2 + BETWEEN + FRAME]);
      if (!ids.some((id) => at(id) === index + 1))
        apart.push([index, index + 1, ((mine ?? 0) + (after ?? 0)) / 2 + BETWEEN + FRAME]);
    }
  }
  for (const step of steps) {
    if (step.kind === 'message') {
      const { width } = sizeOf(linesOf(step), STEP_FACE);
      const [from, to] = [at(step.from), at(step.to)];
      const number = step.count === '' ? 0 : 24;
      if (from === to) apart.push([from, from + 1, width + LOOP + BESIDE]);
      else {
        const box = participants[to]?.isCreated ? (boxes[to]?.size.width ?? 0) / 2 : 0;
        apart.push([Math.min(from, to), Math.max(from, to), width + number + box + 2 * BESIDE]);
      }
    } else if (step.kind === 'note') {
      const { width } = sizeOfNote(step);
      const [from = 0, to = from] = step.about.map(at);
      if (from !== to) apart.push([Math.min(from, to), Math.max(from, to), width - 2 * BESIDE]);
      else {
        if (step.side !== 'right') apart.push([from - 1, from, (step.side === 'over' ? width / 2 : width) + BESIDE]);
        if (step.side !== 'left') apart.push([from, from + 1, (step.side === 'over' ? width / 2 : width) + BESIDE]);
      }
    }
  }
  const places: number[] = [];
  return boxes.map((box, index): Column => {
    const x = Math.max(
      0,
      ...apart.map(([from, to, gap]) => (to === index && from >= 0 ? (places[from] ?? 0) + gap : 0)),
    );
    places.push(x);
    return { ...box, x };
  });
}

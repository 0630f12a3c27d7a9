import type { Message, Party, Sequence } from '../sequence-model.ts';
import { DiagramError } from '../source.ts';
import { type Column, placeColumns } from './columns.ts';
import { BLOCK_WIDTH, Course, PAD } from './course.ts';
import type { Box, Point } from './geometry.ts';
import { sizeOf, TYPE, wrap } from './measure.ts';

export interface PlacedMessage {
  readonly message: Message;
  readonly points: readonly Point[];
  readonly label: string;
  /** The middle of its words, or where those beside a loop begin. */
  readonly at: Point;
}

export interface PlacedBlock {
  readonly block: string;
  readonly label: string;
  readonly box: Box;
  /** Where its parts begin, with their words. */
  readonly dividers: readonly { readonly y: number; readonly label: string }[];
}

/** A participant with its box, and its lifeline below. */
export interface PlacedColumn {
  readonly column: Column;
  readonly box: Box;
  readonly bottom: number;
  readonly isDestroyed: boolean;
}

/** Where everything of a sequence goes. */
export interface PlacedSequence {
  readonly columns: readonly PlacedColumn[];
  readonly bars: readonly Box[];
  readonly messages: readonly PlacedMessage[];
  readonly notes: readonly { readonly label: string; readonly box: Box }[];
  readonly blocks: readonly PlacedBlock[];
  readonly parties: readonly { readonly label: string; readonly box: Box }[];
}

export const PARTY_FACE = { size: TYPE.small, isBold: true };

/**
 * Place what a sequence has, from above to below.
 *
 * @throws {DiagramError}
 */
export function placeSequence(sequence: Sequence): PlacedSequence {
  const course = new Course(placeColumns(sequence));
  for (const step of sequence.steps) course.take(step);
  const placed = course.end();
  return { ...placed, parties: sequence.parties.map((party) => placeParty(party, placed.columns)) };
}

/** A frame around the boxes and lifelines of participants, with its words above. */
function placeParty({ label, ids, line }: Party, columns: readonly PlacedColumn[]) {
  const places = columns.flatMap(({ column }, index) => (ids.includes(column.participant.id) ? [index] : []));
  const inside = columns.slice(places[0], (places.at(-1) ?? -1) + 1);
  if (inside.length !== places.length || inside.length === 0) {
    const hint = 'declare the participants of a box within it, before the first message';
    throw new DiagramError('the participants of a box do not stand side by side', line, hint);
  }
  const lines = wrap(label, BLOCK_WIDTH, PARTY_FACE);
  const title = sizeOf(lines, PARTY_FACE);
  const sides = inside.flatMap(({ box }) => [box.x - PAD, box.x + box.width + PAD]);
  const [left, right] = [Math.min(...sides), Math.max(...sides)];
  const wide = Math.max(right - left, title.width + 2 * PAD);
  const top = Math.min(...columns.map(({ box }) => box.y)) - title.height - PAD;
  const bottom = Math.max(...columns.map((placed) => placed.bottom)) + 4;
  return { label: lines, box: { x: (left + right - wide) / 2, y: top, width: wide, height: bottom - top } };
}

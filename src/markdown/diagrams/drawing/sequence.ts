import type { Element } from 'hast';
import { BOX_FACE, FIGURE, STEP_FACE } from '../layout/columns.ts';
import { COUNT_SIZE, TAB, TAB_FACE, widthOfName } from '../layout/course.ts';
import type { Point } from '../layout/geometry.ts';
import { sizeOf, widthOf } from '../layout/measure.ts';
import {
  PARTY_FACE,
  type PlacedBlock,
  type PlacedColumn,
  type PlacedMessage,
  placeSequence,
} from '../layout/sequence.ts';
import type { Message, Sequence } from '../sequence-model.ts';
import { lineLooks } from './graph.ts';
import { drawHead } from './heads.ts';
import { drawNote } from './nodes.ts';
import { COLOUR, group, LIFELINE, polyline, rectangle, shape, straight, words } from './svg.ts';

/**
 * Draw a sequence: frames at the bottom, then lifelines, messages, notes, and boxes with names.
 *
 * @throws {DiagramError}
 */
export function drawSequence(sequence: Sequence): Element[] {
  const { columns, bars, messages, notes, blocks, parties } = placeSequence(sequence);
  const box = { fill: COLOUR.box, stroke: COLOUR.edge };
  return [
    ...parties.map(({ label, box: around }) => {
      const at = { x: around.x + around.width / 2, y: around.y + 6 + sizeOf(label, PARTY_FACE).height / 2 };
      const frame = rectangle(around, { rx: 4, fill: 'none', stroke: COLOUR.edge });
      return group([frame, words(label, at, { ...PARTY_FACE, fill: COLOUR.text })]);
    }),
    ...columns.map(drawLifeline),
    ...blocks.map(drawBlock),
    ...bars.map((bar) => rectangle(bar, box)),
    ...blocks.map(drawBlockWords),
    ...messages.map(({ message, points }) => polyline(points, lineLooks(message.stroke))),
    ...notes.map(({ label, box: around }) => drawNote(label, around)),
    ...columns.map(drawBox),
    ...messages.map(drawMessage),
  ];
}

function drawLifeline({ column: { x }, box, bottom, isDestroyed }: PlacedColumn): Element {
  const end = { x, y: bottom };
  return group([
    straight({ x, y: box.y + box.height }, end, { stroke: COLOUR.line, strokeDashArray: LIFELINE }),
    ...(isDestroyed ? drawHead('cross', { x, y: bottom + 6 }, { x, y: bottom - 6 }) : []),
  ]);
}

/** A person is a figure above a name, anything else a box around it. */
function drawBox({ column: { label, participant, x }, box }: PlacedColumn): Element {
  const looks = { ...BOX_FACE, fill: COLOUR.text };
  if (!participant.isPerson) {
    const frame = rectangle(box, { rx: 4, fill: COLOUR.box, stroke: COLOUR.edge });
    return group([frame, words(label, { x, y: box.y + box.height / 2 }, looks)]);
  }
  const line = { stroke: COLOUR.line };
  const at = (right: number, down: number): Point => ({ x: x + right, y: box.y + down });
  return group([
    shape('circle', { cx: x, cy: box.y + 7, r: 6, fill: COLOUR.box, ...line }),
    straight(at(0, 13), at(0, 24), line),
    straight(at(-10, 17), at(10, 17), line),
    straight(at(0, 24), at(-8, 33), line),
    straight(at(0, 24), at(8, 33), line),
    words(label, { x, y: box.y + FIGURE + (box.height - FIGURE) / 2 }, looks),
  ]);
}

function drawMessage({ message, points, label, at }: PlacedMessage): Element {
  const [first, second] = points;
  const [last, before] = [points.at(-1), points.at(-2)];
  return group([
    ...(first && second ? drawHead(message.start, first, second) : []),
    ...(last && before ? drawHead(message.end, last, before) : []),
    ...onPaper(label, at, message.from === message.to ? 'start' : 'middle'),
    ...(message.count !== '' && first && second ? drawCount(message.count, message, first, second) : []),
  ]);
}

/** A number stands where a line begins, or before the head that stands there. */
function drawCount(count: string, { start }: Message, first: Point, second: Point): (Element | undefined)[] {
  const face = { size: 9, isBold: true };
  const width = Math.max(widthOf(count, face) + 6, COUNT_SIZE);
  const back = start === 'none' ? 0 : Math.sign(second.x - first.x) * (width / 2);
  const at = { x: first.x - back, y: first.y };
  const pill = { x: at.x - width / 2, y: at.y - COUNT_SIZE / 2, width, height: COUNT_SIZE };
  return [
    rectangle(pill, { rx: COUNT_SIZE / 2, fill: COLOUR.line }),
    words(count, at, { ...face, fill: COLOUR.paper }),
  ];
}

function drawBlock({ box, dividers }: PlacedBlock): Element {
  const { x, width } = box;
  return group([
    rectangle(box, { fill: 'none', stroke: COLOUR.edge }),
    ...dividers.map(({ y }) =>
      straight({ x, y }, { x: x + width, y }, { stroke: COLOUR.edge, strokeDashArray: '4 4' }),
    ),
  ]);
}

/** The name and the words of a block stand over the bars of what is active. */
function drawBlockWords({ block, label, box: { x, y }, dividers }: PlacedBlock): Element {
  const width = widthOfName(block);
  const beside = { x: x + width + 6, y: y + Math.max(TAB, sizeOf(label, STEP_FACE).height + 6) / 2 };
  const name = [
    rectangle({ x, y, width, height: TAB }, { fill: COLOUR.header, stroke: COLOUR.edge }),
    words(block, { x: x + width / 2, y: y + TAB / 2 }, { ...TAB_FACE, fill: COLOUR.text }),
    ...onPaper(label, beside, 'start'),
  ];
  return group([
    ...(block === 'rect' ? [] : name),
    ...dividers.flatMap((divider) => {
      const middle = divider.y + 4 + sizeOf(divider.label, STEP_FACE).height / 2;
      return onPaper(divider.label, { x: x + 8, y: middle }, 'start');
    }),
  ]);
}

/** Words on paper, so that a lifeline does not run through them. */
function onPaper(label: string, at: Point, anchor: 'start' | 'middle'): (Element | undefined)[] {
  if (label === '') return [];
  const { width, height } = sizeOf(label, STEP_FACE);
  const paper = { x: anchor === 'start' ? at.x : at.x - width / 2, y: at.y - height / 2, width, height };
  return [rectangle(paper, { fill: COLOUR.paper }), words(label, at, { ...STEP_FACE, fill: COLOUR.text }, anchor)];
}

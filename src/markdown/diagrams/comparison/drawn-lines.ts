import { COLOUR, LIFELINE } from '../drawing/svg.ts';
import { type Box, boxAround, distanceToOutline, isWithin, middleOf, type Point } from '../layout/geometry.ts';
import type { Drawn, DrawnShape } from './read-drawing.ts';

/** A line of a drawing, and the words of what it leads from and to. */
export interface DrawnLine {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  /** The name of a box that it runs behind; nothing where there is none. */
  readonly behind: string | undefined;
}

/** A shape with words of its own: a box, or a frame around boxes. */
export interface DrawnFrame {
  readonly name: string;
  readonly points: readonly Point[];
  readonly box: Box;
  /** Whether there are other frames in it. */
  readonly isGroup: boolean;
  /** Where its words go: all of it, the header of a group, or nowhere. */
  readonly room: Box | undefined;
}

/** A line ends at most this far from what it ends at; from a lifeline there can be bars between. */
const NEAR = 1.5;
const NEAR_LIFELINE = 30;

/** Read between what the lines of a drawing lead, by the places where they end. */
export function readLines(drawn: Drawn): DrawnLine[] {
  const frames = readFrames(drawn);
  const lifelines = drawn.shapes.filter(({ properties }) => properties.strokeDashArray === LIFELINE);
  const nameAt = (point: Point): string => lifelineAt(point, lifelines, drawn) ?? frameAt(point, frames)?.name ?? '';
  return drawn.shapes
    .filter(({ tagName }) => tagName === 'polyline')
    .flatMap(({ points }): DrawnLine[] => {
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) return [];
      const ends = [frameAt(first, frames), frameAt(last, frames)];
      const hiding = frames.find((frame) => !frame.isGroup && !ends.includes(frame) && runsThrough(points, frame.box));
      // The lines of a sequence have nothing in their way, and its blocks are not boxes.
      return [
        { from: nameAt(first), to: nameAt(last), points, behind: lifelines.length > 0 ? undefined : hiding?.name },
      ];
    });
}

/** Read the boxes and frames of a drawing. */
export function readFrames({ shapes, words }: Drawn): DrawnFrame[] {
  const frames = shapes.filter(isFrame).map(({ points }) => ({ points, box: boxAround(points) }));
  return frames.map(({ points, box }): DrawnFrame => {
    const isGroup = frames.some(
      (other) => other.box !== box && isWithin(middleOf(other.box), box) && areaOf(other.box) < areaOf(box),
    );
    const header = shapes
      .filter(({ isFirst, tagName }) => !isFirst && tagName === 'rect')
      .map((shape) => boxAround(shape.points))
      .find(({ x, y, width }) => x === box.x && y === box.y && width === box.width);
    const room = header ?? (isGroup ? undefined : box);
    const inside = words.filter((drawn) => room && isWithin(middleOf(drawn.box), room));
    return { points, box, isGroup, room, name: inside.map((drawn) => drawn.words).join(' ') };
  });
}

/** Whether a part of a line is inside a box, and not only at its side. */
function runsThrough(points: readonly Point[], { x, y, width, height }: Box): boolean {
  return points.slice(1).some((to, index) => {
    const part = boxAround([points[index] ?? to, to]);
    const isBeside = part.x + part.width <= x + NEAR || part.x >= x + width - NEAR;
    const isAboveOrBelow = part.y + part.height <= y + NEAR || part.y >= y + height - NEAR;
    return !isBeside && !isAboveOrBelow;
  });
}

function isFrame({ tagName, properties: { stroke, fill }, isFirst }: DrawnShape): boolean {
  const isClosed = tagName !== 'line' && tagName !== 'polyline';
  return (
    isFirst && isClosed && stroke !== COLOUR.line && (stroke !== undefined || fill === COLOUR.text || fill === 'none')
  );
}

function frameAt(point: Point, frames: readonly DrawnFrame[]): DrawnFrame | undefined {
  const [nearest] = frames
    .filter(({ points }) => distanceToOutline(point, points) <= NEAR)
    .sort((one, other) => areaOf(one.box) - areaOf(other.box));
  return nearest;
}

/** The words above the lifeline that a point is beside. */
function lifelineAt(point: Point, lifelines: readonly DrawnShape[], { words }: Drawn): string | undefined {
  const [nearest] = lifelines
    .flatMap(({ points: [top] }) => (top ? [{ top, apart: Math.abs(top.x - point.x) }] : []))
    .filter(({ apart }) => apart <= NEAR_LIFELINE)
    .sort((one, other) => one.apart - other.apart);
  if (!nearest) return undefined;
  const { x, y } = nearest.top;
  const above = words
    .filter(({ box }) => Math.abs(middleOf(box).x - x) < 1 && middleOf(box).y < y)
    .sort((one, other) => other.box.y - one.box.y);
  // The lines of a name stand together; what is farther up is something else.
  const end = above.findIndex(({ box }, index) => (above[index - 1]?.box.y ?? box.y) - box.y > 1.2 * box.height);
  const name = end < 0 ? above : above.slice(0, end);
  return name
    .map((drawn) => drawn.words)
    .reverse()
    .join(' ');
}

function areaOf({ width, height }: Box): number {
  return width * height;
}

import { COLOUR, LIFELINE } from '../drawing/svg.ts';
import { type Box, boxAround, distanceToOutline, isWithin, middleOf, type Point } from '../layout/geometry.ts';
import type { Drawn, DrawnShape } from './read-drawing.ts';

/** A line of a drawing, and the words of what it leads from and to. */
export interface DrawnLine {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

/** A shape with words of its own: a box, or a frame around boxes. */
export interface DrawnFrame {
  readonly name: string;
  readonly points: readonly Point[];
  readonly box: Box;
  /** Whether there are other frames in it. */
  readonly isGroup: boolean;
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
      return first && last ? [{ from: nameAt(first), to: nameAt(last), points }] : [];
    });
}

/** Read the boxes and frames of a drawing. */
export function readFrames({ shapes, words }: Drawn): DrawnFrame[] {
  const frames = shapes.filter(isFrame).map(({ points }) => ({ points, box: boxAround(points) }));
  const nameIn = (box: Box): string =>
    words
      .filter((drawn) => isWithin(middleOf(drawn.box), box))
      .map((drawn) => drawn.words)
      .join(' ');
  return frames.map(({ points, box }): DrawnFrame => {
    const isGroup = frames.some(
      (other) => other.box !== box && isWithin(middleOf(other.box), box) && areaOf(other.box) < areaOf(box),
    );
    const header = shapes
      .filter(({ isFirst, tagName }) => !isFirst && tagName === 'rect')
      .map((shape) => boxAround(shape.points))
      .find(({ x, y, width }) => x === box.x && y === box.y && width === box.width);
    return { points, box, isGroup, name: header ? nameIn(header) : isGroup ? '' : nameIn(box) };
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

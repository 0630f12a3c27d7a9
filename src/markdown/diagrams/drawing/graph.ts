import type { Element, Properties } from 'hast';
import { GROUP_FACE, HEADER_PAD, titleOf } from '../layout/elk-graph.ts';
import type { Box, Point } from '../layout/geometry.ts';
import { type PlacedEdge, type PlacedLabel, placeGraph } from '../layout/graph.ts';
import { sizeOf, TYPE } from '../layout/measure.ts';
import type { Graph, Group, Stroke } from '../model.ts';
import { drawHead } from './heads.ts';
import { drawNode } from './nodes.ts';
import { COLOUR, group, polyline, rectangle, words } from './svg.ts';

const STROKES: Readonly<Record<Stroke, Properties>> = {
  solid: {},
  dotted: { strokeDashArray: '4 4' },
  thick: { strokeWidth: 2.5 },
  hidden: {},
};

/**
 * Draw a graph: frames at the bottom, then lines, boxes, what stands at the ends of lines, and the words on lines.
 *
 * @throws {DiagramError}
 */
export function drawGraph(graph: Graph): Element[] {
  const { nodes, groups, edges } = placeGraph(graph);
  return [
    ...groups.map(({ group, box }) => drawGroup(group, box)),
    ...edges.map(drawLine),
    ...groups.map(({ group, box }) => drawTitle(group, box)),
    ...nodes.map(({ node, box }) => drawNode(node, box)),
    ...edges.map(drawHeads),
    ...edges.flatMap(({ labels }) => labels.map(drawLabel)),
  ];
}

/** How a line is drawn. */
export function lineLooks(stroke: Stroke): Properties {
  return { stroke: COLOUR.line, ...STROKES[stroke] };
}

function drawGroup({ label, isRegion }: Group, box: Box): Element {
  const { height } = sizeOf(titleOf(label), GROUP_FACE);
  const header = { ...box, height: height + 2 * HEADER_PAD };
  return group([
    rectangle(box, { fill: COLOUR.group, stroke: COLOUR.edge, ...(isRegion && { strokeDashArray: '4 4' }) }),
    label === '' ? undefined : rectangle(header, { fill: COLOUR.header, stroke: COLOUR.edge }),
  ]);
}

/** A line may lead into a frame through its header: the title stands above it. */
function drawTitle({ label }: Group, { x, y }: Box): Element {
  const title = titleOf(label);
  const { width, height } = sizeOf(title, GROUP_FACE);
  const at = { x: x + 12, y: y + HEADER_PAD + height / 2 };
  const paper = { x: at.x, y: y + HEADER_PAD, width, height };
  return group([
    title === '' ? undefined : rectangle(paper, { fill: COLOUR.header }),
    words(title, at, { ...GROUP_FACE, fill: COLOUR.text }, 'start'),
  ]);
}

function drawLine({ edge, points }: PlacedEdge): Element {
  return polyline(points, lineLooks(edge.stroke));
}

function drawHeads({ edge, points }: PlacedEdge): Element {
  const [first, second]: readonly (Point | undefined)[] = points;
  const [last, before] = [points.at(-1), points.at(-2)];
  return group([
    ...(first && second ? drawHead(edge.start, first, second) : []),
    ...(last && before ? drawHead(edge.end, last, before) : []),
  ]);
}

function drawLabel({ label, box, isOnLine }: PlacedLabel): Element {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return group([
    isOnLine ? rectangle(box, { rx: 2, fill: COLOUR.paper }) : undefined,
    words(label, middle, { size: TYPE.small, fill: COLOUR.text }),
  ]);
}

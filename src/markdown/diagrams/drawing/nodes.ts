import type { Element } from 'hast';
import type { Box } from '../layout/geometry.ts';
import { type Size, sizeOf, TYPE, wrap } from '../layout/measure.ts';
import type { GraphNode } from '../model.ts';
import { CAP, outlineOf, sizeAround } from './shapes.ts';
import { COLOUR, group, polygon, rectangle, shape, straight, words } from './svg.ts';
import { drawTable, sizeOfTable } from './table.ts';

/** Labels are broken at this width. */
const WIDTH = 230;
const FOLD = 7;

/** The room that a node needs. */
export function sizeOfNode(node: GraphNode): Size {
  if (node.shape === 'table') return sizeOfTable(node);
  return sizeAround(node.shape, sizeOf(labelOf(node), faceOf(node)));
}

/** Draw a node with its label. */
export function drawNode(node: GraphNode, box: Box): Element {
  if (node.shape === 'table') return drawTable(node, box);
  const { x, y, width, height } = box;
  const down = node.shape === 'cylinder' ? CAP / 2 : 0;
  const middle = { x: x + width / 2, y: y + height / 2 + down };
  return group([...drawShape(node, box), words(labelOf(node), middle, { ...faceOf(node), fill: COLOUR.text })]);
}

/** Draw words on a sheet with a folded corner. */
export function drawNote(label: string, box: Box): Element {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return group([...drawSheet(box), words(label, middle, { size: TYPE.small, fill: COLOUR.text })]);
}

function labelOf(node: GraphNode): string {
  return wrap(node.label, WIDTH, faceOf(node));
}

function faceOf(node: GraphNode) {
  return { size: node.shape === 'note' ? TYPE.small : TYPE.box };
}

function drawShape(node: GraphNode, box: Box): Element[] {
  const { x, y, width, height } = box;
  const looks = { fill: COLOUR.box, stroke: COLOUR.edge };
  const black = { fill: COLOUR.text };
  const upright = (at: number): Element => straight({ x: at, y }, { x: at, y: y + height }, { stroke: COLOUR.edge });
  const ellipse = (inset: number, more: object): Element =>
    shape('ellipse', { cx: x + width / 2, cy: y + height / 2, rx: width / 2 - inset, ry: height / 2 - inset, ...more });
  switch (node.shape) {
    case 'text':
      return [rectangle(box, { fill: 'none' })];
    case 'rounded':
      return [rectangle(box, { rx: 6, ...looks })];
    case 'stadium':
      return [rectangle(box, { rx: height / 2, ...looks })];
    case 'subroutine':
      return [rectangle(box, looks), upright(x + 7), upright(x + width - 7)];
    case 'cylinder': {
      const lid = { cx: x + width / 2, cy: y + CAP, rx: width / 2, ry: CAP };
      return [polygon(outlineOf(node.shape, box), looks), shape('ellipse', { ...lid, ...looks })];
    }
    case 'circle':
    case 'ellipse':
      return [ellipse(0, looks)];
    case 'double-circle':
      return [ellipse(0, looks), ellipse(4, looks)];
    case 'start':
      return [ellipse(3, black)];
    case 'end':
      return [ellipse(1, { fill: COLOUR.paper, stroke: COLOUR.text, strokeWidth: 1.5 }), ellipse(5, black)];
    case 'bar':
      return [rectangle(box, black)];
    case 'note':
      return drawSheet(box);
    case 'rectangle':
      return [rectangle(box, looks)];
    default:
      return [polygon(outlineOf(node.shape, box), looks)];
  }
}

function drawSheet({ x, y, width, height }: Box): Element[] {
  const [right, bottom, fold] = [x + width, y + height, x + width - FOLD];
  const looks = { fill: COLOUR.paper, stroke: COLOUR.edge };
  const outline = [
    { x, y },
    { x: fold, y },
    { x: right, y: y + FOLD },
    { x: right, y: bottom },
    { x, y: bottom },
  ];
  return [
    polygon(outline, looks),
    polygon(
      [
        { x: fold, y },
        { x: fold, y: y + FOLD },
        { x: right, y: y + FOLD },
      ],
      looks,
    ),
  ];
}

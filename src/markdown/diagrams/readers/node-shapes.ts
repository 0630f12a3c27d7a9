import type { Shape } from '../model.ts';

/** How a flowchart writes the shape of a node: the signs around its label, longest first. */
export const BRACKETS: readonly (readonly [string, string, Shape])[] = [
  ['(((', ')))', 'double-circle'],
  ['([', '])', 'stadium'],
  ['((', '))', 'circle'],
  ['[[', ']]', 'subroutine'],
  ['[(', ')]', 'cylinder'],
  ['[/', '\\]', 'trapezoid'],
  ['[/', '/]', 'lean-right'],
  ['[\\', '/]', 'trapezoid-down'],
  ['[\\', '\\]', 'lean-left'],
  ['{{', '}}', 'hexagon'],
  ['(-', '-)', 'ellipse'],
  ['>', ']', 'flag'],
  ['[', ']', 'rectangle'],
  ['(', ')', 'rounded'],
  ['{', '}', 'diamond'],
];

/** Names of `A@{ shape: … }` that a shape of ours stands for. */
const NAMES: readonly (readonly [Shape, string])[] = [
  ['rectangle', 'rect rectangle proc process'],
  ['rounded', 'rounded event'],
  ['stadium', 'stadium pill terminal'],
  ['subroutine', 'subproc subprocess subroutine fr-rect framed-rectangle'],
  ['cylinder', 'cyl cylinder database db'],
  ['circle', 'circle circ'],
  ['double-circle', 'dbl-circ double-circle'],
  ['ellipse', 'ellipse oval'],
  ['diamond', 'diam diamond decision question'],
  ['hexagon', 'hex hexagon prepare'],
  ['flag', 'odd'],
  ['trapezoid', 'trap-b trapezoid trapezoid-bottom priority'],
  ['trapezoid-down', 'trap-t trapezoid-top inv-trapezoid manual'],
  ['lean-right', 'lean-r lean-right in-out'],
  ['lean-left', 'lean-l lean-left out-in'],
  ['text', 'text'],
];

/** The shapes by their names in Mermaid. */
export const SHAPES_BY_NAME: ReadonlyMap<string, Shape> = new Map(
  NAMES.flatMap(([shape, names]) => names.split(' ').map((name) => [name, shape] as const)),
);

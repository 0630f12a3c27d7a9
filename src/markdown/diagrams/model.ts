/** Where the arrows of a drawing lead. */
export type Direction = 'down' | 'up' | 'right' | 'left';

export type Shape =
  | 'rectangle'
  | 'rounded'
  | 'stadium'
  | 'subroutine'
  | 'cylinder'
  | 'circle'
  | 'double-circle'
  | 'ellipse'
  | 'diamond'
  | 'hexagon'
  | 'flag'
  | 'trapezoid'
  | 'trapezoid-down'
  | 'lean-right'
  | 'lean-left'
  | 'note'
  | 'text'
  | 'table'
  | 'start'
  | 'end'
  | 'bar';

/** What stands at the end of a line. */
export type Head =
  | 'none'
  | 'arrow'
  | 'open'
  | 'cross'
  | 'circle'
  | 'triangle'
  | 'diamond'
  | 'hollow-diamond'
  | 'lollipop'
  | 'one'
  | 'zero-or-one'
  | 'one-or-more'
  | 'zero-or-more';

export type Stroke = 'solid' | 'dotted' | 'thick' | 'hidden';

/** A row of a class or an entity: its cells stand in columns. */
export interface Row {
  readonly cells: readonly string[];
  /** What is static is underlined, what is abstract is slanted. */
  readonly style: 'plain' | 'static' | 'abstract';
}

/** A box of a drawing. Lines of a label are separated by line breaks. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly shape: Shape;
  /** Small words above the label: `«interface»`. */
  readonly kicker: string;
  readonly sections: readonly (readonly Row[])[];
  readonly group: string | undefined;
  readonly line: number;
}

/** A frame around boxes. A region is a part of a state that goes on beside others. */
export interface Group {
  readonly id: string;
  readonly label: string;
  readonly group: string | undefined;
  readonly direction: Direction | undefined;
  readonly isRegion: boolean;
  readonly line: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Words at its ends: how many of a class there are. */
  readonly fromLabel: string;
  readonly toLabel: string;
  readonly start: Head;
  readonly end: Head;
  readonly stroke: Stroke;
  readonly line: number;
}

/** What a diagram says, but for a sequence. */
export interface Graph {
  readonly direction: Direction;
  readonly nodes: readonly GraphNode[];
  readonly groups: readonly Group[];
  readonly edges: readonly Edge[];
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  TD: 'down',
  TB: 'down',
  BT: 'up',
  LR: 'right',
  RL: 'left',
  v: 'down',
  '^': 'up',
  '>': 'right',
  '<': 'left',
};

/** `TD`, `LR` … as a direction. */
export function directionOf(written: string): Direction | undefined {
  return Object.hasOwn(DIRECTIONS, written) ? DIRECTIONS[written] : undefined;
}

export const PLAIN_NODE = { kicker: '', sections: [], group: undefined } as const;
export const PLAIN_EDGE = {
  label: '',
  fromLabel: '',
  toLabel: '',
  start: 'none',
  end: 'none',
  stroke: 'solid',
} as const;

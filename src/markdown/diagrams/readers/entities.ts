import { readLabel } from '../labels.ts';
import {
  type Direction,
  type Edge,
  type Graph,
  type GraphNode,
  type Head,
  PLAIN_EDGE,
  PLAIN_NODE,
  type Row,
} from '../model.ts';
import { DiagramError, type DiagramSource, type Line } from '../source.ts';
import {
  assertBare,
  CLASS_OF,
  LOOKS,
  openBraces,
  readDirection,
  type Statement,
  separate,
  takeStatements,
  whole,
} from '../statements.ts';

const NAME = String.raw`("[^"]+"|(?:[\p{L}\p{N}\p{M}_.*]|-(?=[\p{L}\p{N}_]))+)`;
/** How many there are at an end of a line: signs and words. */
const words = (alternatives: string): string => String.raw`(?<![\p{L}\p{N}_])(?:${alternatives})(?![\p{L}\p{N}_+])`;
const HOW_MANY: readonly (readonly [Head, string])[] = [
  ['zero-or-one', String.raw`\|o|o\||${words('one or zero|zero or one')}`],
  ['zero-or-more', String.raw`\}o|o\{|${words(String.raw`zero or more|zero or many|many\(0\)|0\+`)}`],
  ['one-or-more', String.raw`\}\||\|\{|${words(String.raw`one or more|one or many|many\(1\)|1\+`)}`],
  ['one', String.raw`\|\||${words('only one|1')}`],
];
const END = `(${HOW_MANY.map(([, signs]) => signs).join('|')})`;
const RELATION = String.raw`${NAME}\s*${END}\s*(--|\.\.|\.-|-\.|to|optionally to)\s*${END}\s*${NAME}\s*:\s*(.*)`;
const STATEMENT = whole(RELATION);
const HINT = 'a line is like CUSTOMER ||--o{ ORDER : places; within CUSTOMER { … } it is like string name PK';

interface Reading {
  direction: Direction;
  readonly nodes: Map<string, GraphNode>;
  readonly edges: Edge[];
  open: { readonly id: string; readonly line: Line } | undefined;
}

/**
 * Read an entity-relationship diagram.
 *
 * @throws {DiagramError}
 */
export function readEntities(source: DiagramSource): Graph {
  assertBare(source);
  const read: Reading = { direction: 'right', nodes: new Map(), edges: [], open: undefined };
  const lines = openBraces(separate(source.lines, STATEMENT), /^(?:"[^"]+"|[^\s|{}]+)\s*(?:\[[^\]]*\])?\s*$/);
  takeStatements(read, lines, ({ open }) => (open ? ATTRIBUTES : STATEMENTS), HINT);
  if (read.open) {
    const { text, number } = read.open.line;
    throw new DiagramError(`“${text}” is never ended`, number, 'write “}” on a line of its own');
  }
  return { direction: read.direction, nodes: [...read.nodes.values()], groups: [], edges: read.edges };
}

/** Lines of the block of an entity. */
const ATTRIBUTES: readonly Statement<Reading>[] = [
  {
    pattern: whole(String.raw`\}`),
    take(read) {
      read.open = undefined;
    },
  },
  {
    pattern: whole(
      String.raw`([^\s"(]+(?:\([^)"]*\))?[^\s"]*)\s+([^\s"]+)((?:\s*,?\s*\b(?:PK|FK|UK)\b)*)\s*(?:"([^"]*)")?`,
    ),
    take({ nodes, open }, [type = '', name = '', keys = '', comment = ''], { number }) {
      const node = nodes.get(open?.id ?? '');
      if (!node) return;
      const cells = [
        type,
        name,
        keys
          .split(/[\s,]+/)
          .filter(Boolean)
          .join(', '),
        comment,
      ];
      const row: Row = { cells: cells.map((cell) => readLabel(cell, number)), style: 'plain' };
      nodes.set(node.id, { ...node, sections: [[...(node.sections[0] ?? []), row]] });
    },
  },
];

const STATEMENTS: readonly Statement<Reading>[] = [
  {
    pattern: whole(String.raw`direction\s+\w+`),
    take(read, _groups, line) {
      read.direction = readDirection(line) ?? read.direction;
    },
  },
  {
    pattern: whole(RELATION),
    take(read, [from = '', start = '', line, end = '', to = '', label = ''], at) {
      read.edges.push({
        ...PLAIN_EDGE,
        from: mention(read, from, undefined, at),
        to: mention(read, to, undefined, at),
        label: readLabel(label, at.number),
        start: headOf(start),
        end: headOf(end),
        stroke: line === '--' || line === 'to' ? 'solid' : 'dotted',
        line: at.number,
      });
    },
  },
  { pattern: LOOKS, take() {} },
  { pattern: CLASS_OF, take() {} },
  {
    pattern: whole(String.raw`${NAME}\s*(?:\[([^\]]*)\])?(?::::[\w,-]+)?\s*(\{)?`),
    take(read, [name = '', alias, brace], line) {
      const id = mention(read, name, alias, line);
      if (brace) read.open = { id, line };
    },
  },
];

function headOf(written: string): Head {
  return HOW_MANY.find(([, signs]) => whole(signs).test(written))?.[0] ?? 'none';
}

function mention({ nodes }: Reading, written: string, alias: string | undefined, { number }: Line): string {
  const id = written.replace(/^"(.*)"$/, '$1');
  const known = nodes.get(id);
  const label = readLabel(alias ?? id, number);
  if (!known) nodes.set(id, { ...PLAIN_NODE, id, label, shape: 'table', line: number });
  else if (alias !== undefined) nodes.set(id, { ...known, label });
  return id;
}

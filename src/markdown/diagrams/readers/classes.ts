import { readLabel } from '../labels.ts';
import {
  type Direction,
  type Edge,
  type Graph,
  type GraphNode,
  type Group,
  PLAIN_EDGE,
  PLAIN_NODE,
  type Row,
} from '../model.ts';
import { DiagramError, type DiagramSource, type Line } from '../source.ts';
import {
  assertBare,
  LOOKS,
  openBraces,
  readDirection,
  refuseLink,
  type Statement,
  separate,
  takeStatements,
  whole,
} from '../statements.ts';
import { readMember, withBrackets } from './class-members.ts';
import { CLASS, RELATION, readRelation } from './class-relations.ts';

const STATEMENT = whole(String.raw`${RELATION}|(?:class|namespace|note)\s.*`);
const HINT = 'a line is like Animal <|-- Duck, class Animal { … }, or Animal : +int age';

interface Class {
  readonly node: GraphNode;
  readonly kickers: readonly string[];
  readonly attributes: readonly Row[];
  readonly methods: readonly Row[];
}

interface Reading {
  direction: Direction;
  readonly classes: Map<string, Class>;
  readonly notes: GraphNode[];
  readonly groups: Map<string, Group>;
  readonly edges: Edge[];
  /** Blocks that are not ended, with the class or namespace they are of. */
  readonly open: { readonly line: Line; readonly id: string; readonly isClass: boolean }[];
}

/**
 * Read a class diagram.
 *
 * @throws {DiagramError}
 */
export function readClasses(source: DiagramSource): Graph {
  assertBare(source);
  const read: Reading = {
    direction: 'down',
    classes: new Map(),
    notes: [],
    groups: new Map(),
    edges: [],
    open: [],
  };
  const lines = openBraces(separate(source.lines, STATEMENT), /^(?:class|namespace)\s/);
  takeStatements(read, lines, ({ open }) => (open.at(-1)?.isClass ? MEMBERS : STATEMENTS), HINT);
  const left = read.open.at(-1)?.line;
  if (left) throw new DiagramError(`“${left.text}” is never ended`, left.number, 'write “}” on a line of its own');
  const nodes = [...read.classes.values()].map(({ node, kickers, attributes, methods }): GraphNode => {
    return { ...node, kicker: kickers.join('\n'), sections: [attributes, methods] };
  });
  const { direction, notes, groups, edges } = read;
  return { direction, nodes: [...nodes, ...notes], groups: [...groups.values()], edges };
}

const END: Statement<Reading> = {
  pattern: whole(String.raw`\}`),
  take({ open }, _groups, { number }) {
    if (!open.pop()) throw new DiagramError('“}” ends nothing', number, 'leave it out');
  },
};

/** Lines of the block of a class. */
const MEMBERS: readonly Statement<Reading>[] = [
  END,
  {
    pattern: whole('<<(.+)>>'),
    take: (read, [kicker = ''], line) => annotate(read, read.open.at(-1)?.id ?? '', kicker, line),
  },
  { pattern: /^(.+)$/, take: (read, [member = ''], line) => addMember(read, read.open.at(-1)?.id ?? '', member, line) },
];

const STATEMENTS: readonly Statement<Reading>[] = [
  END,
  {
    pattern: whole(String.raw`direction\s+\w+`),
    take(read, _groups, line) {
      read.direction = readDirection(line) ?? read.direction;
    },
  },
  {
    pattern: whole(String.raw`namespace\s+([^\s{]+)\s*\{`),
    take(read, [id = ''], line) {
      const group = read.open.at(-1)?.id;
      if (read.groups.has(id))
        throw new DiagramError(`there are two namespaces “${id}”`, line.number, 'write one block');
      read.groups.set(id, { id, label: id, group, direction: undefined, isRegion: false, line: line.number });
      read.open.push({ line, id, isClass: false });
    },
  },
  {
    pattern: whole(
      String.raw`class\s+${CLASS}(?:\s*\["([^"]*)"\])?(?::::[\w-]+)?(?:\s*<<([^<>]+)>>)?(?::::[\w-]+)?\s*(\{)?`,
    ),
    take(read, [name = '', generic, label, kicker, brace], line) {
      const id = mention(read, name, generic, line);
      const known = read.classes.get(id);
      if (known) {
        const words = label === undefined ? known.node.label : readLabel(label, line.number);
        const group = known.node.group ?? read.open.at(-1)?.id;
        read.classes.set(id, { ...known, node: { ...known.node, label: words, group } });
      }
      if (kicker) annotate(read, id, kicker, line);
      if (brace) read.open.push({ line, id, isClass: true });
    },
  },
  {
    pattern: whole(String.raw`<<([^<>]+)>>\s*${CLASS}`),
    take: (read, [kicker = '', name = '', generic], line) =>
      annotate(read, mention(read, name, generic, line), kicker, line),
  },
  {
    pattern: whole(String.raw`note\s+(?:for\s+${CLASS}\s+)?"([^"]*)"`),
    take(read, [name, generic, words = ''], line) {
      const id = `note of line ${line.number}`;
      const group = read.open.at(-1)?.id;
      const label = readLabel(words, line.number);
      read.notes.push({ ...PLAIN_NODE, id, label, shape: 'note', group, line: line.number });
      if (name === undefined) return;
      const from = mention(read, name, generic, line);
      read.edges.push({ ...PLAIN_EDGE, from, to: id, stroke: 'dotted', line: line.number });
    },
  },
  { pattern: /^(?:click|link|callback|href)\s/, take: (_read, _groups, line) => refuseLink(line) },
  { pattern: whole(RELATION), take: relate },
  {
    pattern: whole(String.raw`${CLASS}\s*:\s*(\S.*)`),
    take: (read, [name = '', generic, member = ''], line) =>
      addMember(read, mention(read, name, generic, line), member, line),
  },
  { pattern: LOOKS, take() {} },
];

function relate(read: Reading, groups: readonly (string | undefined)[], line: Line): void {
  const { from, to, ...edge } = readRelation(groups, line);
  read.edges.push({ ...edge, from: mention(read, ...from, line), to: mention(read, ...to, line) });
}

function mention(read: Reading, written: string, generic: string | undefined, { number }: Line): string {
  const id = written.replaceAll('`', '');
  const known = read.classes.get(id);
  const label = generic === undefined ? id : `${id}<${withBrackets(generic)}>`;
  if (!known) {
    const node: GraphNode = { ...PLAIN_NODE, id, label, shape: 'table', line: number };
    read.classes.set(id, { node, kickers: [], attributes: [], methods: [] });
  } else if (generic !== undefined && known.node.label === id) {
    read.classes.set(id, { ...known, node: { ...known.node, label } });
  }
  return id;
}

function annotate({ classes }: Reading, id: string, kicker: string, { number }: Line): void {
  const known = classes.get(id);
  if (known) classes.set(id, { ...known, kickers: [...known.kickers, `«${readLabel(kicker, number)}»`] });
}

function addMember({ classes }: Reading, id: string, written: string, line: Line): void {
  const known = classes.get(id);
  if (!known) return;
  const { row, isMethod } = readMember(written, line);
  const { attributes, methods } = known;
  classes.set(id, isMethod ? { ...known, methods: [...methods, row] } : { ...known, attributes: [...attributes, row] });
}

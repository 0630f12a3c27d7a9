import { readLabel } from '../labels.ts';
import {
  type Direction,
  type Edge,
  type Graph,
  type GraphNode,
  type Group,
  PLAIN_EDGE,
  PLAIN_NODE,
  type Shape,
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
import { joinNotes } from './state-notes.ts';

const ID = String.raw`[\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}_]`;
const CLASS = String.raw`(?::::[\w-]+)?`;
const TRANSITION = String.raw`(\[\*\]|${ID})${CLASS}\s*-->\s*(\[\*\]|${ID})${CLASS}(?:\s*:\s*(.*))?`;
const STATEMENT = whole(String.raw`${TRANSITION}|(?:state|note)\s.*|\}`);
const SPECIAL: Readonly<Record<string, Shape>> = {
  fork: 'bar',
  join: 'bar',
  choice: 'diamond',
  start: 'start',
  end: 'end',
};
const HINT = 'a line is like Open --> Closed : fixed, or state Open { … }; a note is “note right of Open : text”';

/** A state that holds others, and its part that is being read. */
interface Open {
  readonly id: string;
  readonly line: Line;
  region: string;
  regions: number;
}

interface Reading {
  direction: Direction;
  readonly nodes: Map<string, GraphNode>;
  readonly groups: Map<string, Group>;
  readonly edges: Edge[];
  readonly open: Open[];
}

/**
 * Read a state diagram.
 *
 * @throws {DiagramError}
 */
export function readStates(source: DiagramSource): Graph {
  assertBare(source);
  const read: Reading = { direction: 'down', nodes: new Map(), groups: new Map(), edges: [], open: [] };
  const lines = openBraces(separate(joinNotes(source.lines), STATEMENT), /^state\s/);
  takeStatements(read, lines, () => STATEMENTS, HINT);
  const left = read.open.at(-1);
  if (left) throw new DiagramError('a state is never ended', left.line.number, 'write “}” on a line of its own');
  const { direction, nodes, groups, edges } = read;
  return { direction, nodes: [...nodes.values()], groups: [...groups.values()], edges };
}

const STATEMENTS: readonly Statement<Reading>[] = [
  {
    pattern: whole(String.raw`direction\s+\w+`),
    take(read, _groups, line) {
      const direction = readDirection(line);
      const group = read.groups.get(read.open.at(-1)?.region ?? '');
      if (group) read.groups.set(group.id, { ...group, direction });
      else read.direction = direction ?? read.direction;
    },
  },
  {
    pattern: whole(String.raw`\}`),
    take({ open }, _groups, { number }) {
      if (!open.pop()) throw new DiagramError('“}” ends nothing', number, 'leave it out');
    },
  },
  { pattern: whole('--+'), take: (read, _groups, line) => divide(read, line) },
  {
    pattern: whole(String.raw`note\s+(?:left|right)\s+of\s+(${ID})\s*:\s*(.*)`, 'iu'),
    take(read, [about = '', words = ''], line) {
      const from = mention(read, about, line);
      const to = `note of line ${line.number}`;
      const group = (read.nodes.get(from) ?? read.groups.get(from))?.group;
      const label = readLabel(words, line.number);
      read.nodes.set(to, { ...PLAIN_NODE, id: to, label, shape: 'note', group, line: line.number });
      read.edges.push({ ...PLAIN_EDGE, from, to, stroke: 'dotted', line: line.number });
    },
  },
  {
    pattern: whole(String.raw`state\s+"([^"]+)"\s+as\s+(${ID})${CLASS}\s*(\{)?`),
    take(read, [words = '', id = '', brace], line) {
      describe(read, id, words, line);
      if (brace) enter(read, id, line);
    },
  },
  {
    pattern: whole(
      String.raw`state\s+(${ID})${CLASS}\s*(?:(?:<<|\[\[)\s*(fork|join|choice|end|start)\s*(?:>>|\]\])|(\{))?`,
    ),
    take(read, [id = '', special = '', brace], line) {
      if (brace) return enter(read, id, line);
      const node = read.nodes.get(mention(read, id, line));
      const shape = SPECIAL[special];
      if (shape && node) read.nodes.set(id, { ...node, shape, label: '' });
    },
  },
  {
    pattern: whole(TRANSITION),
    take(read, [from = '', to = '', label = ''], line) {
      read.edges.push({
        ...PLAIN_EDGE,
        from: mention(read, from, line, 'start'),
        to: mention(read, to, line, 'end'),
        label: readLabel(label, line.number),
        end: 'arrow',
        line: line.number,
      });
    },
  },
  {
    pattern: whole(String.raw`(${ID})${CLASS}\s*:\s*(.+)`),
    take: (read, [id = '', words = ''], line) => describe(read, id, words, line),
  },
  { pattern: whole(`(${ID})${CLASS}`), take: (read, [id = ''], line) => void mention(read, id, line) },
  { pattern: LOOKS, take() {} },
  { pattern: CLASS_OF, take() {} },
  { pattern: /^(?:scale\s+\d|hide\s+empty\s+description$)/, take() {} },
];

/** `[*]` is the beginning or the end of what it stands in. */
function mention(
  { nodes, groups, open }: Reading,
  written: string,
  { number }: Line,
  pseudo: Shape = 'rounded',
): string {
  const group = open.at(-1)?.region;
  const isPseudo = written === '[*]';
  const id = isPseudo ? `[*] ${pseudo} ${group ?? ''}` : written;
  if (!nodes.has(id) && !groups.has(id)) {
    const label = isPseudo ? '' : readLabel(written, number);
    nodes.set(id, { ...PLAIN_NODE, id, label, shape: isPseudo ? pseudo : 'rounded', group, line: number });
  }
  return id;
}

/** A description stands for the id; a second one stands below the first. */
function describe(read: Reading, id: string, words: string, line: Line): void {
  mention(read, id, line);
  const label = (before: string): string =>
    [before === id ? '' : before, readLabel(words, line.number)].filter(Boolean).join('\n');
  const node = read.nodes.get(id);
  const group = read.groups.get(id);
  if (node) read.nodes.set(id, { ...node, label: label(node.label) });
  if (group) read.groups.set(id, { ...group, label: label(group.label) });
}

function enter(read: Reading, id: string, line: Line): void {
  if (read.groups.has(id)) {
    throw new DiagramError(`the state “${id}” has two blocks`, line.number, 'write all that it holds into one');
  }
  mention(read, id, line);
  const { label = id, group } = read.nodes.get(id) ?? {};
  read.nodes.delete(id);
  read.groups.set(id, { id, label, group, direction: undefined, isRegion: false, line: line.number });
  read.open.push({ id, line, region: id, regions: 1 });
}

/** “--” begins a part that goes on beside the parts before it. */
function divide({ nodes, groups, open }: Reading, { number }: Line): void {
  const inner = open.at(-1);
  if (!inner) throw new DiagramError('“--” divides nothing', number, 'write it within a state: state Open { … }');
  const region = (count: number): string => `${inner.id} -- ${count}`;
  const add = (id: string): void => {
    groups.set(id, { id, label: '', group: inner.id, direction: undefined, isRegion: true, line: number });
  };
  if (inner.regions === 1) {
    const first = region(1);
    for (const node of nodes.values()) if (node.group === inner.id) nodes.set(node.id, { ...node, group: first });
    for (const group of groups.values()) if (group.group === inner.id) groups.set(group.id, { ...group, group: first });
    add(first);
  }
  inner.regions++;
  inner.region = region(inner.regions);
  add(inner.region);
}

import { readLabel } from '../labels.ts';
import { directionOf, type Edge, type Graph, type GraphNode, type Group, PLAIN_EDGE, PLAIN_NODE } from '../model.ts';
import { DiagramError, type DiagramSource, type Line, shorten } from '../source.ts';
import { CLASS_OF, LOOKS, readDirection, refuseLink } from '../statements.ts';
import { type FlowLine, type Mention, readFlowLine } from './flowchart-line.ts';

/** Beyond these a drawing takes long to lay out, and nobody sees through it. */
const NODE_LIMIT = 200;
const LINK_LIMIT = 300;
/** How a link moves and bends. */
const LINK_LOOKS = /^[\p{L}\p{N}_]+@\{\s*(?:animate|animation|curve)\b/u;
const ACTION = /^(?:click|href|call)\s+[\p{L}\p{N}_"]/u;

/**
 * Read a flowchart.
 *
 * @throws {DiagramError}
 */
export function readFlowchart({ kind, header, lines }: DiagramSource): Graph {
  const written = header.text.slice(kind.length).trim();
  let direction = directionOf(written || 'TD');
  if (!direction) {
    throw new DiagramError(`“${written}” is not a direction`, header.number, 'write flowchart TD, LR, BT or RL');
  }
  const open: { group: Group; readonly ids: Set<string> }[] = [];
  const groups = new Map<string, Group>();
  const groupOf = new Map<string, string>();
  const mentioned = new Map<string, Mention & { readonly line: number }>();
  const read: { readonly flow: FlowLine; readonly line: Line }[] = [];
  for (const line of splitStatements(lines)) {
    const { text, number } = line;
    const turned = readDirection(line);
    const inner = open.at(-1);
    if (turned && inner) inner.group = { ...inner.group, direction: turned };
    else if (turned) direction = turned;
    else if (text === 'end') {
      if (!inner) throw new DiagramError('“end” ends nothing', number, 'leave it out');
      open.pop();
      groups.set(inner.group.id, inner.group);
      // The inner group is ended first, so a node that is named in both belongs to it.
      for (const id of inner.ids) if (!groupOf.has(id)) groupOf.set(id, inner.group.id);
    } else if (/^subgraph(?:\s|$)/.test(text)) {
      const group = readGroup(line, `subgraph of line ${number}`, inner?.group.id);
      if (groups.has(group.id) || open.some((other) => other.group.id === group.id)) {
        throw new DiagramError(`there are two subgraphs “${group.id}”`, number, 'give each an id: subgraph id [Title]');
      }
      open.push({ group, ids: new Set() });
    } else if (ACTION.test(text)) refuseLink(line);
    else if (![LOOKS, CLASS_OF, LINK_LOOKS].some((looks) => looks.test(text))) {
      const flow = readFlowLine(line);
      read.push({ flow, line });
      for (const mention of flow.nodes.flat()) {
        const known = mentioned.get(mention.id);
        const { id, shape = known?.shape, label = known?.label } = mention;
        mentioned.set(id, { id, shape, label, line: known?.line ?? number });
        inner?.ids.add(id);
      }
    }
  }
  const left = open.at(-1);
  if (left) throw new DiagramError('a subgraph is never ended', left.group.line, 'write “end” on a line of its own');
  assertDrawable(
    read.map(({ flow }) => flow),
    mentioned.size,
    header,
  );
  const nodes = [...mentioned.values()].flatMap(({ id, shape = 'rectangle', label, line }): GraphNode[] =>
    groups.has(id)
      ? []
      : [{ ...PLAIN_NODE, id, shape, label: label ?? readLabel(id, line), group: groupOf.get(id), line }],
  );
  const edges = read.flatMap(({ flow, line }) => edgesOf(flow, line));
  return { direction, nodes, groups: [...groups.values()], edges };
}

/** Statements end with their line or a semicolon; a label in quotes may have lines of its own. */
function splitStatements(lines: readonly Line[]): Line[] {
  const statements: Line[] = [];
  let open: Line | undefined;
  for (const { text, number } of lines) {
    const whole: Line = open ? { text: `${open.text}\n${text}`, number: open.number } : { text, number };
    open = whole.text.split('"').length % 2 === 0 ? whole : undefined;
    if (open) continue;
    for (const statement of whole.text.match(/(?:"[^"]*"|\[[^\]"]*\]|\|[^|"]*\||[^;"])+/g) ?? []) {
      if (statement.trim() !== '') statements.push({ text: statement.trim(), number: whole.number });
    }
  }
  if (open)
    throw new DiagramError(
      `“${shorten(open.text)}” has a quote that is never closed`,
      open.number,
      'close it, or write #quot; for the sign itself',
    );
  return statements;
}

/** `subgraph title`, `subgraph id [title]`, or `subgraph` alone. */
function readGroup({ text, number }: Line, without: string, group: string | undefined): Group {
  const written = text.slice('subgraph'.length).trim();
  const [, id = written, label = written] = /^([^\s[\]"]+)\s*\[([\s\S]+)\]$/.exec(written) ?? [];
  return {
    id: id === '' ? without : id.replace(/^"(.*)"$/s, '$1'),
    label: readLabel(label, number),
    group,
    direction: undefined,
    isRegion: false,
    line: number,
  };
}

function edgesOf({ nodes, links }: FlowLine, { number }: Line): Edge[] {
  return links.flatMap((link, index) =>
    (nodes[index] ?? []).flatMap(({ id: from }) =>
      (nodes[index + 1] ?? []).map(({ id: to }): Edge => ({ ...PLAIN_EDGE, ...link, from, to, line: number })),
    ),
  );
}

/** One line can join a hundred nodes to a hundred others. */
function assertDrawable(flows: readonly FlowLine[], nodes: number, { number }: Line): void {
  let links = 0;
  for (const flow of flows) {
    for (const [index, group] of flow.nodes.entries()) links += group.length * (flow.nodes[index + 1]?.length ?? 0);
  }
  if (nodes <= NODE_LIMIT && links <= LINK_LIMIT) return;
  const message = `a flowchart has ${nodes} nodes and ${links} arrows; it may have ${NODE_LIMIT} and ${LINK_LIMIT}`;
  throw new DiagramError(message, number, 'split it, or leave out what the text can say');
}

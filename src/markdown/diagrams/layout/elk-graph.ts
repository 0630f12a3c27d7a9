import type { ElkExtendedEdge, ElkLabel, ElkNode, LayoutOptions } from 'elkjs';
import { sizeOfNode } from '../drawing/nodes.ts';
import type { Direction, Edge, Graph, GraphNode, Group, Head } from '../model.ts';
import { type Size, sizeOf, TYPE, wrap } from './measure.ts';
import { scopeOf, type Tree } from './tree.ts';

const DIRECTIONS: Readonly<Record<Direction, string>> = { down: 'DOWN', up: 'UP', right: 'RIGHT', left: 'LEFT' };
const LABEL_WIDTH = 190;
const TITLE_WIDTH = 285;
export const EDGE_FACE = { size: TYPE.small };
export const GROUP_FACE = { size: 12, isBold: true };
/** Room around the title of a group, and around what a group holds. */
export const HEADER_PAD = 6;
export const PAD = 14;
/** Lines that end at one side of a box are so far apart. */
const BESIDE = 14;
/** Words at the end of a line stand so far from it. */
const LABEL_GAP = 8;

/**
 * Write what is laid out at once as the layout engine reads it: the whole graph, or a group that is laid out by itself. Of the groups
 * in it that are laid out by themselves the size is known.
 */
export function elkGraphOf(
  graph: Graph,
  tree: Tree,
  scope: Group | undefined,
  direction: Direction,
  sizes: ReadonlyMap<string, Size>,
): ElkNode {
  const edges = graph.edges.flatMap((edge, index): ElkExtendedEdge[] => {
    if (scopeOf(edge.from, tree) !== scope?.id || scopeOf(edge.to, tree) !== scope?.id) return [];
    const id = `edge ${index}`;
    return [{ id, sources: [`node ${edge.from}`], targets: [`node ${edge.to}`], labels: labelsOf(edge) }];
  });
  const groupNode = (group: Group): ElkNode => {
    const id = `node ${group.id}`;
    const known = sizes.get(group.id);
    if (known) return { id, ...known };
    const children = childrenOf(group.id);
    const title = sizeOfTitle(group);
    if (children.length === 0) return { id, width: title.width + 2 * PAD, height: title.height + 2 * PAD };
    const layoutOptions = {
      'elk.padding': `[top=${title.height + PAD},left=${PAD},bottom=${PAD},right=${PAD}]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': leastSize(title.width, direction),
    };
    return { id, children, layoutOptions };
  };
  /** In the order in which they are first named. */
  const childrenOf = (parent: string | undefined): ElkNode[] =>
    [
      ...graph.nodes.map((node) => ({ ...node, write: () => elkNode(node, graph, direction) })),
      ...graph.groups.map((group) => ({ ...group, write: () => groupNode(group) })),
    ]
      .filter(({ group }) => group === parent)
      .sort((one, other) => one.line - other.line)
      .map(({ write }) => write());
  return { id: 'root', children: childrenOf(scope?.id), edges, layoutOptions: optionsFor(direction, graph) };
}

/** Its title is above what a group holds, and may be wider. */
export function sizeOfTitle({ label, isRegion }: Group): Size {
  const { width, height } = sizeOf(titleOf(label), GROUP_FACE);
  return isRegion ? { width, height } : { width: width + 2 * PAD, height: height + 2 * HEADER_PAD };
}

/** The title of a group, in lines. */
export function titleOf(label: string): string {
  return wrap(label, TITLE_WIDTH, GROUP_FACE);
}

/** The words of a line, in lines. */
export function wordsOnLine(label: string): string {
  return wrap(label, LABEL_WIDTH, EDGE_FACE);
}

function optionsFor(direction: Direction, { edges }: Graph): LayoutOptions {
  /** Heads, and words at the ends, need room before the first bend. */
  const isFull = ({ fromLabel, toLabel, start, end }: Edge): boolean =>
    fromLabel !== '' || toLabel !== '' || isWide(start) || isWide(end);
  const reach = edges.some(isFull) ? 26 : 16;
  return {
    'elk.algorithm': 'layered',
    'elk.direction': DIRECTIONS[direction],
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.json.shapeCoords': 'ROOT',
    'elk.json.edgeCoords': 'ROOT',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.padding': '[top=0,left=0,bottom=0,right=0]',
    'elk.spacing.nodeNode': '28',
    'elk.spacing.edgeNode': '16',
    'elk.spacing.edgeEdge': '12',
    'elk.spacing.edgeLabel': String(LABEL_GAP),
    'elk.spacing.nodeSelfLoop': '16',
    'elk.layered.spacing.nodeNodeBetweenLayers': String(2 * reach),
    'elk.layered.spacing.edgeNodeBetweenLayers': String(reach),
    'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
    'elk.layered.thoroughness': '3',
    // What is written first comes first, as far as the arrows allow.
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  };
}

/**
 * A node is as long as the lines that end at one of its sides need. Those with words or wide signs at their ends need more, and
 * may all end at the same side.
 */
function elkNode(node: GraphNode, { edges }: Graph, direction: Direction): ElkNode {
  const { width, height } = sizeOfNode(node);
  const isUpright = direction === 'down' || direction === 'up';
  const outgoing = edges.filter(({ from }) => from === node.id);
  const incoming = edges.filter(({ to }) => to === node.id);
  const labels = [...outgoing.map(({ fromLabel }) => fromLabel), ...incoming.map(({ toLabel }) => toLabel)];
  const sizes = labels.map((label) => sizeOf(label, EDGE_FACE));
  const widest = Math.max(0, ...sizes.map((size) => (isUpright ? size.width : size.height)));
  const heads = [...outgoing.map(({ start }) => start), ...incoming.map(({ end }) => end)];
  const count = widest > 0 || heads.some(isWide) ? labels.length : Math.max(outgoing.length, incoming.length);
  const isPoint = node.shape === 'start' || node.shape === 'end';
  const room = isPoint ? 0 : (count + 1) * (widest === 0 ? BESIDE : widest + BESIDE + LABEL_GAP);
  const isTurned = node.shape === 'bar' && !isUpright;
  const [wide, high] = isTurned ? [height, width] : [width, height];
  const size = { width: isUpright ? Math.max(wide, room) : wide, height: isUpright ? high : Math.max(high, room) };
  return { id: `node ${node.id}`, ...size };
}

function isWide(head: Head): boolean {
  return head !== 'none' && head !== 'arrow';
}

/** The engine turns a graph that goes down onto its side and forgets to turn this size. */
function leastSize(width: number, direction: Direction): string {
  return direction === 'down' || direction === 'up' ? `(0,${width})` : `(${width},0)`;
}

function labelsOf({ label, fromLabel, toLabel }: Edge): ElkLabel[] {
  const place = (text: string, placement: string, pad: number): ElkLabel[] => {
    if (text === '') return [];
    const { width, height } = sizeOf(wordsOnLine(text), EDGE_FACE);
    const inline: LayoutOptions = placement === 'CENTER' ? { 'elk.edgeLabels.inline': 'true' } : {};
    const layoutOptions = { ...inline, 'elk.edgeLabels.placement': placement };
    return [{ text, width: width + 2 * pad, height: height + pad, layoutOptions }];
  };
  return [...place(label, 'CENTER', 6), ...place(fromLabel, 'TAIL', 2), ...place(toLabel, 'HEAD', 2)];
}

import type { ElkExtendedEdge, ElkLabel, ElkNode } from 'elkjs';
import { outlineOf } from '../drawing/shapes.ts';
import { inOneLine } from '../labels.ts';
import type { Direction, Edge, Graph, GraphNode, Group } from '../model.ts';
import { DiagramError } from '../source.ts';
import { layOut } from './elk.ts';
import { elkGraphOf, PAD, sizeOfTitle, wordsOnLine } from './elk-graph.ts';
import { type Box, meet, type Point } from './geometry.ts';
import type { Size } from './measure.ts';
import { scopeOf, type Tree, treeOf } from './tree.ts';

/** Words on a line, or at its end, where they go. */
export interface PlacedLabel {
  readonly label: string;
  readonly box: Box;
  readonly isOnLine: boolean;
}

export interface PlacedEdge {
  readonly edge: Edge;
  readonly points: readonly Point[];
  readonly labels: readonly PlacedLabel[];
}

/** Where everything of a graph goes. A group comes before those that it holds. */
export interface PlacedGraph {
  readonly nodes: readonly { readonly node: GraphNode; readonly box: Box }[];
  readonly groups: readonly { readonly group: Group; readonly box: Box }[];
  readonly edges: readonly PlacedEdge[];
}

interface Route {
  readonly points: readonly Point[];
  readonly labels: readonly PlacedLabel[];
}

/** Where the engine puts nodes, groups and lines, by their names there. */
interface Places {
  readonly size: Size;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
}

/**
 * Place what a graph has.
 *
 * @throws {DiagramError}
 */
export function placeGraph(graph: Graph): PlacedGraph {
  const tree = treeOf(graph);
  assertOutside(graph, tree);
  const { boxes, routes } = placeScope(graph, tree, undefined, graph.direction);
  const boxOf = (id: string): Box => boxes.get(`node ${id}`) ?? { x: 0, y: 0, width: 0, height: 0 };
  const shapes = new Map(graph.nodes.map(({ id, shape }) => [id, shape]));
  const outline = (id: string): Point[] => outlineOf(shapes.get(id) ?? 'rectangle', boxOf(id));
  return {
    nodes: graph.nodes.map((node) => ({ node, box: boxOf(node.id) })),
    groups: graph.groups
      .map((group) => ({ group, box: boxOf(group.id) }))
      .sort((one, other) => tree.around(one.group.id).length - tree.around(other.group.id).length),
    edges: graph.edges.flatMap((edge, index): PlacedEdge[] => {
      const route = routes.get(`edge ${index}`);
      if (!route || edge.stroke === 'hidden') return [];
      return [{ edge, ...route, points: clip(route.points, outline(edge.from), outline(edge.to)) }];
    }),
  };
}

/** No line can be drawn from a frame to what is in it. */
function assertOutside({ edges }: Graph, { around }: Tree): void {
  for (const { from, to, line } of edges) {
    if (!around(from).includes(to) && !around(to).includes(from)) continue;
    const message = `a line from “${inOneLine(from)}” to “${inOneLine(to)}” would lead from a frame to what it holds`;
    throw new DiagramError(message, line, 'draw it from or to something outside, or within the frame');
  }
}

/** Lay out a graph, or a group of it, after the groups in it that are laid out by themselves. */
function placeScope(graph: Graph, tree: Tree, scope: Group | undefined, direction: Direction): Places {
  const inner = graph.groups
    .filter(({ id }) => tree.turned.has(id) && scopeOf(id, tree) === scope?.id)
    .map((group) => ({ group, places: placeScope(graph, tree, group, group.direction ?? direction) }));
  const sizes = new Map(inner.map(({ group, places }) => [group.id, sizeAround(group, places)]));
  const placed = placesOf(layOut(elkGraphOf(graph, tree, scope, direction, sizes)));
  const boxes = new Map(placed.boxes);
  const routes = new Map(placed.routes);
  for (const { group, places } of inner) {
    const { x, y } = boxes.get(`node ${group.id}`) ?? { x: 0, y: 0 };
    const [right, down] = [x + PAD, y + sizeOfTitle(group).height + PAD];
    const move = <Place extends Point>(place: Place): Place => ({ ...place, x: place.x + right, y: place.y + down });
    for (const [id, box] of places.boxes) if (id !== 'root') boxes.set(id, move(box));
    for (const [id, { points, labels }] of places.routes) {
      const moved = labels.map((label) => ({ ...label, box: move(label.box) }));
      routes.set(id, { points: points.map(move), labels: moved });
    }
  }
  return { size: placed.size, boxes, routes };
}

function sizeAround(group: Group, { size }: Places): Size {
  const title = sizeOfTitle(group);
  return { width: Math.max(size.width + 2 * PAD, title.width), height: size.height + title.height + 2 * PAD };
}

function placesOf(root: ElkNode): Places {
  const boxes = new Map<string, Box>();
  const routes = new Map<string, Route>();
  const visit = ({ id, x = 0, y = 0, width = 0, height = 0, edges = [], children = [] }: ElkNode): void => {
    boxes.set(id, { x, y, width, height });
    for (const edge of edges) routes.set(edge.id, routeOf(edge));
    for (const child of children) visit(child);
  };
  visit(root);
  return { size: { width: root.width ?? 0, height: root.height ?? 0 }, boxes, routes };
}

function routeOf({ sections, labels = [] }: ElkExtendedEdge): Route {
  const [section] = sections ?? [];
  const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
  return { points, labels: labels.map(placedLabel) };
}

function placedLabel({ text = '', x = 0, y = 0, width = 0, height = 0, layoutOptions }: ElkLabel): PlacedLabel {
  const isOnLine = layoutOptions?.['elk.edgeLabels.inline'] === 'true';
  return { label: wordsOnLine(text), box: { x, y, width, height }, isOnLine };
}

/** The engine takes all nodes for rectangles: lead a line up to what is drawn. */
function clip(points: readonly Point[], from: readonly Point[], to: readonly Point[]): Point[] {
  const [first, second] = points;
  const [last, before] = [points.at(-1), points.at(-2)];
  if (!first || !second || !last || !before) return [...points];
  return [meet(second, first, from), ...points.slice(1, -1), meet(before, last, to)];
}

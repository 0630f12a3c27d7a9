import type { MdastNode } from 'satteri';

const FACTS = new Set(
  'type value name url title alt depth ordered start spread checked lang meta identifier align'.split(' '),
);

/** What a tree says, equal for equal trees wherever they stand. `change` gives what is taken to be in the place of a node. */
export function describeTree(
  node: MdastNode,
  change: (node: MdastNode) => readonly MdastNode[] = (one) => [one],
): readonly unknown[] {
  const facts = Object.entries(node).filter(([key, value]) => FACTS.has(key) && value !== undefined && value !== null);
  const isJsx = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
  const attributes = isJsx ? node.attributes.map((one) => JSON.stringify(one, withoutPosition)) : [];
  const children: readonly MdastNode[] = 'children' in node ? node.children : [];
  return [facts, attributes, ...children.flatMap(change).map((child) => describeTree(child, change))];
}

function withoutPosition(key: string, value: unknown): unknown {
  return key === 'position' || key === 'data' ? undefined : value;
}

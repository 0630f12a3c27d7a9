import type { Graph, Group } from '../model.ts';

/** What is in what, in a graph. */
export interface Tree {
  /** The groups around a node or a group, the inner one first. */
  readonly around: (id: string) => readonly string[];
  /** Groups that are laid out by themselves, in a direction of their own. */
  readonly turned: ReadonlySet<string>;
}

/** See what is in what. Like Mermaid, give a group a direction of its own where no line crosses its frame. */
export function treeOf({ nodes, groups, edges }: Graph): Tree {
  const parents = new Map([...nodes, ...groups].map(({ id, group }) => [id, group]));
  const around = (id: string): string[] => {
    const parent = parents.get(id);
    return parent === undefined ? [] : [parent, ...around(parent)];
  };
  const isTurned = ({ id, direction }: Group): boolean => {
    const isInside = (other: string): boolean => around(other).includes(id);
    return direction !== undefined && edges.every(({ from, to }) => isInside(from) === isInside(to));
  };
  return { around, turned: new Set(groups.filter(isTurned).map(({ id }) => id)) };
}

/** The turned group that something is laid out in. */
export function scopeOf(id: string, { around, turned }: Tree): string | undefined {
  return around(id).find((group) => turned.has(group));
}

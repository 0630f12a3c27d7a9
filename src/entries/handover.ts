import { resolve } from 'node:path';
import type { Inventory } from './inventory.ts';

interface Handover {
  readonly root: string;
  readonly now: number;
  readonly inventory: Inventory;
}

declare global {
  /** Astro loads our modules a second time: what a variable of a module holds does not reach its loaders. */
  var afterwordHandover: Handover | undefined;
}

/** Let the loaders of this process build from what was checked, without reading it again. */
export function handOver(root: string, now: number, inventory: Inventory): void {
  globalThis.afterwordHandover = { root: resolve(root), now, inventory };
}

/** The inventory that was handed over for a project and a moment, if there is one. */
export function takeOver(root: string, now: number): Inventory | undefined {
  const handover = globalThis.afterwordHandover;
  return handover?.root === resolve(root) && handover.now === now ? handover.inventory : undefined;
}

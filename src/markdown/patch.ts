import type { MdastNode } from 'satteri';
import type { Range } from './tree.ts';

/** What is written into a text in place of a range of it, which may be empty. */
export interface Patch extends Range {
  readonly text: string;
}

/** A text with its patches, and the way back. */
export interface Patched {
  readonly text: string;
  /** Put the places of a tree that was read from `text` where they are in the original. Lines and columns are not kept. */
  readonly relocate: (tree: MdastNode) => void;
}

/** A stretch of the patched text. Within one that is kept each offset has its counterpart; one that is new is a whole. */
interface Stretch extends Range {
  readonly at: number;
  readonly length: number;
  readonly isKept: boolean;
}

/** Apply patches, of which none reaches into another. */
export function applyPatches(source: string, patches: readonly Patch[]): Patched {
  const stretches: Stretch[] = [];
  let text = '';
  const add = (piece: string, from: number, to: number, isKept: boolean) => {
    if (piece !== '') stretches.push({ at: text.length, length: piece.length, from, to, isKept });
    text += piece;
  };
  let done = 0;
  for (const patch of patches.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    add(source.slice(done, patch.from), done, patch.from, true);
    add(patch.text, patch.from, patch.to, false);
    done = patch.to;
  }
  add(source.slice(done), done, source.length, true);

  const startOf = (offset: number): number => {
    const stretch = stretches[lastBefore(stretches, offset + 1)];
    if (!stretch || offset >= stretch.at + stretch.length) return source.length;
    return stretch.isKept ? stretch.from + offset - stretch.at : stretch.to;
  };
  const endOf = (offset: number): number => {
    const stretch = stretches[lastBefore(stretches, offset)];
    if (!stretch) return 0;
    return stretch.isKept ? stretch.from + offset - stretch.at : stretch.to;
  };
  const relocate = (node: MdastNode): void => {
    if (node.position) {
      const { start, end } = node.position;
      const from = startOf(start.offset ?? 0);
      start.offset = from;
      end.offset = Math.max(from, endOf(end.offset ?? 0));
    }
    if ('children' in node) node.children.forEach(relocate);
  };
  return { text, relocate };
}

/** Index of the last stretch that begins before an offset; -1 when there is none. */
function lastBefore(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

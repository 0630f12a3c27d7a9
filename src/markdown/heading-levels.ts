import { findStrayHeadings } from './structure.ts';
import type { Heading } from './text.ts';
import type { Range } from './tree.ts';

const DEEPEST = 6;
const UNDERLINED = /^([^\n]+)\n[ \t]*(?:=+|-+)[ \t]*$/;

/** A text whose headings begin at `##` and leave out no level, and how many were written anew. */
export interface Leveled {
  readonly body: string;
  readonly count: number;
}

/**
 * Give headings the levels that an outline has: those at the top become `##`, those below another one go one level down. A text
 * in which nothing is amiss, or which has a heading over several lines, stays as it is.
 *
 * @param isLoud false for a place where the writer wants it so.
 */
export function levelHeadings(body: string, headings: readonly Heading[], isLoud: (range: Range) => boolean): Leveled {
  if (!findStrayHeadings({ headings }).some(isLoud)) return { body, count: 0 };
  const depths = depthsOf(headings);
  let text = '';
  let done = 0;
  let count = 0;
  for (const [index, { from, to, depth }] of headings.entries()) {
    const wanted = depths[index] ?? depth;
    if (wanted === depth) continue;
    const written = write(body.slice(from, to), wanted);
    if (written === undefined) return { body, count: 0 };
    text += body.slice(done, from) + written;
    done = to;
    count++;
  }
  return { body: text + body.slice(done), count };
}

function depthsOf(headings: readonly Heading[]): number[] {
  const open: { readonly was: number; readonly is: number }[] = [];
  return headings.map(({ depth }) => {
    while ((open.at(-1)?.was ?? 0) >= depth) open.pop();
    const is = Math.min(DEEPEST, (open.at(-1)?.is ?? 1) + 1);
    open.push({ was: depth, is });
    return is;
  });
}

function write(source: string, depth: number): string | undefined {
  const signs = '#'.repeat(depth);
  if (source.startsWith('#')) return source.replace(/^#+/, signs);
  const [, words] = UNDERLINED.exec(source) ?? [];
  return words === undefined ? undefined : `${signs} ${words.trim()}`;
}

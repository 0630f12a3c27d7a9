import { analyze } from '../analyze.ts';

/** A piece of an excerpt; marked pieces are what the reader asked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const LENGTH = 30;
const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’_-]*|[^\p{L}\p{N}]+/gu;

/** About thirty words around the densest place of a text, with the query's words marked. */
export function excerpt(text: string, query: string): Piece[] {
  const words = analyze(query);
  const tokens = Array.from(text.replace(/\s+/g, ' ').matchAll(TOKEN), ([token]) => ({
    text: token,
    marked: analyze(token).some((word) =>
      words.some((wanted) => word === wanted || (wanted.length > 2 && word.startsWith(wanted))),
    ),
  }));
  const window = LENGTH * 2;
  const start = densest(
    tokens.map(({ marked }) => (marked ? 1 : 0)),
    window,
  );
  const shown = tokens.slice(start, start + window);
  return [
    ...(start > 0 ? [{ text: '… ', marked: false }] : []),
    ...shown,
    ...(start + window < tokens.length ? [{ text: ' …', marked: false }] : []),
  ];
}

function densest(weights: readonly number[], window: number): number {
  let sum = weights.slice(0, window).reduce((total, weight) => total + weight, 0);
  let best = { start: 0, sum };
  for (let start = 1; start + window <= weights.length; start++) {
    sum += (weights[start + window - 1] ?? 0) - (weights[start - 1] ?? 0);
    if (sum > best.sum) best = { start, sum };
  }
  // Begin a little before the first mark rather than on it.
  return best.start === 0 ? 0 : Math.max(0, Math.min(best.start + 8, weights.indexOf(1, best.start) - 8));
}

/** A stretch of a file: 1-based line and column, length in UTF-16 units, as editors count. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Turn offsets into a text to lines and columns. `firstLine` is the line of the file at which the text begins. */
export function createLocator(text: string, firstLine = 1): (from: number, to?: number) => Span {
  let starts: readonly number[] | undefined;
  return (from, to = from + 1) => {
    // Most files have no problem, so that nobody asks for a place in them.
    starts ??= findLineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= from) low = middle;
      else high = middle - 1;
    }
    const start = starts[low] ?? 0;
    const next = starts[low + 1];
    const lineEnd = next === undefined ? text.length : next - (text[next - 2] === '\r' ? 2 : 1);
    const end = Math.min(to, lineEnd);
    return { line: firstLine + low, column: from - start + 1, length: Math.max(1, end - from) };
  };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

const ENTITY = /^&(?:#x?[\da-f]+|\w+);/i;
const AMPERSAND = /^&(?:amp|#38|#x26);/i;
/** What stands between the lines of a paragraph: a line end, the indentation of a list, the marks of a quotation. */
const LINE_END = /^[ \t]*\r?\n[ \t>]*/;

/** Find where a character of a text node stands in its source, which has escapes, entities and indentation besides. */
export function sourceOffset(source: string, value: string, index: number): number {
  if (source.startsWith(value.slice(0, index + 1))) return index;
  let last = 0;
  for (const { at, offset } of walk(source, value)) {
    last = offset;
    if (at >= index) break;
  }
  return Math.min(last, Math.max(0, source.length - 1));
}

/** Tell which characters of a text node its source escapes, or writes as an entity: they are meant as they are. */
export function literalsIn(source: string, value: string): (index: number) => boolean {
  if (!/[\\&]/.test(source)) return () => false;
  const literals = new Set<number>();
  for (const { at, isLiteral } of walk(source, value)) if (isLiteral) literals.add(at);
  return (index) => literals.has(index);
}

/** Each character of a text node with its place in the source. */
function* walk(source: string, value: string) {
  let next = 0;
  for (let at = 0; at < value.length && next < source.length; at++) {
    const wanted = value[at];
    const offset = skipEscape(source, next, wanted);
    const rest = wanted === '\n' || source[offset] === '&' ? source.slice(offset, offset + 1000) : '';
    const lineEnd = wanted === '\n' ? LINE_END.exec(rest)?.[0] : undefined;
    const entity = source[offset] === '&' ? (wanted === '&' ? AMPERSAND : ENTITY).exec(rest)?.[0] : undefined;
    yield { at, offset, isLiteral: offset > next || entity !== undefined };
    next = offset + (lineEnd || entity || ' ').length;
    // One entity may stand for two units of a text.
    if (entity && (value.codePointAt(at) ?? 0) > 0xffff) at++;
  }
}

function skipEscape(source: string, at: number, wanted: string | undefined): number {
  return source[at] === '\\' && source[at + 1] === wanted && /[!-/:-@[-`{-~]/.test(wanted ?? '') ? at + 1 : at;
}

const ENTITY = /^&(?:#x?[\da-f]+|\w+);/i;
/** What stands between the lines of a paragraph: a line end, the indentation of a list, the marks of a quotation. */
const LINE_END = /^[ \t]*\r?\n[ \t>]*/;

/** Find where a character of a text node stands in its source, which has escapes, entities and indentation besides. */
export function sourceOffset(source: string, value: string, index: number): number {
  if (source.startsWith(value.slice(0, index + 1))) return index;
  let at = 0;
  for (let done = 0; done < index && at < source.length; done++) {
    at = skipEscape(source, at, value[done]);
    const rest = source.slice(at, at + 1000);
    const lineEnd = value[done] === '\n' ? LINE_END.exec(rest)?.[0] : undefined;
    const entity = source[at] === '&' && value[done] !== '&' ? ENTITY.exec(rest)?.[0] : undefined;
    const plain = source[at] === '&' && value[done] === '&' && /^&(?:amp|#38|#x26);/i.exec(rest)?.[0];
    at += (lineEnd || entity || plain || ' ').length;
    // One entity may stand for two units of a text.
    if (entity && (value.codePointAt(done) ?? 0) > 0xffff) done++;
  }
  return Math.min(skipEscape(source, at, value[index]), Math.max(0, source.length - 1));
}

function skipEscape(source: string, at: number, wanted: string | undefined): number {
  return source[at] === '\\' && source[at + 1] === wanted && /[!-/:-@[-`{-~]/.test(wanted ?? '') ? at + 1 : at;
}

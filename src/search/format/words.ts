import { type ByteReader, type ByteWriter, broken } from './bytes.ts';

/** Order of words in the index: by UTF-16 units, which is what `<` does in every JavaScript engine. */
export function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Write ascending words front-coded: how much of the word before is kept (in UTF-16 units), and the rest. */
export function writeWords(out: ByteWriter, words: readonly string[]): void {
  out.varint(words.length);
  let previous = '';
  for (const word of words) {
    let kept = 0;
    while (kept < previous.length && previous[kept] === word[kept]) kept++;
    // Half of a surrogate pair is not a text: keep whole characters only.
    if (kept > 0 && isHighSurrogate(word.charCodeAt(kept - 1))) kept--;
    out.varint(kept);
    out.text(word.slice(kept));
    previous = word;
  }
}

/** Read front-coded words. */
export function readWords(input: ByteReader): string[] {
  const count = input.varint();
  const words: string[] = [];
  let previous = '';
  for (let index = 0; index < count; index++) {
    const kept = input.varint();
    if (kept > previous.length) throw broken();
    previous = previous.slice(0, kept) + input.text();
    words.push(previous);
  }
  return words;
}

/** Write ascending numbers as their count and the distances between them. */
export function writeIds(out: ByteWriter, ids: readonly number[]): void {
  out.varint(ids.length);
  let previous = -1;
  for (const id of ids) {
    out.varint(id - previous - 1);
    previous = id;
  }
}

/** Read ascending numbers. */
export function readIds(input: ByteReader): number[] {
  const count = input.varint();
  const ids: number[] = [];
  let previous = -1;
  for (let index = 0; index < count; index++) {
    previous += input.varint() + 1;
    ids.push(previous);
  }
  return ids;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

import { analyze, WORD } from './analyze.ts';
import type { Fragment } from './format/fragment.ts';

/** Words of a passage: what a reader remembers of a sentence, or copies from it. */
const LENGTH = 6;

/** Draw six words in a row from a line of a text, as they are written there; undefined when no line has as many. */
export function drawPassage({ sections }: Fragment, random: () => number): string | undefined {
  const lines = sections
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.match(WORD) ?? [])
    .filter(({ length }) => length >= LENGTH);
  const line = lines[Math.floor(random() * lines.length)];
  if (!line) return undefined;
  const at = Math.floor(random() * (line.length - LENGTH + 1));
  return line.slice(at, at + LENGTH).join(' ');
}

/** The words of each section in their order, a space before and after each, to look for others in. */
export function rowsOf({ sections }: Fragment): string {
  return sections.map(({ text }) => inRow(text)).join('\n');
}

/** Words in a row as `rowsOf` writes them. */
export function inRow(text: string): string {
  return ` ${analyze(text).join(' ')} `;
}

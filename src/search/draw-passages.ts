import { analyze, WORD } from './analyze.ts';
import type { Fragment } from './format/fragment.ts';

/** Words of a passage: what a reader remembers of a sentence, or copies from it. */
const LENGTH = 6;

/** Draws six words in a row from a line of a text, as they are written there; undefined when no line has as many. */
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

/** True for a text that has the words of a passage in a row. */
export function hasPassage({ sections }: Fragment, passage: string): boolean {
  const wanted = inRow(passage);
  return sections.some(({ text }) => inRow(text).includes(wanted));
}

function inRow(text: string): string {
  return ` ${analyze(text).join(' ')} `;
}

import { styleText } from 'node:util';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { toCells } from '../display.ts';
import type { FileFix } from '../fix.ts';
import { maskSecrets } from '../mask.ts';

/** Format a fix as a unified diff: for `git apply` without colour, for a terminal with it. Secrets are covered. */
export function formatDiff({ file, before, after }: FileFix, color: boolean): string {
  const cover = (source: string) => maskSecrets({ source, problems: [] }).source;
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, cover(before), cover(after), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return color ? patch.split('\n').map(paint).join('\n') : patch;
}

function paint(line: string, index: number): string {
  const shown = toCells(line.replace(/\r$/, ''))
    .map((cell) => cell.shown)
    .join('');
  const style = index < 2 ? 'bold' : styleOf(line);
  return style && shown ? styleText(style, shown, { validateStream: false }) : shown;
}

function styleOf(line: string): 'green' | 'red' | 'cyan' | undefined {
  if (line.startsWith('+')) return 'green';
  if (line.startsWith('-')) return 'red';
  return line.startsWith('@@') ? 'cyan' : undefined;
}

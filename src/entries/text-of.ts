import { leftoverHintAt } from '../markdown/leftovers.ts';
import { assertParsable, LimitError } from '../markdown/limits.ts';
import { readText, type Text } from '../markdown/text.ts';
import type { Range } from '../markdown/tree.ts';
import type { ContentFile } from './files.ts';
import { createLocator, type Span } from './position.ts';
import type { Problem } from './problem.ts';

/** The text of a content file, with the way from a range in it to a place in the file. */
export interface LocatedText {
  readonly text: Text;
  readonly place: (range: Range) => Span;
}

interface Reading {
  /** Undefined when the text cannot be parsed, or goes beyond a limit. */
  readonly located?: LocatedText;
  readonly problems: readonly Problem[];
}

let readings = new WeakMap<ContentFile['frontMatter'], Reading>();

/** Let go of all texts that have been read: a build needs no more of them, and the memory for its pages. */
export function forgetTexts(): void {
  readings = new WeakMap();
}

/** Read the text of a content file, once; what keeps it from being read is a problem with its place. */
export function textOf({ file, frontMatter }: Pick<ContentFile, 'file' | 'frontMatter'>): Reading {
  const known = readings.get(frontMatter);
  if (known) return known;
  const reading = read(file, frontMatter);
  readings.set(frontMatter, reading);
  return reading;
}

function read(file: string, { data, body, bodyLine }: ContentFile['frontMatter']): Reading {
  const locate = createLocator(body, bodyLine);
  const place = ({ from, to }: Range) => locate(from, to);
  const limit = (message: string, offset: number): Problem => {
    const hint = 'split it, or make a picture or a download of it';
    return { id: 'C5', level: 'error', file, ...locate(offset), message, hint };
  };
  try {
    assertParsable(body, file.endsWith('.mdx'));
    const text = readText(body, file, data);
    if (text.excesses.length === 0) return { located: { text, place }, problems: [] };
    return { problems: text.excesses.map(({ message, offset }) => limit(message, offset)) };
  } catch (error) {
    if (error instanceof LimitError) return { problems: [limit(error.message, error.offset)] };
    const said = error instanceof Error ? error.message : String(error);
    const [, line, column, reason = said] = /^(?:Error: )?(\d+):(\d+)(?:-\d+:\d+)?: ([\s\S]*)$/.exec(said) ?? [];
    const at = line ? { line: bodyLine + Number(line) - 1, column: Number(column), length: 1 } : {};
    const isIndented = /^(?: {4}|\t)/.test(body.split('\n')[Number(line) - 1] ?? '');
    const hint =
      (line && leftoverHintAt(body, offsetOf(body, Number(line), Number(column)))) ||
      (isIndented
        ? 'in .mdx, indented lines are text: write a line of ``` before code, and one after it'
        : 'in .mdx, { and < begin code: write \\{ and \\< for the signs');
    return { problems: [{ id: 'C3', level: 'error', file, ...at, message: `cannot be parsed: ${reason}`, hint }] };
  }
}

/** Offset of a line and a column, both from 1. */
function offsetOf(body: string, line: number, column: number): number {
  const before = body.split('\n', line - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
}

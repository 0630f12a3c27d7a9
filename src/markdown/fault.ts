import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Range } from './tree.ts';

/** Something in a text that cannot be set as it is written: a range of the body, a message and how to mend it. */
export interface Fault extends Range {
  readonly message: string;
  readonly hint: string;
}

/** Where a plugin is: the text it was given, which for `.md` begins after the front matter, and the file it is from. */
export interface Place {
  readonly source: string;
  readonly fileURL: URL | undefined;
}

/** Why a page cannot be rendered, with file and line. */
export class MarkupError extends Error {
  override readonly name = 'MarkupError';

  constructor({ from, message, hint }: Fault, place: Place) {
    super(`${whereIs(from, place)} ${message} (${hint})`);
  }
}

function whereIs(offset: number, { source, fileURL }: Place): string {
  const inSource = lineAt(source, offset);
  if (!fileURL) return `line ${inSource}`;
  const path = fileURLToPath(fileURL);
  const file = path.slice(Math.max(0, path.lastIndexOf('/content/') + 1));
  return `${file}:${inSource + linesBefore(source, path)}`;
}

/** Lines of front matter that the plugin has not seen. In `.mdx` they are blank, in `.md` they are gone. */
function linesBefore(source: string, path: string): number {
  const whole = readFileSync(path, 'utf8').trimEnd();
  return Math.max(0, lineAt(whole, whole.length) - lineAt(source, source.trimEnd().length));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

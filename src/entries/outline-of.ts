import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { headingsOnPage } from '../markdown/imported-texts.ts';
import { type ImportedText, type Outline, type RenderedHeading, readOutline } from '../markdown/outline.ts';
import { resolveAsset } from './assets.ts';
import type { Entry } from './entry.ts';
import { projectPath } from './files.ts';
import { parseFrontMatter } from './front-matter.ts';
import { textOf } from './text-of.ts';

/**
 * Read the outline of an entry, with the texts that it shows by importing them.
 *
 * @param root absolute path of the project.
 * @param headings those of the rendered page that are the entry's own.
 */
export function outlineOf(
  root: string,
  { body, file }: Pick<Entry, 'body' | 'file'>,
  headings: readonly RenderedHeading[],
): Outline {
  return readOutline(body, file, headings, (path, from) => readImported(root, resolveAsset(root, from, path)));
}

/** Undefined for a file that is not there, lies outside the project, or cannot be read: the build itself tells of those. */
function readImported(root: string, path: string): ImportedText | undefined {
  if (!existsSync(path) || !realpathSync(path).startsWith(realpathSync(root) + sep)) return undefined;
  const file = projectPath(root, path);
  const frontMatter = parseFrontMatter(readFileSync(path, 'utf8'));
  const { body, data } = frontMatter;
  return textOf({ file, frontMatter }).located && { file, body, headings: headingsOnPage(body, file, data) };
}

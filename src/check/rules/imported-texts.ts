import { sourcePath } from '../../entries/assets.ts';
import type { ContentFile } from '../../entries/files.ts';
import { textOf } from '../../entries/text-of.ts';
import { importedTexts } from '../../markdown/imported-texts.ts';
import { isRelative } from '../../markdown/outline.ts';
import type { Text } from '../../markdown/text.ts';
import type { Finding } from '../finding.ts';
import type { SiteRule } from './all.ts';

const NOTE = /^[ \t>]*\[\^[^\]\s]+\]:/m;

/** C8: what would be on a page twice, since a text and one that it shows by importing it both have it. */
export const checkImportedTexts: SiteRule = (_subjects, { root }, { files }) => {
  const byPath = new Map(files.map((file) => [file.file, file]));
  return { findings: files.map((file) => [file, [...doublesOf(root, file, byPath)]] as const), skipped: [] };
};

function* doublesOf(root: string, file: ContentFile, byPath: ReadonlyMap<string, ContentFile>): Generator<Finding> {
  const text = textOf(file).located?.text;
  if (!text || !file.file.endsWith('.mdx')) return;
  const ids = new Set(text.headings.map(({ id }) => id));
  let hasNotes = NOTE.test(file.frontMatter.body);
  for (const { path, part, ...range } of shownBy(root, file, text, byPath)) {
    const warn = (message: string, hint: string): Finding => {
      return { rule: 'C8', level: 'warning', at: { range }, message: `${path} ${message}`, hint };
    };
    const own = textOf(part).located?.text.headings ?? [];
    for (const { id } of own.filter((heading) => ids.has(heading.id))) {
      yield warn(`has the heading #${id} too, so that the page would have it twice`, 'give one of them another name');
    }
    for (const { id } of own) ids.add(id);
    const notes = NOTE.test(part.frontMatter.body);
    if (notes && hasNotes)
      yield warn('has notes too, which would be counted from 1 again', 'keep the notes in one file');
    hasNotes ||= notes;
  }
}

/** The content files that a text shows by importing them, with the place of the import. */
function shownBy(root: string, { file }: ContentFile, text: Text, byPath: ReadonlyMap<string, ContentFile>) {
  const names = importedTexts(text.definitions);
  const shown = new Set(text.tags.flatMap(({ written }) => names.get(written) ?? []));
  return text.imports.flatMap(({ path, from, to }) => {
    const part = shown.has(path) && isRelative(path) ? byPath.get(sourcePath(root, file, path)) : undefined;
    return part ? [{ path, part, from, to }] : [];
  });
}

import type { ContentFile } from '../../entries/files.ts';
import { findForeignImports } from '../../entries/imported-files.ts';
import { textOf } from '../../entries/text-of.ts';
import { findReach } from '../../markdown/reach.ts';
import type { Finding } from '../finding.ts';
import type { SiteRule } from './all.ts';

/** C10: code of a text that reaches out of the project, unless the owner trusts all code. */
export const checkReach: SiteRule = (_subjects, { root, site }, { files }) => ({
  findings: files.map((file) => [file, site.content.code === 'trusted' ? [] : findingsIn(root, file)] as const),
  skipped: [],
});

function findingsIn(root: string, file: ContentFile): Finding[] {
  const text = textOf(file).located?.text;
  if (!text || text.expressions.length + text.tags.length === 0 || !file.file.endsWith('.mdx')) return [];
  const faults = [...findReach(text, file.frontMatter.body), ...findForeignImports(root, file, text)];
  return faults.map(({ from, to, message, hint }): Finding => {
    return { rule: 'C10', level: 'error', at: { range: { from, to } }, message, hint };
  });
}

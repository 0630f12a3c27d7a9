import type { ContentFile } from '../../entries/files.ts';
import { textOf } from '../../entries/text-of.ts';
import { findUnknownLanguages } from '../../markdown/code-options.ts';
import { findBadDiagrams } from '../../markdown/diagrams/diagrams.ts';
import { findUnknownDirectives } from '../../markdown/directives.ts';
import type { Fault } from '../../markdown/fault.ts';
import { findBadFormulas } from '../../markdown/formulas.ts';
import type { Level } from '../../schemas/rules.ts';
import type { Finding } from '../finding.ts';
import type { SiteRule } from './all.ts';

/** C8: markup that the page could not show: directives, formulas and diagrams as errors, code without colours as a warning. */
export const checkMarkup: SiteRule = (_subjects, _surroundings, { files }) => ({
  findings: files.map((file) => [file, findingsIn(file)] as const),
  skipped: [],
});

function findingsIn({ file, frontMatter }: ContentFile): Finding[] {
  const { body } = frontMatter;
  // What cannot be parsed has been told, and would only fail again.
  if (body === '' || !textOf({ file, frontMatter }).located) return [];
  const say = (level: Level, faults: readonly Fault[]) =>
    faults.map(
      ({ from, to, message, hint }): Finding => ({ rule: 'C8', level, at: { range: { from, to } }, message, hint }),
    );
  return [
    ...say('error', [
      ...findUnknownDirectives(body, file),
      ...findBadFormulas(body, file),
      ...findBadDiagrams(body, file),
    ]),
    ...say('warning', findUnknownLanguages(body, file)),
  ];
}

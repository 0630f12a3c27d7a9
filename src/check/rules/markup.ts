import type { ContentFile } from '../../entries/files.ts';
import { textOf } from '../../entries/text-of.ts';
import { findUnknownLanguages } from '../../markdown/code-options.ts';
import { findBadDiagrams } from '../../markdown/diagrams/diagrams.ts';
import { findUnknownDirectives } from '../../markdown/directives.ts';
import { findLostBraces, findUnknownNames } from '../../markdown/expressions.ts';
import type { Fault } from '../../markdown/fault.ts';
import { findLostNotes } from '../../markdown/footnotes.ts';
import { findBadFormulas, findLostSigns } from '../../markdown/formulas.ts';
import { findIndentedCode } from '../../markdown/indented-code.ts';
import { findLeftovers } from '../../markdown/leftovers.ts';
import { findBadComponents, findLostHtml, findRefusedAddresses, findTakenIds } from '../../markdown/raw-html.ts';
import { findStrayHeadings, findUnreadMarkup } from '../../markdown/structure.ts';
import type { Level } from '../../schemas/rules.ts';
import type { Finding } from '../finding.ts';
import type { SiteRule } from './all.ts';

/** C8: markup that a page could not show, as an error; and as a warning what it shows otherwise than it is written. */
export const checkMarkup: SiteRule = (_subjects, _surroundings, { files }) => ({
  findings: files.map((file) => [file, findingsIn(file)] as const),
  skipped: [],
});

function findingsIn({ file, frontMatter }: ContentFile): Finding[] {
  const { body } = frontMatter;
  // What cannot be parsed has been told, and would only fail again.
  const text = textOf({ file, frontMatter }).located?.text;
  if (body === '' || !text) return [];
  const leftovers = findLeftovers(body, file);
  const isNoLeftover = ({ from }: Fault) => !leftovers.some((one) => one.from < from && from < one.to);
  const say = (level: Level, faults: readonly Fault[]) =>
    faults.map(
      ({ from, to, message, hint }): Finding => ({ rule: 'C8', level, at: { range: { from, to } }, message, hint }),
    );
  return [
    ...say('error', [
      ...findUnknownDirectives(body, file),
      ...findBadFormulas(body, file),
      ...findBadDiagrams(body, file),
      ...findBadComponents(text),
      ...findUnknownNames(text, body),
    ]),
    ...say('warning', [
      ...findUnknownLanguages(body, file),
      ...findLostSigns(body, file),
      // A shortcode may look like a tag.
      ...findLostHtml(text).filter(isNoLeftover),
      ...findRefusedAddresses(text),
      ...findTakenIds(text),
      ...findLostBraces(text, body),
      ...findIndentedCode(body, file),
      ...findLostNotes(body, file),
      ...findStrayHeadings(text),
      ...findUnreadMarkup(body, text),
      ...leftovers,
    ]),
  ];
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTypeface } from '../../social/fonts.ts';
import { plainText } from '../../social/typeface.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import type { SiteRule } from './all.ts';

/** A letter of a script that the face of link previews may lack: the fonts are read only for those. */
const FOREIGN = /(?=\p{L})[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;
const NAMED = 3;

/** R29: titles that link previews cannot show, told once for all entries. */
export const checkLinkPreviews: SiteRule = (subjects, { root }) => {
  const suspects = subjects.filter(
    ({ data, visibility }) => data.image === undefined && visibility !== 'unlisted' && FOREIGN.test(data.title),
  );
  if (suspects.length === 0) return { findings: [], skipped: [] };
  if (!existsSync(join(root, 'node_modules/@fontsource'))) {
    return { findings: [], skipped: [{ rule: 'R29', why: 'the typeface of link previews is not installed' }] };
  }
  const face = readTypeface(root);
  const lacking = suspects.filter(({ data }) => !face.canWrite(plainText(face, data.title)));
  const [first] = lacking;
  return { findings: first ? [[first.file, [findingFor(lacking)]]] : [], skipped: [] };
};

function findingFor(lacking: readonly Subject[]): Finding {
  const named = lacking.slice(0, NAMED).map(({ file }) => file.file);
  const others = lacking.length - named.length;
  const list = others > 0 ? `${named.join(', ')} and ${others} more` : named.join(', ');
  return {
    rule: 'R29',
    level: 'warning',
    at: { field: ['title'] },
    message:
      lacking.length === 1
        ? `the title of ${list} cannot be drawn in a link preview, since its script is not in the typeface`
        : `the titles of ${lacking.length} entries cannot be drawn in link previews, since their scripts are not in the typeface: ${list}`,
    hint: 'the link preview shows the address; give the entry an image: for a picture of its own',
  };
}

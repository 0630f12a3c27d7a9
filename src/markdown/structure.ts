import { openingOfAlert } from './alerts.ts';
import type { Fault } from './fault.ts';
import type { Text } from './text.ts';

/** A note that is named in a text and written nowhere stays as it is. */
const NOTE = /\[\^[^\]\s]+\]/g;
/** Stars that make nothing bold, as in `**Note:**text`. With a space inside, or a slash behind, they mean something else. */
const STARS = /\*\*(?![\s*/])[^*\n]{0,200}?[^\s*]\*\*/g;
/** A reference of TeX, which has a meaning within a formula. */
const REFERENCE = /\\(?:eq)?ref\{[^{}\n]+\}/g;
/** Another tool's way to write a callout. */
const ALERT = /^[ \t]*>[ \t]*\[!(\w+)\]/gm;

/** Find headings that are not part of an outline: titles besides that of the page, and levels that are left out. */
export function findStrayHeadings({ headings }: Pick<Text, 'headings'>): Fault[] {
  let last = 1;
  return headings.flatMap(({ from, to, depth }): Fault[] => {
    const before = last;
    last = Math.max(depth, 2);
    if (depth === 1) {
      return [
        {
          from,
          to,
          message: 'the page has its title from the front matter',
          hint: 'begin with ##; check --fix does it',
        },
      ];
    }
    if (depth <= before + 1) return [];
    const wanted = '#'.repeat(before + 1);
    return [
      {
        from,
        to,
        message: `${'#'.repeat(depth)} leaves out a level of headings`,
        hint: `write ${wanted}; check --fix does it`,
      },
    ];
  });
}

/** Find what looks like markup to its writer, and stays on the page as it is written. */
export function findUnreadMarkup(body: string, { prose, code }: Pick<Text, 'prose' | 'code'>): Fault[] {
  const notes = prose.flatMap((run) =>
    Array.from(run.text.matchAll(NOTE), ({ 0: written, index }): Fault => {
      const range = run.locate(index, index + written.length);
      return {
        ...range,
        message: `${written} has no note`,
        hint: `write ${written}: and the note, in a paragraph of its own`,
      };
    }),
  );
  const references = prose.flatMap((run) =>
    Array.from(run.text.matchAll(REFERENCE), ({ 0: written, index }): Fault => {
      const range = run.locate(index, index + written.length);
      return { ...range, message: `${written} is not a reference outside of a formula`, hint: `write $$${written}$$` };
    }),
  );
  const alerts = Array.from(body.matchAll(ALERT), ({ 0: written, 1: kind = '', index }): Fault => {
    const to = index + written.length;
    const opening = openingOfAlert(kind);
    return {
      from: to - kind.length - 3,
      to,
      message: `[!${kind}] is not a callout here`,
      hint: `write ${opening ?? ':::note'}, the text, and ::: at its end${opening ? '; check --fix does it' : ''}`,
    };
  });
  const isCode = ({ from }: Fault) => code.some((range) => range.from <= from && from < range.to);
  return [...notes, ...references, ...findStars(body, prose), ...alerts.filter((alert) => !isCode(alert))];
}

/** CommonMark has no bold text between a letter and a sign inside of the stars. */
function findStars(body: string, prose: Text['prose']): Fault[] {
  const hint = 'a sign inside the stars needs a space or a sign outside: write **Note:** text, or **Note**: text';
  const faults = prose.flatMap((run) =>
    Array.from(run.text.matchAll(STARS), ({ 0: stars, index }): Fault => {
      const range = run.locate(index, index + stars.length);
      return { ...range, message: `${body.slice(range.from, range.to)} is not bold here`, hint };
    }),
  );
  return faults.filter(({ from }) => body.startsWith('**', from) && body[from - 1] !== '\\');
}

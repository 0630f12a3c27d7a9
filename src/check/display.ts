/** One character as a reader sees it: what a terminal is given for it, and how many columns that takes. */
export interface Cell {
  /** Where it begins in the text, in UTF-16 units. */
  readonly at: number;
  readonly shown: string;
  readonly width: number;
}

/** Columns of a tab in the arithmetic of cutting; where it really ends is for the terminal to know. */
const TAB_WIDTH = 8;
/**
 * Controls, formatting and line separators outside of a character, halves of a surrogate pair: a terminal would obey them, or
 * show them as nothing. A byte order mark and the marks of writing direction are among them.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const WIDE =
  /^(?![\uFF61-\uFFDC])(\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Bopomofo}|\p{Script=Yi}|[\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation})|\uFE0F/u;
const ASCII = /^[\x20-\x7E]*$/;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Take a line apart into what a terminal shows. Tabs stay; whatever could steer the terminal is written as an escape. */
export function toCells(line: string): Cell[] {
  if (ASCII.test(line)) return Array.from(line, (shown, at) => ({ at, shown, width: 1 }));
  return Array.from(segmenter.segment(line), ({ segment, index }) => ({ at: index, ...show(segment) }));
}

/** Write a line so that nothing in it steers a terminal; tabs stay. */
export function escapeControls(line: string): string {
  if (ASCII.test(line)) return line;
  return toCells(line)
    .map(({ shown }) => shown)
    .join('');
}

/** A text of the content, fit for one line of a terminal or a log. */
export function printable(text: string): string {
  return escapeControls(text.replace(/\s*[\n\r]\s*|\t/g, ' '));
}

/** Columns that a text takes. */
export function widthOf(text: string): number {
  return toCells(text).reduce((sum, { width }) => sum + width, 0);
}

function show(segment: string): { shown: string; width: number } {
  if (segment === '\t') return { shown: segment, width: TAB_WIDTH };
  const [first = ''] = segment;
  if (UNPRINTABLE.test(first)) {
    const shown = Array.from(segment, escapeCharacter).join('');
    return { shown, width: shown.length };
  }
  if (/^\p{M}+$/u.test(segment)) return { shown: segment, width: 0 };
  return { shown: segment, width: WIDE.test(segment) ? 2 : 1 };
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

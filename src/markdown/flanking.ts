import type { Patch } from './patch.ts';

/** Characters that a text does not have: one that is a letter to the parser, and one that is a sign of punctuation. */
export interface Marks {
  readonly letter: string;
  readonly sign: string;
}

/** Asterisks and double tildes, and whatever is escaped, so that an escaped asterisk is none. */
const RUN = /\\[!-/:-@[-`{-~]|\*+|(?<!~)~~(?!~)/g;
/** East Asian Width W, F and H without emoji, and Hangul (https://www.unicode.org/reports/tr11/). */
const CJK =
  /(?!\p{Emoji_Presentation})[\p{Script=Hangul}\u20A9\u2329\u232A\u2E80-\u303E\u3041-\uA4CF\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFFDC\uFFE0-\uFFE6\uFFE8-\uFFEE\u{16FE0}-\u{18DF2}\u{1AFF0}-\u{1B2FF}\u{1D300}-\u{1D376}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]/u;
/** It belongs to the character before: a variant of an ideograph, or of a sign that is not an emoji. */
const VARIATION = /^[\uFE00-\uFE0E\u{E0100}-\u{E01EF}]/u;

type Kind = 'space' | 'sign' | 'cjkSign' | 'cjkLetter' | 'letter';

/** True for a text in which emphasis may stand between characters that have no spaces between their words. */
export function mayNeedFlanks(source: string): boolean {
  return CJK.test(source) && /\*|~~/.test(source);
}

/**
 * Find what has to stand beside `**` and `~~` for a CommonMark parser to read them as writers of Chinese, Japanese and Korean
 * mean them. In `**注意：**正文` the sign at the end must not keep the letter behind it from being behind it. The rules are those of
 * https://github.com/tats-u/markdown-cjk-friendly: wherever they differ from CommonMark's, the delimiters may both open and
 * close, as they may between two letters, and between two signs. So the side with a CJK character, which is a part of no other
 * markup, gets a mark of the other side's kind. Underscores come out the same by both.
 */
export function findFlanks(source: string, { letter, sign }: Marks): Patch[] {
  return Array.from(source.matchAll(RUN)).flatMap(({ 0: run, index }): Patch[] => {
    if (run.startsWith('\\')) return [];
    const end = index + run.length;
    const before = kindOf(characterBefore(source, index));
    const after = kindOf(characterAt(source, end));
    const put = (at: number, text: string): Patch[] => [{ from: at, to: at, text }];
    if (after === 'cjkLetter' && (before === 'sign' || before === 'cjkSign')) return put(end, sign);
    if (before === 'cjkLetter' && (after === 'sign' || after === 'cjkSign')) return put(index, sign);
    if (before === 'cjkSign' && after === 'letter') return put(index, letter);
    if (before === 'letter' && after === 'cjkSign') return put(end, letter);
    return [];
  });
}

function kindOf(character: string): Kind {
  if (character === '' || /^\s/.test(character)) return 'space';
  const isSign = /^[\p{P}\p{S}]/u.test(character);
  if (CJK.test(character)) return isSign ? 'cjkSign' : 'cjkLetter';
  return isSign ? 'sign' : 'letter';
}

function characterAt(source: string, index: number): string {
  const code = source.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** The character that ends at an offset, with its variation selector. */
function characterBefore(source: string, end: number): string {
  const [last = ''] = /[\s\S]$/u.exec(source.slice(Math.max(0, end - 2), end)) ?? [];
  return VARIATION.test(last) ? characterBefore(source, end - last.length) + last : last;
}

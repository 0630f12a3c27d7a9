import { decideQuotes } from './quotation-marks.ts';

/** A stretch of a text, and what is to stand there. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Stands in a text for what is not a text: code, a picture, a formula. */
export const OBJECT = '\uFFFC';

const SIGNS = /["']|--|\.\.\./;
const DASHES = /-{2,}/g;
const DOTS = /\.{3,}/g;
/** What a word or a clause may end with. */
const ENDS_WORD = /[\p{L}\p{M}\p{N}\uFFFC.,;:!?…%)\]}"'”’»]$/u;
const OPENS = /^["'“‘„«]/;
/** A word that no prose has: an option, a path, an address, a name in Punycode. */
const CODE = /^[-./]|:\/\/|\bxn--/i;

/** True for a text in which something may have to be set. */
export function needsSetting(text: string): boolean {
  return SIGNS.test(text);
}

/**
 * Set what a keyboard has one sign for: quotation marks, apostrophes and primes, dashes, the ellipsis. A dash is not made
 * before a word that follows a space, since that is an option of a command.
 *
 * @param isLiteral true for the index of a sign that the writer wants as it is.
 */
export function typeset(text: string, isLiteral: (index: number) => boolean = () => false): Replacement[] {
  if (!needsSetting(text)) return [];
  const isFree = ({ 0: signs, index }: RegExpExecArray) =>
    !Array.from(signs).some((_sign, offset) => isLiteral(index + offset));
  const dashes = [...text.matchAll(DASHES)].filter(isFree).flatMap(({ 0: hyphens, index }) => {
    const end = index + hyphens.length;
    if (hyphens.length > 3 || !isDash(text, index, end)) return [];
    return { from: index, to: end, text: hyphens.length === 2 ? '–' : '—' };
  });
  const dots = [...text.matchAll(DOTS)].filter(isFree).flatMap(({ 0: run, index }) => {
    const isPath = text[index - 1] === '/' || text[index + run.length] === '/';
    return run.length > 4 || isPath ? [] : { from: index, to: index + 3, text: '…' };
  });
  return [...dashes, ...dots, ...decideQuotes(text, isLiteral)].sort((a, b) => a.from - b.from);
}

/** Write replacements into a text. */
export function replaceAll(text: string, replacements: readonly Replacement[]): string {
  let set = '';
  let done = 0;
  for (const { from, to, text: instead } of replacements) {
    set += text.slice(done, from) + instead;
    done = to;
  }
  return set + text.slice(done);
}

function isDash(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 2), from);
  const after = text.slice(to, to + 2);
  // An arrow, or the end of a comment.
  if (before.endsWith('<') || after.startsWith('>')) return false;
  const followsSpace = before === '' || /\s$/.test(before);
  if (after === '' || /^\s/.test(after)) {
    // After the `--` that ends the options of one command come those of another.
    return !(followsSpace && /^\s+-/.test(text.slice(to)));
  }
  if (followsSpace) return OPENS.test(after) && !/^["'“‘„«]-/.test(after);
  return ENDS_WORD.test(before) && !isOpened(text, from) && !CODE.test(wordAround(text, from, to));
}

/** True when a quotation mark before an offset begins a quotation there. */
function isOpened(text: string, end: number): boolean {
  return /(?:^|[\s([{])["']+$/.test(text.slice(Math.max(0, end - 4), end));
}

/** What stands around a place without a space. */
function wordAround(text: string, from: number, to: number): string {
  const [start = ''] = /\S{0,200}$/.exec(text.slice(Math.max(0, from - 200), from)) ?? [];
  const [end = ''] = /^\S{0,200}/.exec(text.slice(to, to + 200)) ?? [];
  return start + text.slice(from, to) + end;
}

import type { Replacement } from './typography.ts';

/** What a quotation begins after, and what it ends before. */
const OPENING = /[\s([{<«“‘„‚¿¡]$/;
const CLOSING = /^[\s.,;:!?…)\]}>»”’、。，；：！？」』】》〉）]/;
/** What a quotation ends with, where two ends follow each other. */
const ENDED = /[\p{L}\p{M}\p{N}\uFFFC.,;:!?…%)\]}>»”’]$/u;
const WORD = /[\p{L}\p{M}\p{N}\uFFFC]/u;
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u;
const HEBREW = /\p{sc=Hebrew}/u;
/** Words that have lost their beginning, and decades without their century; not when a quotation ends behind them. */
const ELISION = /^(?:tis|twas|twere|twill|til|em|cuz|n|\d\ds)(?![\p{L}\p{M}\p{N}'-])/iu;
/** As in rock 'n' roll. After the words below it is the letter that is meant. */
const AND = /^n'(?=[\s-])/i;
const NAMED = /\b(?:an?|the|is|of|for|with|by|to|as|in|or|letter|character|key|variable|value|index|option)\s$/i;
/** Figures in groups, as they are written in Switzerland. */
const GROUP = /^\d{3}(?![\d"])/;
/** Minutes follow degrees; seconds follow minutes, and inches feet. */
const MINUTES = /°\s?\d+(?:[.,]\d+)?$/;
const SECONDS = /\d\s?['′]\s?\d+(?:[.,]\d+)?$/;
const BY = /^\s?[x×]\s?\p{N}/iu;
/** How far to look ahead for the end of a quotation, and around several marks in a row. */
const REACH = 200;
const ROW = 8;

/** A quotation mark, straight or not, as far as its neighbours tell what it is. */
interface Mark {
  readonly index: number;
  readonly sign: string;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** True behind a figure. */
  readonly isMeasure: boolean;
  /** True before a letter, a figure or code; where words have no spaces between them, that says nothing. */
  readonly isInWord: boolean;
}

/** Quotations that are open at a place. */
interface Open {
  double: number;
  single: number;
}

/** Decide of each straight quotation mark whether it opens, closes, or is an apostrophe or a prime; others stay straight. */
export function decideQuotes(text: string, isLiteral: (index: number) => boolean): Replacement[] {
  const marks = marksIn(text, isLiteral);
  const lastEnd = marks.findLastIndex(({ sign, canClose, isInWord }) => sign === "'" && canClose && !isInWord);
  const open: Open = { double: 0, single: 0 };
  return marks.flatMap((mark, number): Replacement[] => {
    const { index, sign } = mark;
    if (sign !== '"' && sign !== "'") {
      open.double = Math.max(0, open.double + stepOf(mark));
      return [];
    }
    const set = sign === '"' ? double(text, marks, number, open) : single(text, mark, number < lastEnd, open);
    return set === undefined ? [] : [{ from: index, to: index + 1, text: set }];
  });
}

function marksIn(text: string, isLiteral: (index: number) => boolean): Mark[] {
  return [...text.matchAll(/["'“”„]/g)].flatMap(({ 0: sign, index }): Mark[] => {
    if (isLiteral(index)) return [];
    const before = text.slice(Math.max(0, index - ROW), index);
    const after = text.slice(index + 1, index + 1 + ROW);
    // Of several in a row, each has the neighbours of all.
    const inner = after.replace(/^["']+/, '');
    const outer = before.replace(/["']+$/, '');
    // A sign may be quoted, as in “(” and “!”; nothing may not.
    const isPair = before.endsWith(sign) || after.startsWith(sign);
    const endsBefore = isPair ? ENDED.test(outer) : outer !== '' && !OPENING.test(outer);
    const endsBehind = inner === '' || CLOSING.test(inner);
    const canClose = endsBefore || (endsBehind && !isPair && /\S$/.test(outer));
    const canOpen = !endsBehind || (!endsBefore && !isPair && /^\S/.test(inner));
    return [{ index, sign, canOpen, canClose, isMeasure: /\p{N}$/u.test(before), isInWord: isInWord(after) }];
  });
}

function double(text: string, marks: readonly Mark[], number: number, open: Open): string | undefined {
  const mark = marks[number];
  if (!mark) return undefined;
  const { index, canOpen, canClose, isMeasure, isInWord } = mark;
  if (isMeasure) {
    const isSize = !isInWord || BY.test(text.slice(index + 1, index + 6));
    const isSecond = SECONDS.test(text.slice(Math.max(0, index - 20), index));
    if (isInWord && isSecond) return '″';
    if (isSize && (open.double === 0 || !isBalanced(marks, number + 1, open.double - 1))) return '″';
  }
  if (canOpen && canClose) {
    if (HEBREW.test(text[index - 1] ?? '') && HEBREW.test(text[index + 1] ?? '')) return undefined;
    return open.double > 0 ? close() : begin();
  }
  if (canOpen) return begin();
  return canClose ? close() : undefined;

  function begin(): string {
    open.double++;
    return '“';
  }
  function close(): string {
    open.double = Math.max(0, open.double - 1);
    return '”';
  }
}

function single(text: string, mark: Mark, hasEnd: boolean, open: Open): string | undefined {
  const { index, canOpen, canClose, isMeasure, isInWord } = mark;
  const before = text.slice(Math.max(0, index - 20), index);
  const after = text.slice(index + 1, index + 20);
  if (isMeasure) {
    if (/^\p{N}/u.test(after)) return GROUP.test(after) ? '’' : '′';
    if (MINUTES.test(before) || BY.test(after)) return '′';
    if (!isInWord && open.single === 0) return '′';
  }
  const isCjk = CJK.test(before.slice(-1) + after.slice(0, 1));
  const isApostrophe = canClose && WORD.test(before.slice(-1)) && isInWord && !isCjk;
  const isElision = canOpen && !canClose && ELISION.test(after);
  const isAnd = AND.test(after) && /[\s-]$/.test(before) && !NAMED.test(before);
  if (isApostrophe || isElision || isAnd) return '’';
  if (canOpen && (!canClose || (open.single === 0 && (isInWord || isCjk)))) {
    if (!hasEnd) return '’';
    open.single++;
    return '‘';
  }
  if (!canClose) return undefined;
  open.single = Math.max(0, open.single - 1);
  return '’';
}

/** True when the marks that follow leave no end without its beginning; what stands behind a figure may be a prime. */
function isBalanced(marks: readonly Mark[], from: number, depth: number): boolean {
  let open = depth;
  let doubtful = 0;
  for (let number = from; number < Math.min(marks.length, from + REACH); number++) {
    const mark = marks[number];
    if (!mark || mark.sign === "'") continue;
    const step = stepOf(mark, open);
    if (step < 0 && open === 0) {
      if (mark.isMeasure) continue;
      if (doubtful === 0) return false;
      doubtful--;
      continue;
    }
    if (step < 0 && mark.isMeasure) doubtful++;
    open += step;
  }
  return true;
}

/** Whether a double mark opens a quotation (1), closes one (-1), or does neither. */
function stepOf({ sign, canOpen, canClose }: Mark, open = 0): number {
  if (sign === '„') return 1;
  if (sign === '“') return canClose && !canOpen ? -1 : 1;
  if (sign === '”') return -1;
  if (canOpen && canClose) return open > 0 ? -1 : 1;
  return Number(canOpen) - Number(canClose);
}

function isInWord(after: string): boolean {
  const [next = ''] = /^[\s\S]/u.exec(after) ?? [];
  return WORD.test(next) && !CJK.test(next);
}

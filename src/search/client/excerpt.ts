import { analyze, cut, UNSEEN, UNSPACED, WORD } from '../analyze.ts';
import { spellOut } from '../names.ts';
import type { Match } from './match.ts';

/** A piece of text; marked pieces are what the reader asked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** What the forms of the query's words are worth: which word each stands for, and how much that word says. */
export type FormValues = ReadonlyMap<string, { readonly word: number; readonly value: number }>;

/** A character of a script without spaces, with its marks. */
const SINGLE = new RegExp(`(${UNSPACED}[\\p{M}${UNSEEN}]*)`, 'u');
/** A word, or what stands between words. */
const TOKEN = new RegExp(`(${WORD.source})|[^\\p{L}\\p{N}]+`, 'gu');
/** Lines drawn with characters, as around tables in code, are as little to read as a space is. */
const SPACE = /[\s\u2500-\u259F]+/g;
/** The end of a line between words: of a cell, an item or a line of code; other signs there already tell the lines apart. */
const LINE_END = /(?<=[\p{L}\p{N}\p{M}\p{Pe}\p{Pf}"'`])[^\S\n]*\n\s*(?=[^\s\p{Pe}.,;:!?])/gu;
const SENTENCE_END = /[.!?…]\s+$/u;
/** Characters of an excerpt; in which the densest place is looked for; and before that place at most, and at least. */
const LENGTH = 230;
const DENSE = 140;
const BEFORE = 80;
const SOME_BEFORE = 40;

/** Look up forms by what they are worth. */
export function formValues(matches: readonly Match[]): FormValues {
  const values = new Map<string, { word: number; value: number }>();
  for (const [word, { idf, forms }] of matches.entries()) {
    for (const [form, weight] of forms) {
      if (idf * weight > (values.get(form)?.value ?? 0)) values.set(form, { word, value: idf * weight });
    }
  }
  return values;
}

/** A whole text with the words of the query marked. */
export function markWords(text: string, values: FormValues): Piece[] {
  return join(tokenize(text, values));
}

/** The words of the query that a text has, by their position in the query. */
export function coveredWords(text: string, values: FormValues): ReadonlySet<number> {
  return new Set(analyze(spellOut(text)).flatMap((form) => values.get(form)?.word ?? []));
}

/** The place of a text where most of the query stands together, from the beginning of its sentence when that is near. */
export function excerpt(text: string, values: FormValues): Piece[] {
  const tokens = tokenize(text.replace(LINE_END, ' · ').replace(SPACE, ' ').trim(), values).map((token) => {
    // Such as a key or a picture in letters.
    const short = cut(token.text);
    return short === token.text ? token : { ...token, text: `${short}…` };
  });
  const dense = densest(tokens);
  const from = beginning(tokens, dense);
  let to = from;
  for (let length = 0; to < tokens.length && length < LENGTH; to++) length += tokens[to]?.text.length ?? 0;
  return [
    ...(from > 0 ? [{ text: '… ', marked: false }] : []),
    ...join(tokens.slice(from, to)),
    ...(to < tokens.length ? [{ text: ' …', marked: false }] : []),
  ];
}

interface Token extends Piece {
  /** The word of the query that it stands for. */
  readonly word?: number;
  readonly value: number;
}

function tokenize(text: string, values: FormValues): Token[] {
  const tokens: Token[] = [];
  const push = (written: string, forms: readonly string[]) => {
    const found = forms.map((form) => values.get(form)).sort((a, b) => (b?.value ?? 0) - (a?.value ?? 0))[0];
    tokens.push({ value: 0, ...found, text: written, marked: found !== undefined });
    return found;
  };
  let before = '';
  for (const [index, part] of text.split(SINGLE).entries()) {
    if (index % 2) {
      const last = tokens.at(-1);
      const found = push(part, [...analyze(before + part), ...analyze(part)]);
      // Both characters of a pair.
      if (found && before && last) tokens.splice(-2, 1, { ...found, text: last.text, marked: true });
      before = part;
    } else if (part) {
      for (const [written, word = ''] of part.matchAll(TOKEN)) push(written, analyze(spellOut(word)));
      before = '';
    }
  }
  return tokens;
}

/** The first token of the stretch that is worth most; a word counts once. */
function densest(tokens: readonly Token[]): number {
  let best = { at: 0, value: 0 };
  for (const [at, token] of tokens.entries()) {
    if (!token.marked) continue;
    const words = new Map<number | undefined, number>();
    for (let next = at, length = 0; next < tokens.length && length < DENSE; next++) {
      const { text = '', marked = false, word, value = 0 } = tokens[next] ?? {};
      if (marked) words.set(word, Math.max(words.get(word) ?? 0, value));
      length += text.length;
    }
    const value = [...words.values()].reduce((sum, each) => sum + each, 0);
    if (value > best.value) best = { at, value };
  }
  return best.at;
}

function beginning(tokens: readonly Token[], at: number): number {
  let some = at;
  for (let from = at, length = 0; from > 0; from--) {
    const { text = '' } = tokens[from - 1] ?? {};
    if (SENTENCE_END.test(text)) return from;
    length += text.length;
    if (length > BEFORE) return some;
    if (length <= SOME_BEFORE) some = from - 1;
  }
  return 0;
}

function join(tokens: readonly Token[]): Piece[] {
  const pieces: { text: string; marked: boolean }[] = [];
  for (const { text, marked } of tokens) {
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += text;
    else pieces.push({ text, marked });
  }
  return pieces;
}

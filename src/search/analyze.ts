/** Scripts whose words no spaces divide, as a class of characters; Hangul divides them, but writes particles and compounds in one. */
const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((name) => `\\p{Script=${name}}`)
  .join('');
/** The same with the mark that lengthens a syllable of either kana. */
export const UNSPACED = `[${SCRIPTS}ー]`;
/** Signs inside a word that nobody sees: where it may be divided, and where it may not. */
export const UNSEEN = '\\u00AD\\u200C\\u200D\\u2060\\uFEFF';
const LETTERS = `[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${UNSEEN}]*`;
/** Letters, digits and marks, joined by what joins the parts of a name; `c++` and `c#` keep their signs. */
export const WORD = new RegExp(`${LETTERS}(?:[.'’_-]${LETTERS})*(?:\\+\\+|#)?`, 'gu');
const UNSEEN_SIGNS = new RegExp(`[${UNSEEN}]`, 'g');
const IS_UNSPACED = new RegExp(`[${SCRIPTS}]`, 'u');
const RUN = new RegExp(`(?:${UNSPACED}\\p{M}*)+`, 'gu');
/** A character with the marks on it. */
const CHARACTER = /[^\p{M}]\p{M}*/gu;
const ASCII = /^[\0-\x7f]*$/;
/** Longer words are cut, in the index and in a query alike. */
const LONGEST = 48;

/**
 * Split text into search words: compatibility forms, case and Latin, Greek and Cyrillic diacritics folded. A compound such as
 * `node.js`, `better-sqlite3` or `1.67.1` is a word of its own and also gives its parts; scripts without spaces, such as
 * Chinese, Japanese and Thai, and Korean give pairs of characters. The one analyzer: the index is made with it, and the browser
 * reads queries with it.
 */
export function analyze(text: string): string[] {
  const words: string[] = [];
  for (const [written] of fold(text).matchAll(WORD)) {
    const word = written.replace(/['’]/g, '');
    const parts = word.split(/[._-]|\+\+$|#$/).filter(Boolean);
    if (parts.length > 1 || parts[0] !== word) words.push(cut(word));
    for (const part of parts) {
      if (IS_UNSPACED.test(part)) words.push(...pairs(part));
      else words.push(cut(part));
    }
  }
  return words;
}

/** True for a word that stands for a name of several parts, which its parts stand for as well. */
export function isCompound(word: string): boolean {
  return /[._+#-]/.test(word);
}

/** Fold what readers do not tell apart when they type. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .replace(UNSEEN_SIGNS, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC');
}

/** Not the breve of й, which is not an accent but makes another letter. */
const MARKS = /(?<!и)\u0306|[\u0300-\u0305\u0307-\u036F]/g;

/** Cut a word that is too long, between characters. */
export function cut(word: string): string {
  if (word.length <= LONGEST) return word;
  const start = word.slice(0, LONGEST);
  return start.isWellFormed() ? start : start.slice(0, -1);
}

function pairs(word: string): string[] {
  const found: string[] = [];
  let end = 0;
  for (const { 0: run, index } of word.matchAll(RUN)) {
    if (index > end) found.push(word.slice(end, index));
    end = index + run.length;
    const characters = run.match(CHARACTER) ?? [];
    if (characters.length === 1) found.push(run);
    for (let at = 1; at < characters.length; at++) found.push(`${characters[at - 1]}${characters[at]}`);
  }
  if (end < word.length) found.push(word.slice(end));
  return found;
}

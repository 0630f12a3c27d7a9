const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.'’_-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/**
 * Split text into search words: compatibility forms and case folded, diacritics taken off. Compounds such as `node.js` and
 * `better-sqlite3` are words of their own and also give their parts. Used at build time and in the browser.
 */
export function analyze(text: string): string[] {
  const folded = fold(text);
  return Array.from(folded.matchAll(WORD), ([word]) => word).flatMap((word) => {
    const plain = word.replace(/['’]/g, '');
    const parts = plain.split(/[._-]/);
    return parts.length > 1 ? [plain, ...parts] : [plain];
  });
}

/** NFKC, case and diacritics folded. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .normalize('NFC');
}

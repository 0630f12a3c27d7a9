/** Slugs that would collide with the site's own addresses. */
const RESERVED = new Set(['page', 'index']);
const RESERVED_ENDINGS = ['.md', '.xml', '.json', '.ics'];
/** Endings that editors and other programs give to copies of a file. */
const COPY = /\.(?:bak|backup|old|orig|rej|sav|swo|swp|tmp)$/;
/** Lower-case letters or digits of any script in NFC, and `-`, `_`, `.` between them. */
const SLUG = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}._-]*$/u;

/** Say why a file or folder name cannot be a slug, with a name that can; undefined when it can. */
export function explainBadSlug(name: string): string | undefined {
  const suggestion = suggestSlug(name);
  const rename = suggestion ? `rename it to ${suggestion}` : 'rename it';
  if (RESERVED.has(name)) return `“${name}” is an address of the site itself: ${rename}`;
  if (RESERVED_ENDINGS.some((ending) => name.endsWith(ending))) {
    return `“${name}” ends like one of the site’s own files: ${rename}`;
  }
  if (COPY.test(name)) return `“${name}” is named like the copy that a program keeps: ${rename}, or take it out`;
  if (isSpelledRight(name)) return undefined;
  return `“${name}” cannot be an address: lower-case letters, digits, - _ . only; ${rename}`;
}

/** The nearest name that is a slug; empty when nothing of the name is left. */
export function suggestSlug(name: string): string {
  const spelled = name
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .replace(/\.(md|xml|json|ics)$/, '-$1')
    .replace(COPY, (ending) => `-${ending.slice(1)}`);
  const slug = RESERVED.has(spelled) ? `${spelled}-1` : spelled;
  return isSpelledRight(slug) ? slug : '';
}

function isSpelledRight(name: string): boolean {
  return name === name.normalize('NFC') && SLUG.test(name) && !name.endsWith('.');
}

/** Two addresses that file systems or browsers may confuse have one key: case and Unicode form folded. */
export function foldPath(path: string): string {
  return decodeSafely(path).normalize('NFKC').toLowerCase().normalize('NFKC');
}

function decodeSafely(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

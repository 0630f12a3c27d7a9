import { posix } from 'node:path';

/** What a text may import from `content/`: other texts, and pictures. */
const CONTENT = /\.(?:mdx?|avif|gif|jpe?g|png|svg|webp)$/i;
/** And data beside an entry; that of authors and services is for the pages alone. */
const DATA = /^content\/(?:blog|postmortems|pages)\/.*\.(?:csv|json|ya?ml)$/;
/** Folders of dependencies whose names begin with a dot, which some package managers put packages in. */
const STORES = new Set(['.pnpm', '.store']);
/** The one folder of that kind that sites publish (RFC 8615). */
const PUBLISHED = '.well-known';

/**
 * True for a file that may become a part of the site. Those whose names begin with a dot hold settings, secrets, caches and
 * history; `dist/` is the last site, with whatever was taken back since; in `content/` only texts and pictures are judged, and data is not code.
 *
 * @param path from the project's folder, with forward slashes.
 */
export function isPartOfSite(path: string): boolean {
  const parts = posix.normalize(path).toLowerCase().split('/');
  const packages = parts.indexOf('node_modules');
  // What is in a package is its own affair.
  const ours = packages < 0 ? parts : parts.slice(0, packages + 2);
  const isPrivate = ours.some((part, index) => {
    const isStore = STORES.has(part) && index === packages + 1 && index > 0;
    return part.startsWith('.') && part !== PUBLISHED && !isStore;
  });
  if (isPrivate || parts[0] === 'dist') return false;
  return parts[0] !== 'content' || CONTENT.test(path) || DATA.test(parts.join('/'));
}

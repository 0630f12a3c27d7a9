import { posix } from 'node:path';

/** What a text may import from `content/`: other texts, and pictures. */
const CONTENT = /\.(?:mdx?|avif|gif|jpe?g|png|svg|webp)$/i;
/** Folders of dependencies whose names begin with a dot, which some package managers put packages in. */
const STORES = new Set(['.pnpm', '.store']);

/**
 * True for a file that may become a part of the site. Those whose names begin with a dot hold settings, secrets, caches and
 * history; `dist/` is the last site, with whatever was taken back since; in `content/` only texts and pictures are judged.
 *
 * @param path from the project's folder, with forward slashes.
 */
export function isPartOfSite(path: string): boolean {
  const parts = posix.normalize(path).split('/');
  if (parts.some((part) => part.startsWith('.') && !STORES.has(part)) || parts[0] === 'dist') return false;
  const isStore = parts.findIndex((part) => STORES.has(part));
  if (isStore > 0 && parts[isStore - 1] !== 'node_modules') return false;
  return parts[0] !== 'content' || CONTENT.test(path);
}

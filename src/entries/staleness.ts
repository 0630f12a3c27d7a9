import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';

/**
 * What decides how content is read and rendered; a change in any of it makes stored entries stale. Astro's own key sees none
 * of it. package.json pins the packages that draw formulas and diagrams.
 */
const DECIDING_SOURCES = [
  'package.json',
  'site.config.ts',
  'src/schemas',
  'src/entries',
  'src/markdown',
  'src/incidents',
];

/** Forget stored entries when what decides about them changed, or when this build’s `now` is before the last one’s. */
export function clearWhenStale(root: string, now: number, { meta, store }: LoaderContext): void {
  const digest = digestSources(root);
  const stale = meta.get('sources') !== digest || now < Number(meta.get('now') ?? 0);
  if (stale) store.clear();
  meta.set('sources', digest);
  meta.set('now', String(now));
}

function digestSources(root: string): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
    }
  };
  for (const source of DECIDING_SOURCES) add(join(root, source));
  return hash.digest('hex');
}

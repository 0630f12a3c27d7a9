import site from '../site.config.ts';
import { getContent } from './entries/entries.ts';
import { href } from './site.ts';

/** An old path and where it leads; both as they appear in a link, with base. */
export interface Redirect {
  /** Root-relative, without base. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** Redirects of `site.config.ts` and aliases of visible entries, by old path. */
export async function getRedirects(): Promise<Redirect[]> {
  const { entries } = await getContent();
  const aliases = entries.flatMap(({ aliases: paths, path }) => paths.map((alias) => [alias, path] as const));
  return [...Object.entries(site.redirects), ...aliases]
    .map(([path, target]) => ({
      path,
      from: href(site, path),
      to: target.startsWith('/') ? href(site, target) : target,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The `_redirects` file of static hosts; a path that looks like a file is also listed without its slash. */
export function writeRedirects(redirects: readonly Redirect[]): string {
  const lines = redirects.flatMap(({ from, to }) => {
    const file = from.replace(/\/$/, '');
    return /\.[a-z0-9]+$/i.test(file) ? [`${file} ${to} 301`, `${from} ${to} 301`] : [`${from} ${to} 301`];
  });
  return lines.map((line) => `${line}\n`).join('');
}

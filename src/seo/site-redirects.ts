import site from '../../site.config.ts';
import { getContent } from '../entries/entries.ts';
import { href } from '../site.ts';
import type { Redirect } from './redirects.ts';

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

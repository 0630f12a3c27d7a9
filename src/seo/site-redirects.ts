import site from '../../site.config.ts';
import { getContent } from '../entries/entries.ts';
import { formerIds } from '../entries/former-ids.ts';
import { documentPath, FORMAT_NAMES } from '../feeds/document.ts';
import { getDocuments } from '../feeds/site-documents.ts';
import { oncePerBuild } from '../once.ts';
import { link } from '../site.ts';
import { authorPaths, servicePaths } from '../views/listing-paths.ts';
import type { Redirect } from './redirects.ts';

/** Redirects of `site.config.ts`, aliases of visible entries, and all that lay at former ids of authors and services; by old path. */
export const getRedirects = oncePerBuild(async (): Promise<Redirect[]> => {
  const [{ entries, authors, services }, documents, ...listings] = await Promise.all([
    getContent(),
    getDocuments(),
    authorPaths(),
    servicePaths(),
  ]);
  const feeds = documents.flatMap((document) => FORMAT_NAMES.map((format) => documentPath(document, format)));
  const known = new Set(feeds);
  const pages = listings.flat().map(({ props }) => props.page.path);
  const moved = [...movedFolders('authors', authors), ...movedFolders('services', services)].flatMap(({ from, to }) =>
    [...pages, ...feeds]
      .filter((path) => path.startsWith(to))
      .map((path) => [from + path.slice(to.length), path] as const),
  );
  const aliases = entries.flatMap(({ aliases: paths, path }) => paths.map((alias) => [alias, path] as const));
  // Where two speak of one path they say the same: the check has seen to that.
  const targets = new Map([...moved, ...aliases, ...Object.entries(site.redirects)]);
  return Array.from(targets, ([path, target]) => ({
    path,
    from: link(site, path),
    to: link(site, target),
    feed: known.has(target) ? target : undefined,
  })).sort((a, b) => (a.path < b.path ? -1 : 1));
});

/** Former addresses of listings, and those that they have now. */
function movedFolders(folder: string, items: readonly { readonly id: string; readonly aliases: readonly string[] }[]) {
  return items.flatMap((item) =>
    formerIds(item).map(({ id }) => ({ from: `/${folder}/${id}/`, to: `/${folder}/${item.id}/` })),
  );
}

import type { ContentFile } from './files.ts';
import { foldPath } from './slug.ts';

/** Pages and files of the site itself. */
const OWN_PAGES = [
  'archive',
  'authors',
  'blog',
  'feeds',
  'postmortems',
  'reliability',
  'search',
  'services',
  'tags',
  '404',
];
const OWN_FILES = [
  ...['.nojekyll', '404.html', '_headers', '_redirects', 'atom.xml', 'favicon.svg', 'feed.json', 'feeds.opml'],
  ...['llms.txt', 'postmortems/incidents.ics', 'robots.txt', 'rss.json', 'rss.xml', 'sitemap-index.xml', 'sitemap.xml'],
];
/** Folders of the site's own files: a page there would be lost among them, a redirect from there is welcome. */
export const OWN_FOLDERS = ['.well-known', '_astro', 'atom', 'data', 'feed', 'rss', 'social'];

/** Whatever lies there is the site's own: files with digests, data, and further pages of listings. */
const OWN_PLACES = /^\/(_astro|data|search|social)\/|^\/(blog|postmortems|(tags|authors|services)\/[^/]+)\/page\/\d+$/;

/** Root-relative address of a content file's page, without base. */
export function addressOf({ collection, name }: Pick<ContentFile, 'collection' | 'name'>): string {
  return collection === 'pages' ? `/${name}/` : `/${collection}/${name}/`;
}

/** Keys of the addresses that every site has, with their owners. */
export function fixedAddresses(): [string, string][] {
  const pages = [...OWN_PAGES, ...OWN_FILES].map((name): [string, string] => [keyOf(`/${name}`), 'the site itself']);
  return [[keyOf('/'), 'the home page'], ...pages];
}

/** True for a key where the site puts files by itself. */
export function isOwnPlace(key: string): boolean {
  return OWN_PLACES.test(key);
}

/** With and without a slash at the end, or the file of a folder, is one address to a reader, and to most hosts. */
export function keyOf(address: string): string {
  return foldPath(address)
    .replace(/\/index\.html$/, '/')
    .replace(/\/+$/, '');
}

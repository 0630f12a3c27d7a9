import { COLLECTIONS, type Collection, type ContentFile } from './files.ts';
import { entriesOf, type Item } from './inventory.ts';
import type { Problem } from './problem.ts';
import { foldPath } from './slug.ts';

/** First path segments that are routes of the site itself; a page in `content/pages` cannot take one. */
const OWN_SEGMENTS = [
  ...[
    'archive',
    'atom',
    'atom.xml',
    'authors',
    'blog',
    'data',
    'favicon.svg',
    'feed',
    'feed.json',
    'feeds',
    'feeds.opml',
  ],
  ...['llms.txt', 'postmortems', 'reliability', 'robots.txt', 'rss', 'rss.json', 'rss.xml', 'search', 'services'],
  ...['sitemap-index.xml', 'social', 'tags', '404', '404.html', '_astro', '_headers', '_redirects', '.well-known'],
];

/** Root-relative address of a content file's page, without base. */
export function addressOf({ collection, name }: Pick<ContentFile, 'collection' | 'name'>): string {
  return collection === 'pages' ? `/${name}/` : `/${collection}/${name}/`;
}

/** Two files with one address, a page over a route, an alias or redirect over a page: nothing may win in silence. */
export function findAddressCollisions(
  items: readonly Item[],
  files: readonly ContentFile[],
  redirects: Readonly<Record<string, string>>,
): Problem[] {
  const problems: Problem[] = [];
  const taken = new Map<string, string>(fixedAddresses());
  const take = (address: string, owner: string, file: string, hint: string) => {
    const key = foldPath(address);
    const other = taken.get(key);
    if (other === undefined) taken.set(key, owner);
    else problems.push({ id: 'C1', level: 'error', file, message: `${address} is also the address of ${other}`, hint });
  };

  for (const file of files) take(addressOf(file), file.file, file.file, 'rename one of the two');
  for (const address of listingAddresses(items)) taken.set(foldPath(address), 'a listing');
  for (const { parsed, file, visibility } of entriesOf(items)) {
    if (visibility !== 'visible') continue;
    for (const alias of parsed.aliases)
      take(alias, `an alias of ${file}`, file, 'take the alias out, or rename the other');
  }
  for (const from of Object.keys(redirects)) take(from, 'a redirect', 'site.config.ts', 'take the redirect out');
  return problems;
}

function fixedAddresses(): [string, string][] {
  const segments = OWN_SEGMENTS.map((segment): [string, string] => [foldPath(`/${segment}/`), 'the site itself']);
  const files = OWN_SEGMENTS.map((segment): [string, string] => [foldPath(`/${segment}`), 'the site itself']);
  return [['/', 'the home page'], ...segments, ...files];
}

function listingAddresses(items: readonly Item[]): string[] {
  const tags = entriesOf(items).flatMap(({ parsed, visibility }) => (visibility === 'visible' ? parsed.tags : []));
  return tags.map(({ slug }) => `/tags/${slug}/`);
}

/** True for a collection whose files have dates, authors and tags. */
export function isEntryCollection(collection: string): collection is Extract<Collection, 'blog' | 'postmortems'> {
  return COLLECTIONS.slice(0, 2).some((name) => name === collection);
}

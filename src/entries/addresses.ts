import type { ContentFile } from './files.ts';
import { entriesOf, type Item } from './item.ts';
import type { Span } from './position.ts';
import type { Problem } from './problem.ts';
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
  ...['404.html', '_headers', '_redirects', 'atom.xml', 'favicon.svg', 'feed.json', 'feeds.opml', 'llms.txt'],
  ...['robots.txt', 'rss.json', 'rss.xml', 'sitemap-index.xml', 'sitemap.xml'],
];
/** Folders of the site's own files: a page there would be lost among them, a redirect from there is welcome. */
const OWN_FOLDERS = ['.well-known', '_astro', 'atom', 'data', 'feed', 'rss', 'social'];

/** Whatever lies there is the site's own: files with digests, data, and further pages of listings. */
const OWN_PLACES = /^\/(_astro|data|search|social)\/|^\/(blog|postmortems|(tags|authors|services)\/[^/]+)\/page\/\d+$/;

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
  const take = (address: string, owner: string, file: string, hint: string, place?: Span) => {
    const key = keyOf(address);
    const other = taken.get(key) ?? (OWN_PLACES.test(key) ? 'the site itself' : undefined);
    if (other === undefined) taken.set(key, owner);
    else {
      const message = `${address} is also the address of ${other}`;
      problems.push({ id: 'C1', level: 'error', file, ...place, message, hint });
    }
  };

  for (const file of files) take(addressOf(file), file.file, file.file, 'rename one of the two');
  for (const { name, file, collection } of files) {
    if (collection === 'pages' && OWN_FOLDERS.includes(name)) {
      const message = `/${name}/ is where the site keeps files of its own`;
      problems.push({ id: 'C1', level: 'error', file, message, hint: 'rename it' });
    }
  }
  for (const address of listingAddresses(items)) taken.set(keyOf(address), 'a listing');
  for (const { parsed, file, visibility, frontMatter } of entriesOf(items)) {
    if (visibility !== 'visible') continue;
    for (const [index, alias] of parsed.aliases.entries()) {
      const place = frontMatter.pointAt(['aliases', index]);
      take(alias, `an alias of ${file}`, file, 'take the alias out, or rename the other', place);
    }
  }
  for (const from of Object.keys(redirects)) take(from, 'a redirect', 'site.config.ts', 'take the redirect out');
  return problems;
}

function fixedAddresses(): [string, string][] {
  const pages = [...OWN_PAGES, ...OWN_FILES].map((name): [string, string] => [keyOf(`/${name}`), 'the site itself']);
  return [[keyOf('/'), 'the home page'], ...pages];
}

function listingAddresses(items: readonly Item[]): string[] {
  const tags = entriesOf(items).flatMap(({ parsed, visibility }) => (visibility === 'visible' ? parsed.tags : []));
  return tags.map(({ slug }) => `/tags/${slug}/`);
}

/** With and without a slash at the end is one address to a reader, and to most hosts. */
function keyOf(address: string): string {
  return foldPath(address).replace(/\/+$/, '');
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from '../../entries/addresses.ts';
import { suggest } from '../../entries/directory.ts';
import type { ContentFile } from '../../entries/files.ts';
import { formerIds } from '../../entries/former-ids.ts';
import type { Inventory } from '../../entries/inventory.ts';
import { entriesOf, hasPage, itemsOf } from '../../entries/item.ts';
import type { Site } from '../../schemas/site.ts';
import type { Surroundings } from '../subject.ts';

/** Where links of the site may lead. Paths are root-relative, decoded, without base. */
export interface SiteAddresses {
  has(path: string): boolean;
  /** True for the path of a page that does not end in its slash: hosts send the reader on to the one that does. */
  lacksSlash(path: string): boolean;
  /** The content file whose page is at a path. */
  fileAt(path: string): ContentFile | undefined;
  /** The address that a wrong one is nearest to. */
  nearest(path: string): string | undefined;
}

/** The site’s own pages and files; `docs/data.md` and the contract of the outputs name them. */
const OWN_PAGES =
  '/archive /authors /blog /feeds /postmortems /reliability /search /search/stats /services /tags'.split(' ');
const OWN_FILES = [
  ...[
    '/.well-known/security.txt',
    '/404.html',
    '/feeds.opml',
    '/llms.txt',
    '/postmortems/incidents.ics',
    '/robots.txt',
  ],
  ...['/rss.json', '/sitemap-index.xml', '/sitemap.xml'],
  ...['csv', 'json'].map((extension) => `/data/incidents.${extension}`),
  ...['/data/incident.schema.json', '/data/site.db', '/data/stats.json'],
];
const FEED =
  /\/(?:rss\.xml|atom\.xml|feed\.json|rss\/archive\/[1-9]\d*\.xml|atom\/archive\/[1-9]\d*\.xml|feed\/archive\/[1-9]\d*\.json)$/;
const ARCHIVE = /\/archive\//;
const FURTHER_PAGE = /\/page\/(?:[2-9]|[1-9]\d+)$/;
const SEARCH_INDEX = /^\/search\/index\/[\w-]+\/[\w./-]+$/;
const TWIN = /^(\/(?:blog|postmortems)\/[^/]+)\.md$/;
const SOCIAL_IMAGE = /^\/social(\/(?:blog|postmortems)\/[^/]+)\.png$/;

/**
 * Collect all addresses of a site.
 *
 * @param withHidden also those that drafts and scheduled entries will have: links between drafts are right.
 */
export function collectAddresses(
  { root, site }: Pick<Surroundings, 'root' | 'site'>,
  { files, items }: Inventory,
  withHidden: boolean,
): SiteAddresses {
  const judged = new Map(items.map((item) => [item.file, item.visibility]));
  // A file that did not pass is there once it has been mended.
  const isThere = ({ file, collection }: ContentFile) => {
    const visibility = judged.get(file);
    return withHidden || visibility === undefined || hasPage({ visibility, collection });
  };
  const shown = files.filter(isThere);
  const byAddress = new Map(shown.map((file) => [keyOf(addressOf(file)), file]));
  const entries = entriesOf(items).filter(isThere);
  const listed = new Set(
    shown.filter(({ file }) => judged.get(file) !== 'unlisted').map((file) => keyOf(addressOf(file))),
  );
  const shownPeople = [...itemsOf(items, 'authors'), ...itemsOf(items, 'services')].filter(isThere);
  const formerListings = shownPeople.flatMap(({ collection, name, parsed }) =>
    formerIds({ id: name, aliases: parsed.aliases }).map(({ id }) => keyOf(addressOf({ collection, name: id }))),
  );
  const listings = new Set([
    ...['/blog', '/postmortems'],
    ...entries.flatMap(({ parsed, visibility }) =>
      visibility === 'unlisted' ? [] : parsed.tags.map(({ slug }) => `/tags/${slug}`),
    ),
    ...shownPeople.map((item) => keyOf(addressOf(item))),
    ...formerListings,
  ]);
  const moved = new Set([
    ...[
      ...Object.keys(site.redirects),
      ...entries.flatMap(({ parsed, visibility }) => (visibility === 'unlisted' ? [] : parsed.aliases)),
    ].map((path) => keyOf(decode(path))),
    ...formerListings,
  ]);
  const pages = new Set(['', ...OWN_PAGES, ...byAddress.keys(), ...listings, ...moved]);

  return {
    has(path) {
      const key = keyOf(path);
      if (site.links.elsewhere.some((beginning) => `${path}/`.startsWith(beginning))) return true;
      if (pages.has(key) || listings.has(key.replace(FURTHER_PAGE, ''))) return true;
      if (path.endsWith('/')) return isPublic(root, `${path}index.html`);
      if (OWN_FILES.includes(path) || SEARCH_INDEX.test(path)) return true;
      const feed = FEED.exec(path);
      const scope = path.replace(FEED, '');
      const isScope = scope === '' || listings.has(scope);
      if (feed && isScope && (!ARCHIVE.test(feed[0]) || hasArchives(scope === '', site))) return true;
      const entry = TWIN.exec(path)?.[1] ?? SOCIAL_IMAGE.exec(path)?.[1];
      return (entry !== undefined && listed.has(entry)) || isPublic(root, path);
    },
    lacksSlash(path) {
      const key = keyOf(path);
      // An old address may have been that of a file.
      const isFile = moved.has(key) && /\.[a-z0-9]+$/i.test(key);
      return path !== `${key}/` && !isFile && (pages.has(key) || listings.has(key.replace(FURTHER_PAGE, '')));
    },
    fileAt: (path) => byAddress.get(keyOf(path)),
    nearest(path) {
      const key = keyOf(path);
      const parts = (address: string) => [address.slice(0, address.lastIndexOf('/')), address.split('/').at(-1) ?? ''];
      const [folder, name = ''] = parts(key);
      const siblings = [...pages].filter((page) => page !== '' && !moved.has(page) && parts(page)[0] === folder);
      const near = suggest(
        name,
        siblings.map((page) => parts(page)[1] ?? ''),
      );
      if (near !== undefined) return `${folder}/${near}/`;
      // The service of a name is not what a link to its report means.
      const [elsewhere] =
        [...byAddress].find(([page, file]) => parts(page)[1] === name && !PEOPLE_AND_THINGS.has(file.collection)) ?? [];
      return elsewhere && `${elsewhere}/`;
    },
  };
}

const PEOPLE_AND_THINGS = new Set<ContentFile['collection']>(['authors', 'services']);

/** Whether a feed has archives: the one of the whole site, or one of a part of it. */
function hasArchives(isWhole: boolean, { feeds: { archives } }: Pick<Site, 'feeds'>): boolean {
  return archives === 'all' || (isWhole && archives === 'site');
}

/** Without the slash at the end, which a host adds or takes away, and without the name of a folder's own file. */
function keyOf(path: string): string {
  return path.replace(/\/index\.html$/, '/').replace(/\/+$/, '');
}

function isPublic(root: string, path: string): boolean {
  return statSync(join(root, 'public', path), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Decode a path of a URL; a lone percent sign is one. */
export function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

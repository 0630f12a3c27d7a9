import site from '../../site.config.ts';
import { getContent, getPages } from '../entries/entries.ts';
import type { Entry, EntryDate } from '../entries/entry.ts';
import { absolute } from '../site.ts';
import type { SitemapPage } from './sitemap.ts';

type Belongs = (entry: Entry) => boolean;

const ALL: Belongs = () => true;
const REPORTS: Belongs = ({ collection }) => collection === 'postmortems';

/** Pages that list or count entries, and which. */
const LISTINGS: readonly (readonly [path: string, belongs: Belongs])[] = [
  ['/', ALL],
  ['/blog/', ({ collection }) => collection === 'blog'],
  ['/postmortems/', REPORTS],
  ['/tags/', ({ tags }) => tags.length > 0],
  ['/authors/', ALL],
  ['/services/', REPORTS],
  ['/archive/', ALL],
  ['/reliability/', REPORTS],
  ['/feeds/', ALL],
  ['/search/', ALL],
  ['/search/stats/', ALL],
];

/** Every page that search engines should know: no redirects, no unlisted pages, no second pages of listings. */
export async function getSitemapPages(): Promise<SitemapPage[]> {
  const [{ entries, authors, services }, pages] = await Promise.all([getContent(), getPages()]);
  const tags = [...new Set(entries.flatMap((entry) => entry.tags.map(({ slug }) => slug)))].sort();
  const listing = (path: string, belongs: Belongs): SitemapPage => ({
    url: absolute(site, path),
    modified: latestChange(entries.filter(belongs)),
  });
  return [
    ...LISTINGS.map(([path, belongs]) => listing(path, belongs)),
    ...entries.map((entry) => ({ url: absolute(site, entry.path), modified: latestChange([entry]) })),
    // Nothing says when a page changed, and the time of the build would be a lie.
    ...pages.map(({ slug }) => ({ url: absolute(site, `/${slug}/`) })),
    ...tags.map((tag) => listing(`/tags/${tag}/`, (entry) => entry.tags.some(({ slug }) => slug === tag))),
    ...authors.map(({ id }) => listing(`/authors/${id}/`, (entry) => entry.authors.includes(id))),
    ...services.map(({ id }) =>
      listing(`/services/${id}/`, ({ incident }) => incident?.services.some((service) => service.id === id) ?? false),
    ),
  ];
}

/** When the newest of some entries changed: a listing changes with its entries. */
function latestChange(entries: readonly Entry[]): string | undefined {
  const isLater = (a: EntryDate, b: EntryDate) => Date.parse(a.instant) > Date.parse(b.instant);
  return entries
    .flatMap(({ published, updated = published }) => [published, updated])
    .reduce<EntryDate | undefined>((a, b) => (a && isLater(a, b) ? a : b), undefined)?.zoned;
}

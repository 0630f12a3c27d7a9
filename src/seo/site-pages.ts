import site from '../../site.config.ts';
import { getQueries } from '../database/site-database.ts';
import { getContent, getPages } from '../entries/entries.ts';
import { absolute } from '../site.ts';
import type { SitemapPage } from './sitemap.ts';

const LISTINGS = [
  '/',
  '/blog/',
  '/postmortems/',
  '/tags/',
  '/authors/',
  '/services/',
  '/archive/',
  '/reliability/',
  '/feeds/',
  '/search/',
  '/search/stats/',
];

/** Every page that search engines should know: no redirects, no unlisted pages, no second pages of listings. */
export async function getSitemapPages(): Promise<SitemapPage[]> {
  const [{ entries, authors, services }, pages, queries] = await Promise.all([getContent(), getPages(), getQueries()]);
  const newest = entries
    .map(({ published, updated }) => (updated ?? published).instant)
    .reduce((a, b) => (a > b ? a : b), '');
  const page = (path: string, modified?: string): SitemapPage => ({
    url: absolute(site, path),
    modified: modified || undefined,
  });
  return [
    ...LISTINGS.map((path) => page(path, newest)),
    ...entries.map(({ path, published, updated }) => page(path, (updated ?? published).instant)),
    ...pages.map(({ slug }) => page(`/${slug}/`)),
    ...queries.countTags().map(({ id }) => page(`/tags/${id}/`)),
    ...authors.map(({ id }) => page(`/authors/${id}/`)),
    ...services.map(({ id }) => page(`/services/${id}/`)),
  ];
}

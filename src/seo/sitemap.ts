import site from '../../site.config.ts';
import { getQueries } from '../database/site-database.ts';
import { getContent, getPages } from '../entries/entries.ts';
import { absolute } from '../site.ts';

/** A page for search engines; `modified` is a day or instant, when it is known. */
export interface SitemapPage {
  readonly url: string;
  readonly modified?: string | undefined;
}

const LISTINGS = ['/', '/blog/', '/postmortems/', '/tags/', '/authors/', '/services/', '/archive/', '/search/'];

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

/** A sitemap by the protocol of sitemaps.org. */
export function writeSitemap(pages: readonly SitemapPage[]): string {
  const urls = pages.map(({ url, modified }) => {
    const lastmod = modified ? `<lastmod>${modified}</lastmod>` : '';
    return `  <url><loc>${escapeXml(url)}</loc>${lastmod}</url>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('')}</urlset>
`;
}

/** The index that names the one sitemap. */
export function writeSitemapIndex(url: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap><loc>${escapeXml(url)}</loc></sitemap>
</sitemapindex>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

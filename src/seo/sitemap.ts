/** A page for search engines; `modified` is a day or instant, when it is known. */
export interface SitemapPage {
  readonly url: string;
  readonly modified?: string | undefined;
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

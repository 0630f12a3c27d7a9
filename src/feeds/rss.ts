import { getRssString } from '@astrojs/rss';
import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import type { FeedItem } from './item.ts';

/** RSS 2.0. Names go into `dc:creator`, since an RSS `author` must be an e-mail address; the guid is no link. */
export function writeRss(
  site: Pick<Site, 'url' | 'base' | 'title' | 'description' | 'lang'>,
  path: string,
  items: readonly FeedItem[],
): Promise<string> {
  return getRssString({
    title: site.title,
    description: site.description,
    site: absolute(site, '/'),
    xmlns: { dc: 'http://purl.org/dc/elements/1.1/', atom: 'http://www.w3.org/2005/Atom' },
    customData: [
      `<language>${site.lang}</language>`,
      `<atom:link href="${escapeXml(absolute(site, path))}" rel="self" type="application/rss+xml"/>`,
    ].join(''),
    items: items.map((item) => ({
      title: item.title,
      description: item.description,
      link: item.url,
      pubDate: new Date(item.published),
      categories: [...item.tags],
      customData: [
        `<guid isPermaLink="false">${escapeXml(item.id)}</guid>`,
        ...item.authors.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
      ].join(''),
    })),
  });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

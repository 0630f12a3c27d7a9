import { type FeedItem, joinNames } from './item.ts';
import { toRfc822 } from './rss.ts';

/** One element of `/rss.json`. */
export interface RssJsonItem {
  readonly title: string;
  readonly slug: string;
  /** Root-relative, like `/blog/codegen/`. */
  readonly link: string;
  /** Absolute. */
  readonly url: string;
  readonly description: string;
  /** RFC 822. */
  readonly pubDate: string;
  readonly author: string;
}

/** The plain feed: a JSON array, newest first. `toLink` gives the path as the site links to it. */
export function writeRssJson(items: readonly Omit<FeedItem, 'html'>[], toLink: (path: string) => string): string {
  const list = items.map(
    ({ title, slug, path, url, summary, published, authors }): RssJsonItem => ({
      title,
      slug,
      link: toLink(path),
      url,
      description: summary,
      pubDate: toRfc822(published),
      author: joinNames(authors),
    }),
  );
  return `${JSON.stringify(list, null, 2)}\n`;
}

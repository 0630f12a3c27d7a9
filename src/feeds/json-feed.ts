import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import { documentLinks, type FeedDocument } from './document.ts';
import type { FeedItem } from './item.ts';

/** JSON Feed 1.1 (https://jsonfeed.org/version/1.1). `next_url` leads from the newest entries through the archives. */
export function writeJsonFeed(site: Site, document: FeedDocument): string {
  const { scope } = document;
  const links = documentLinks(document, 'json');
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: scope.title,
    home_page_url: absolute(site, scope.path),
    feed_url: absolute(site, links.self),
    ...(links.previous && { next_url: absolute(site, links.previous) }),
    description: scope.description,
    language: site.lang,
    ...(site.feeds.hub && { hubs: [{ type: 'WebSub', url: site.feeds.hub }] }),
    items: document.items.map(writeItem),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

function writeItem(item: FeedItem) {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    // One of the two texts is required; a summary that stands in for it is plain, and said once.
    ...(item.html === undefined ? { content_text: item.summary } : { summary: item.summary, content_html: item.html }),
    date_published: item.published,
    date_modified: item.updated,
    authors: item.authors,
    tags: item.tags,
    ...(item.image && { image: item.image.url }),
  };
}

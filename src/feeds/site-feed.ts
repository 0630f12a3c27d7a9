import site from '../../site.config.ts';
import { getContent } from '../entries/entries.ts';
import { type FeedItem, makeItems } from './item.ts';

/** The items of the feeds over everything. */
export async function getFeedItems(): Promise<FeedItem[]> {
  const { entries, authors } = await getContent();
  return makeItems(site, entries, authors);
}

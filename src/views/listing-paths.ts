import site from '../../site.config.ts';
import type { Counted, ListedEntry, Queries } from '../database/queries.ts';
import { getQueries } from '../database/site-database.ts';
import { type Author, getContent, type Service } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { type ListingPath, paginate, paginateEach } from './listing.ts';

/** Pages of all posts, or of all reports. */
export async function collectionPaths(collection: Entry['collection']): Promise<ListingPath<ListedEntry>[]> {
  const queries = await getQueries();
  return paginate(queries.listCollection(collection), `/${collection}/`, site.pageSize);
}

/** Pages of every tag that a visible entry has. */
export async function tagPaths(): Promise<ListingPath<ListedEntry, { tag: Counted }>[]> {
  const queries = await getQueries();
  return listingsOf(queries.countTags(), 'tags', 'tag', queries.listByTag, (tag) => ({ tag }));
}

/** Pages of every author, those without an entry included. */
export async function authorPaths(): Promise<ListingPath<ListedEntry, { author: Author }>[]> {
  const [queries, { authors }] = await Promise.all([getQueries(), getContent()]);
  return listingsOf(authors, 'authors', 'author', queries.listByAuthor, (author) => ({ author }));
}

/** Pages of every service, those without an incident included. */
export async function servicePaths(): Promise<ListingPath<ListedEntry, { service: Service }>[]> {
  const [queries, { services }] = await Promise.all([getQueries(), getContent()]);
  return listingsOf(services, 'services', 'service', queries.listByService, (service) => ({ service }));
}

function listingsOf<Item extends { readonly id: string }, Extra extends object>(
  items: readonly Item[],
  folder: string,
  parameter: string,
  list: Queries['listByTag'],
  extra: (item: Item) => Extra,
): ListingPath<ListedEntry, Extra>[] {
  const listings = items.map((item) => ({
    id: item.id,
    path: `/${folder}/${item.id}/`,
    items: list(item.id),
    extra: extra(item),
  }));
  return paginateEach(listings, parameter, site.pageSize);
}

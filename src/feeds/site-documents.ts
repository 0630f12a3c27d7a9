import site from '../../site.config.ts';
import { getContent } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { oncePerBuild } from '../once.ts';
import { cutDocuments, type FeedDocument } from './document.ts';
import { hasArchives, scopesOf } from './scope.ts';

/** Every scope that can be subscribed to, with its entries, newest first. */
export const getScoped = oncePerBuild(async () => {
  const { entries, authors, services } = await getContent();
  return scopesOf(site, entries, { authors, services });
});

/** Every document of every feed, archives included. */
export const getDocuments = oncePerBuild(async (): Promise<FeedDocument<Entry>[]> => {
  const scoped = await getScoped();
  return scoped.flatMap(({ scope, entries }) =>
    cutDocuments(scope, entries, site.feeds.limit, hasArchives(scope, site.feeds.archives)),
  );
});

import type { Author } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';

/** What every feed format says of an entry. */
export interface FeedItem {
  /** An IRI that never changes. */
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  /** Root-relative path without base. */
  readonly path: string;
  readonly url: string;
  readonly description: string;
  /** UTC. */
  readonly published: string;
  /** Names. */
  readonly authors: readonly string[];
  readonly tags: readonly string[];
}

/** The newest entries as feed items; `entries` are newest first already. */
export function makeItems(
  site: Pick<Site, 'url' | 'base' | 'feeds'>,
  entries: readonly Entry[],
  authors: readonly Pick<Author, 'id' | 'name'>[],
): FeedItem[] {
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return entries.slice(0, site.feeds.limit).map((entry) => ({
    id: entry.id,
    title: stripForbidden(entry.title),
    slug: entry.slug,
    path: entry.path,
    url: absolute(site, entry.path),
    description: stripForbidden(entry.description),
    published: entry.published.instant,
    authors: entry.authors.map((id) => stripForbidden(names.get(id) ?? id)),
    tags: entry.tags.map(({ label }) => stripForbidden(label)),
  }));
}

/** Take out what XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets): one such character breaks a whole feed. */
export function stripForbidden(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
}

import type { Entry } from '../entries/entry.ts';
import { toUtcString } from '../incidents/instants.ts';
import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import { stripForbidden } from './xml.ts';

/** What every feed format says of an entry: the one model that all writers share. */
export interface FeedItem {
  /** An IRI that never changes. */
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  /** Root-relative path without base. */
  readonly path: string;
  readonly url: string;
  /** Plain text. */
  readonly summary: string;
  /** The whole entry as clean HTML with absolute addresses; undefined where only the summary has room. */
  readonly html?: string | undefined;
  /** RFC 3339, UTC. */
  readonly published: string;
  /** When it last changed, the end of its incident included. RFC 3339, UTC; not before `published`. */
  readonly updated: string;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  /** Labels. */
  readonly tags: readonly string[];
  readonly image?: { readonly url: string; readonly type: string } | undefined;
}

/** What an item needs beside its entry. */
export interface ItemParts {
  /** Names of authors by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly html: string;
  readonly image?: FeedItem['image'];
}

/** Make the feed item of an entry. Nothing in it depends on the clock. */
export function makeItem(site: Pick<Site, 'url' | 'base'>, entry: Entry, { names, html, image }: ItemParts): FeedItem {
  const published = toRfc3339(entry.published.instant);
  const isOngoing = entry.incident?.status === 'ongoing';
  return {
    id: stripForbidden(entry.id),
    title: stripForbidden(isOngoing ? `Ongoing: ${entry.title}` : entry.title),
    slug: entry.slug,
    path: entry.path,
    url: absolute(site, entry.path),
    summary: stripForbidden(entry.description),
    html: stripForbidden(html),
    published,
    updated: latestOf(published, entry.updated && toRfc3339(entry.updated.instant), endOf(entry)),
    authors: entry.authors.map((id) => ({
      name: stripForbidden(names.get(id) ?? id),
      url: absolute(site, `/authors/${id}/`),
    })),
    tags: entry.tags.map(({ label }) => stripForbidden(label)),
    image,
  };
}

/** When the incident was over. The end of planned work is written before it comes, so it is no change. */
function endOf({ incident }: Entry): string | undefined {
  const resolved = incident?.kind === 'maintenance' ? undefined : incident?.instants.resolved;
  return resolved && toRfc3339(toUtcString(resolved.epochMs));
}

function latestOf(first: string, ...others: readonly (string | undefined)[]): string {
  return others.reduce<string>((latest, date) => (date !== undefined && date > latest ? date : latest), first);
}

function toRfc3339(instant: string): string {
  return new Date(instant).toISOString().replace(/\.000Z$/, 'Z');
}

import type { Entry } from '../entries/entry.ts';
import type { Incident } from '../incidents/incident.ts';
import { dayOf, startOfDay, toZonedString } from '../incidents/instants.ts';
import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import { hasOwnLinks } from './fragments.ts';
import { escapeHtml, stripForbidden } from './xml.ts';

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
  /** RFC 3339, by the clock of the site's zone: its day is the one that the page shows. */
  readonly published: string;
  /** When it last changed, the end of its incident included. In the same form; not before `published`. */
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
export function makeItem(
  site: Pick<Site, 'url' | 'base' | 'timeZone'>,
  entry: Entry,
  { names, html, image }: ItemParts,
): FeedItem {
  const { published, updated = published, incident } = entry;
  const changes = [published, updated].map(({ instant }) => Date.parse(instant));
  const isOngoing = incident?.status === 'ongoing';
  return {
    id: stripForbidden(entry.id),
    title: stripForbidden(isOngoing ? `Ongoing: ${entry.title}` : entry.title),
    slug: entry.slug,
    path: entry.path,
    url: absolute(site, entry.path),
    summary: stripForbidden(entry.description),
    html: stripForbidden(html),
    published: published.zoned,
    updated: toZonedString(Math.max(...changes, ...endOf(incident, site.timeZone)), site.timeZone),
    authors: entry.authors.map((id) => ({
      name: stripForbidden(names.get(id) ?? id),
      url: absolute(site, `/authors/${id}/`),
    })),
    tags: entry.tags.map(({ label }) => stripForbidden(label)),
    image,
  };
}

/** The names of an item's authors in one text, for formats and readers that know a single author. */
export function joinNames(authors: FeedItem['authors']): string {
  return authors.map(({ name }) => name).join(', ');
}

/** The address that links within the item’s text are relative to; undefined where it has none. */
export function baseOf({ html, url }: Pick<FeedItem, 'html' | 'url'>): string | undefined {
  return html !== undefined && hasOwnLinks(html) ? url : undefined;
}

/**
 * The summary once more as plain text, where it is another text as HTML. Browsers show a feed as it is written, and
 * `public/feed.css` lets them show this.
 */
export function plainSummary({ summary }: Pick<FeedItem, 'summary'>): string | undefined {
  return escapeHtml(summary) === summary ? undefined : summary;
}

/**
 * When the incident was over, in epoch milliseconds. Of a day without a time: the moment from which it is that day both for the
 * incident and for the site, so that an item is never dated before the day that its text names. The end of planned
 * work is written before it comes, so it is not a change.
 */
function endOf(incident: Incident | undefined, timeZone: string): number[] {
  const end = incident?.kind === 'maintenance' ? undefined : incident?.instants.resolved;
  if (!end) return [];
  return end.precision === 'day' ? [end.epochMs, startOfDay(dayOf(end, timeZone), timeZone)] : [end.epochMs];
}

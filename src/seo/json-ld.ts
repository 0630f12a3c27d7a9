import type { Entry } from '../entries/entry.ts';
import { firstInstant } from '../incidents/durations.ts';
import { dayOf, type Instant, toZonedString } from '../incidents/instants.ts';
import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import { organizationId, siteId } from './page-json-ld.ts';

/** A value of JSON-LD; `undefined` members are left out. */
export type JsonLd = { readonly [key: string]: JsonLdValue };
type JsonLdValue = string | number | boolean | undefined | JsonLd | readonly JsonLdValue[];

/** Write JSON-LD so that no text in it can end the script element or be read as markup. */
export function writeJsonLd(nodes: readonly JsonLd[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes })
    .replaceAll('&', '\\u0026')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** Describe a post as a BlogPosting, a report as a TechArticle about the Event that it reports. */
export function describeEntry(
  site: Pick<Site, 'base' | 'url' | 'title' | 'lang' | 'timeZone'>,
  entry: Entry,
  authors: readonly { readonly id: string; readonly name: string; readonly isQuiet?: boolean }[],
  images: readonly string[],
): JsonLd {
  const { collection, title, description, path, published, updated, source, tags } = entry;
  const address = absolute(site, path);
  return {
    '@type': collection === 'blog' ? 'BlogPosting' : 'TechArticle',
    '@id': address,
    url: address,
    headline: title,
    description,
    image: images.length > 0 ? images : undefined,
    inLanguage: site.lang,
    datePublished: published.zoned,
    dateModified: (updated ?? published).zoned,
    author: authors.map(({ id, name, isQuiet }) => ({
      ...{ '@type': 'Person', name },
      url: isQuiet ? undefined : absolute(site, `/authors/${id}/`),
    })),
    publisher: { '@id': organizationId(site) },
    isPartOf: { '@id': siteId(site) },
    mainEntityOfPage: address,
    articleSection: collection === 'blog' ? 'Blog' : 'Post-mortems',
    keywords: tags.map(({ label }) => label).join(', ') || undefined,
    isBasedOn: source?.url,
    about: describeIncident(site, entry),
  };
}

/** The incident itself, with start and end as far as they are known, by its own clock or else the site's. */
function describeIncident(
  site: Pick<Site, 'base' | 'url' | 'timeZone'>,
  { incident, title, path }: Entry,
): JsonLd | undefined {
  const first = incident && firstInstant(incident);
  if (!incident || !first) return undefined;
  const write = (instant: Instant) => writeInstant(instant, incident.tz ?? site.timeZone);
  return {
    '@type': 'Event',
    name: title,
    startDate: write(first),
    endDate: incident.instants.resolved && write(incident.instants.resolved),
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: absolute(site, path) },
  };
}

function writeInstant(instant: Instant, timeZone: string): string {
  return instant.precision === 'day' ? dayOf(instant, timeZone) : toZonedString(instant.epochMs, timeZone);
}

import type { Entry } from '../entries/entry.ts';
import { firstInstant } from '../incidents/durations.ts';
import { dayIn, type Instant, toUtcString } from '../incidents/instants.ts';
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
  site: Pick<Site, 'base' | 'url' | 'title' | 'lang'>,
  entry: Entry,
  authors: readonly { readonly id: string; readonly name: string }[],
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
    datePublished: published.instant,
    dateModified: (updated ?? published).instant,
    author: authors.map(({ id, name }) => ({ '@type': 'Person', name, url: absolute(site, `/authors/${id}/`) })),
    publisher: { '@id': organizationId(site) },
    isPartOf: { '@id': siteId(site) },
    mainEntityOfPage: address,
    articleSection: collection === 'blog' ? 'Blog' : 'Post-mortems',
    keywords: tags.map(({ label }) => label).join(', ') || undefined,
    isBasedOn: source?.url,
    about: describeIncident(site, entry),
  };
}

/** The incident itself, with start and end as far as they are known. */
function describeIncident(site: Pick<Site, 'base' | 'url'>, { incident, title, path }: Entry): JsonLd | undefined {
  const first = incident && firstInstant(incident);
  if (!incident || !first) return undefined;
  return {
    '@type': 'Event',
    name: title,
    startDate: writeInstant(first),
    endDate: incident.instants.resolved && writeInstant(incident.instants.resolved),
    eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: absolute(site, path) },
  };
}

function writeInstant({ epochMs, precision, zone }: Instant): string {
  return precision === 'day' ? dayIn(epochMs, zone) : toUtcString(epochMs);
}

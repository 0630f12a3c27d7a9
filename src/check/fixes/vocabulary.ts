import { createDirectory } from '../../entries/directory.ts';
import { placeDate } from '../../entries/entry.ts';
import type { Item } from '../../entries/item.ts';
import { foldPath } from '../../entries/slug.ts';
import { severityAliases } from '../../schemas/collections.ts';
import type { Site } from '../../schemas/site.ts';
import type { Vocabulary } from './words.ts';

/** The words of a site as they are to be spelled, from what is published. */
export function vocabularyOf(
  entries: readonly Item<'blog' | 'postmortems'>[],
  services: readonly Item<'services'>[],
  site: Pick<Site, 'severities' | 'timeZone' | 'check'>,
): Vocabulary {
  return {
    severities: severityAliases(site),
    service: serviceIds(services),
    tags: site.check.C4 === 'off' ? new Map() : tagLabels(entries, site.timeZone),
  };
}

function serviceIds(services: readonly Item<'services'>[]): Vocabulary['service'] {
  const known = services.map(({ name, parsed }) => ({ id: name, name: parsed.name, aliases: parsed.aliases }));
  const find = createDirectory(known);
  const claims = known.flatMap(({ id, name, aliases }) => [...new Set([id, name, ...aliases].map(foldPath))]);
  return (written) => {
    const isOne = claims.filter((word) => word === foldPath(written)).length === 1;
    return isOne ? find(written) : undefined;
  };
}

/** As the pages have it: of all spellings that of the oldest published entry. */
function tagLabels(entries: readonly Item<'blog' | 'postmortems'>[], timeZone: string): Map<string, string> {
  const labels = new Map<string, string>();
  const published = entries
    .filter(({ visibility }) => visibility === 'visible')
    .map((entry) => ({
      tags: entry.parsed.tags,
      path: `/${entry.collection}/${entry.name}/`,
      instant: placeDate(entry.parsed.pubDate, timeZone).instant,
    }));
  // Of one instant the entry whose path comes last is the oldest, as in lists.
  published.sort((a, b) => compare(a.instant, b.instant) || -compare(a.path, b.path));
  for (const { slug, label } of published.flatMap(({ tags }) => tags)) {
    if (!labels.has(slug)) labels.set(slug, label);
  }
  return labels;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

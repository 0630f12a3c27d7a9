import { oldestFirst } from '../../entries/age.ts';
import { createDirectory } from '../../entries/directory.ts';
import type { Item } from '../../entries/item.ts';
import { foldPath } from '../../entries/slug.ts';
import { toEpoch } from '../../entries/visibility.ts';
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
    .map(({ collection, name, parsed: { tags, pubDate } }) => {
      return { collection, name, tags, published: toEpoch(pubDate, timeZone) };
    })
    .sort(oldestFirst);
  for (const { slug, label } of published.flatMap(({ tags }) => tags)) {
    if (!labels.has(slug)) labels.set(slug, label);
  }
  return labels;
}

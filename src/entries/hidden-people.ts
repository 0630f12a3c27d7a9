import { createDirectory } from './directory.ts';
import { entriesOf, type Item, itemsOf } from './item.ts';
import type { Visibility } from './visibility.ts';

/**
 * Hide people and services that nothing published names. A page of theirs would announce the entry that does: an author whom
 * only drafts and scheduled entries name is withheld with them. Whom only unlisted entries name is named on their pages, and
 * has none. A service that only drafts name is there all the same, as it is without a report.
 */
export function hidePeople(items: Item[]): void {
  const named = { authors: byVisibility(items, 'authors'), services: byVisibility(items, 'services') };
  for (const [index, item] of items.entries()) {
    if (item.collection !== 'authors' && item.collection !== 'services') continue;
    const by = named[item.collection].get(item.name);
    if (!by || by.has('visible')) continue;
    const visibility = by.has('unlisted') ? 'unlisted' : item.collection === 'authors' ? 'draft' : 'visible';
    items[index] = { ...item, visibility };
  }
}

/** By the name of each file that entries name, the visibilities of these entries. */
function byVisibility(items: readonly Item[], collection: 'authors' | 'services'): Map<string, Set<Visibility>> {
  const find = createDirectory(
    itemsOf(items, collection).map(({ name, parsed }) => ({ id: name, name: parsed.name, aliases: parsed.aliases })),
  );
  const named = new Map<string, Set<Visibility>>();
  for (const { parsed, visibility } of entriesOf(items)) {
    const { author, authors, contributors } = parsed;
    const incident = 'incident' in parsed ? parsed.incident : undefined;
    const people = [author ?? [], authors ?? [], contributors].flat();
    for (const written of collection === 'authors' ? people : (incident?.services ?? []).map(({ id }) => id)) {
      const name = find(written);
      if (name !== undefined) named.set(name, (named.get(name) ?? new Set()).add(visibility));
    }
  }
  return named;
}

import type { Collection, ContentFile } from './files.ts';
import type { Validated } from './validate.ts';
import type { Visibility } from './visibility.ts';

/** A file that passed its schema. */
export interface Item<Name extends Collection = Collection> extends ContentFile, Validated<Name> {
  readonly collection: Name;
  /** Pages are always visible, and so are most authors and services; see `hidden-people.ts`. */
  readonly visibility: Visibility;
}

/** Narrow items to one collection. */
export function itemsOf<Name extends Collection>(items: readonly Item[], collection: Name): Item<Name>[] {
  return items.filter((item): item is Item<Name> => item.collection === collection);
}

/** The two kinds of entry together. */
export function entriesOf(items: readonly Item[]): Item<'blog' | 'postmortems'>[] {
  return [...itemsOf(items, 'blog'), ...itemsOf(items, 'postmortems')];
}

/** True for what has a page of its own: all that is listed, and entries that are not. */
export function hasPage({ visibility, collection }: Pick<Item, 'visibility' | 'collection'>): boolean {
  return (
    visibility === 'visible' || (visibility === 'unlisted' && collection !== 'authors' && collection !== 'services')
  );
}

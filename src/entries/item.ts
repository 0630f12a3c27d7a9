import type { Collection, ContentFile } from './files.ts';
import type { Validated } from './validate.ts';
import type { Visibility } from './visibility.ts';

/** A file that passed its schema. */
export interface Item<Name extends Collection = Collection> extends ContentFile, Validated<Name> {
  readonly collection: Name;
  /** Authors, services and pages are always visible. */
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

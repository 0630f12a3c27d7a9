import { stringify } from 'yaml';
import { createDirectory, suggest } from '../../entries/directory.ts';
import type { Inventory } from '../../entries/inventory.ts';
import { entriesOf, itemsOf } from '../../entries/item.ts';
import { foldPath, suggestSlug } from '../../entries/slug.ts';

/** A file for a person whom entries name and who has none. */
export interface NewAuthor {
  /** Project-relative path. */
  readonly file: string;
  readonly text: string;
  readonly name: string;
}

/**
 * Plan files for people whom entries name: each by the name that the entry has, in a file of that name. Not for one who may be a
 * slip of a known one, or whose file would be another’s.
 */
export function planAuthors({ items, files, salvaged }: Inventory, defaultAuthor: string | undefined): NewAuthor[] {
  const known = itemsOf(items, 'authors').map(({ name, parsed }) => {
    return { id: name, name: parsed.name, aliases: parsed.aliases };
  });
  const find = createDirectory(known);
  const words = known.flatMap(({ id, name, aliases }) => [id, name, ...aliases]);
  const taken = new Set(files.filter(({ collection }) => collection === 'authors').map(({ name }) => foldPath(name)));
  const planned: NewAuthor[] = [];
  const entries = [...entriesOf(items).map(({ parsed }) => parsed), ...[...salvaged.values()].map(({ data }) => data)];
  for (const { author, authors = [], contributors } of entries) {
    for (const name of [...(author === undefined ? [] : [author]), ...authors, ...contributors]) {
      const id = suggestSlug(name);
      if (id === '' || taken.has(foldPath(id)) || taken.has(foldPath(name))) continue;
      // No entry has written that one.
      if (name === defaultAuthor) continue;
      if (find(name) !== undefined || suggest(name, words) !== undefined) continue;
      taken.add(foldPath(id));
      planned.push({ file: `content/authors/${id}.yml`, text: stringify({ name }, { lineWidth: 0 }), name });
    }
  }
  return planned;
}

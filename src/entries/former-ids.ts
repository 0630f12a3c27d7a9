import { explainBadSlug, foldPath } from './slug.ts';

/** Ids that an author or service had: those of its aliases that an id can be, each once, with their place in the list. */
export function formerIds({ id, aliases }: { readonly id: string; readonly aliases: readonly string[] }): {
  readonly id: string;
  readonly index: number;
}[] {
  const known = new Set([foldPath(id)]);
  return aliases.flatMap((alias, index) => {
    if (explainBadSlug(alias) !== undefined || known.has(foldPath(alias))) return [];
    known.add(foldPath(alias));
    return [{ id: alias, index }];
  });
}

import type { SearchDocument } from './document.ts';
import { eachFacet, FACETS, type Facets } from './format/facets.ts';
import { compareWords } from './format/words.ts';

/** Values of each facet with the documents that have them, ascending; years the latest first. */
export function collectFacets(documents: readonly SearchDocument[]): Facets {
  const values = new Map(FACETS.map((name) => [name, new Map<string, { label: string; ids: number[] }>()]));
  for (const [id, { facets }] of documents.entries()) {
    for (const name of FACETS) {
      for (const [value, label] of new Map(facets[name])) {
        const own = values.get(name);
        const known = own?.get(value);
        if (known) known.ids.push(id);
        else own?.set(value, { label, ids: [id] });
      }
    }
  }
  const list = (name: (typeof FACETS)[number]) =>
    [...(values.get(name) ?? [])].map(([id, value]) => ({ id, ...value })).sort((a, b) => compareWords(a.id, b.id));
  return { ...eachFacet(list), year: list('year').reverse() };
}

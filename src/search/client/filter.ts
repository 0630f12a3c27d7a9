import { eachFacet, type FacetName, type Facets } from '../format/facets.ts';
import type { Query } from './query.ts';
import type { Scored } from './rank.ts';

/** A value of a facet, with the results that it would leave. */
export interface FacetCount {
  readonly id: string;
  readonly label: string;
  /** Undefined when only texts that were not read would tell. */
  readonly count: number | undefined;
  readonly isChosen: boolean;
}

/** True for a document that the filters leave; the one of a facet may be passed over. */
export type Suits = (document: Scored, except?: FacetName) => boolean;

/** Read the filters of a query. */
export function readFilters(facets: Facets, { filters }: Query): Suits {
  const chosen = [...filters].map(([name, written]) => {
    const values = facets[name].filter((value) => isNamed(value, written));
    return [name, new Set(values.flatMap(({ ids }) => ids))] as const;
  });
  return ({ id }, except) => chosen.every(([name, ids]) => name === except || ids.has(id));
}

/** Count for each facet what the other facets leave, so that a second value can be added to a first. */
export function countFacets(
  facets: Facets,
  { filters }: Query,
  documents: readonly Scored[],
  suits: Suits,
  /** False when not all of the documents are results. */
  isExact: boolean,
): Readonly<Record<FacetName, readonly FacetCount[]>> {
  return eachFacet((name) => {
    const left = new Set(documents.filter((document) => suits(document, name)).map(({ id }) => id));
    return facets[name].map((value) => {
      const count = value.ids.filter((id) => left.has(id)).length;
      return {
        id: value.id,
        label: value.label,
        count: isExact || count === 0 ? count : undefined,
        isChosen: isNamed(value, filters.get(name) ?? []),
      };
    });
  });
}

/** A filter may name a value by its id or by its label. */
export function isNamed(
  { id, label }: { readonly id: string; readonly label: string },
  written: readonly string[],
): boolean {
  return [id, label].some((text) => written.includes(text.toLowerCase()));
}

import type { ByteReader, ByteWriter } from './bytes.ts';
import { readIds, writeIds } from './words.ts';

/** What results can be narrowed by. */
export const FACETS = ['kind', 'year', 'tag', 'author', 'severity', 'service', 'trigger'] as const;
export type FacetName = (typeof FACETS)[number];

/** A value of a facet and the documents that have it. */
export interface FacetValue {
  /** As it stands in a query and an address: `tag:sqlite`. */
  readonly id: string;
  /** As people read it. */
  readonly label: string;
  /** Ascending document ids. */
  readonly ids: readonly number[];
}

export type Facets = Readonly<Record<FacetName, readonly FacetValue[]>>;

/** Make something for every facet, in the order of their names. */
export function eachFacet<Value>(make: (name: FacetName) => Value): Record<FacetName, Value> {
  return {
    kind: make('kind'),
    year: make('year'),
    tag: make('tag'),
    author: make('author'),
    severity: make('severity'),
    service: make('service'),
    trigger: make('trigger'),
  };
}

/** Write all facets, in the order of their names. */
export function writeFacets(out: ByteWriter, facets: Facets): void {
  for (const name of FACETS) {
    out.varint(facets[name].length);
    for (const { id, label, ids } of facets[name]) {
      out.text(id);
      // Most labels are their id; the empty text says so.
      out.text(label === id ? '' : label);
      writeIds(out, ids);
    }
  }
}

/** Read all facets. */
export function readFacets(input: ByteReader): Facets {
  return eachFacet(() => {
    const values: FacetValue[] = [];
    // A number that was read may be anything: nothing is allocated by it.
    for (let left = input.varint(); left > 0; left--) {
      const id = input.text();
      const label = input.text() || id;
      values.push({ id, label, ids: readIds(input) });
    }
    return values;
  });
}

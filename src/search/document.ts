import type { FacetName } from './format/facets.ts';
import type { Fragment } from './format/fragment.ts';

/** What the index is made of: what a result shows, and by what it can be narrowed. Plain data, newest first. */
export interface SearchDocument {
  readonly fragment: Fragment;
  /** Words that belong to the document and stand in none of its sections, such as the names of its authors. */
  readonly keywords: string;
  /** Values by facet: id and label. */
  readonly facets: Readonly<Record<FacetName, readonly (readonly [id: string, label: string])[]>>;
}

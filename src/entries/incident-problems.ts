import { findDoubts } from '../incidents/doubts.ts';
import { type Item, itemsOf } from './item.ts';
import type { Problem } from './problem.ts';

/** What a typed incident says that can hardly be meant, with its place in the file. */
export function findIncidentProblems(items: readonly Item[], now: number): Problem[] {
  return itemsOf(items, 'postmortems').flatMap(({ parsed: { incident }, file, frontMatter }) =>
    (incident ? findDoubts(incident, now) : []).map(({ rule, path, ...doubt }): Problem => {
      return { id: rule, file, ...frontMatter.locate(['incident', ...path]), ...doubt };
    }),
  );
}

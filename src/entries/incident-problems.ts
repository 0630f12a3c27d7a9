import { findDoubts } from '../incidents/doubts.ts';
import type { Problem } from './problem.ts';
import type { Readable } from './readable.ts';

/** What a typed incident says that can hardly be meant, with its place in the file. */
export function findIncidentProblems(entries: readonly Readable[], now: number): Problem[] {
  return entries.flatMap(({ parsed: { incident }, problemAt }) =>
    (incident ? findDoubts(incident, now) : []).flatMap(({ rule, path, ...doubt }) =>
      problemAt(['incident', ...path], { id: rule, ...doubt }),
    ),
  );
}

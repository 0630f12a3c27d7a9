import { findDoubts } from '../incidents/doubts.ts';
import type { Problem } from './problem.ts';
import type { Readable } from './readable.ts';
import type { Moment } from './visibility.ts';

/** What a typed incident says that can hardly be meant, with its place in the file. */
export function findIncidentProblems(entries: readonly Readable[], { now, timeZone }: Moment): Problem[] {
  return entries.flatMap(({ parsed: { incident }, problemAt }) =>
    (incident ? findDoubts(incident, now, timeZone) : []).flatMap(({ rule, path, ...doubt }) =>
      problemAt(['incident', ...path], { id: rule, ...doubt }),
    ),
  );
}

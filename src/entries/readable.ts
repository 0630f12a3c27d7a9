import type { ContentFile } from './files.ts';
import { entriesOf, type Item } from './item.ts';
import type { Problem } from './problem.ts';
import type { Salvaged } from './salvage.ts';

/** An entry of which something can be said: one that passed, or what is left of one that did not. */
export interface Readable extends ContentFile {
  readonly parsed: Salvaged['data'];
  /** Only entries that passed have one. */
  readonly visibility?: Item['visibility'];
  /** A problem at a field, as a list of none when the field is one of those that could not be read. */
  problemAt(path: readonly PropertyKey[], problem: Omit<Problem, 'file' | 'line' | 'column' | 'length'>): Problem[];
}

/** All entries as far as they can be read, so that one run tells everything. */
export function readableEntries(
  items: readonly Item[],
  files: readonly ContentFile[],
  salvaged: ReadonlyMap<ContentFile, Salvaged>,
): Readable[] {
  const passed = new Map(entriesOf(items).map((item) => [item.file, item]));
  return files.flatMap((file): Readable[] => {
    const item = passed.get(file.file);
    const rest = salvaged.get(file);
    if (item) return [{ ...item, problemAt: problemsIn(file) }];
    return rest ? [{ ...file, parsed: rest.data, problemAt: problemsIn(file, rest) }] : [];
  });
}

function problemsIn({ file, frontMatter }: ContentFile, salvaged?: Salvaged): Readable['problemAt'] {
  return (path, problem) => {
    const written = salvaged?.original(path) ?? path;
    if (salvaged?.isTainted(written)) return [];
    return [{ ...problem, file, ...frontMatter.locate(written) }];
  };
}

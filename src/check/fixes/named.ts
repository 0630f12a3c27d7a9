import type { ContentFile } from '../../entries/files.ts';
import type { Inventory } from '../../entries/inventory.ts';
import { entriesOf, itemsOf } from '../../entries/item.ts';
import type { Problem } from '../../entries/problem.ts';
import type { RuleId } from '../../schemas/rules.ts';
import type { Site } from '../../schemas/site.ts';
import { hasOwnTimeZone } from '../../site.ts';
import { BY_FIX } from '../by-fix.ts';
import type { Edit } from './edit.ts';
import { fixInstants } from './instants.ts';
import { isEntryFile } from './outcome.ts';
import { vocabularyOf } from './vocabulary.ts';
import { fixWords, type Vocabulary } from './words.ts';

/** Rules about single words and times of the front matter, which `--fix` may know how to write. */
const RULES = new Set<RuleId>(['R1', 'R7', 'R8', 'C3', 'C4']);

/** Name `--fix` in the hint of every problem at a place where it has a correction. */
export function nameFixes(problems: readonly Problem[], inventory: Inventory, site: Readonly<Site>): Problem[] {
  const files = new Map(inventory.files.map((file) => [file.file, file]));
  let vocabulary: Vocabulary | undefined;
  const places = new Map<ContentFile, ReadonlySet<string>>();
  return problems.map((problem) => {
    const file = files.get(problem.file);
    if (!RULES.has(problem.id) || problem.line === undefined || !file || !isEntryFile(file)) return problem;
    if (file.frontMatter.errors.length > 0) return problem;
    vocabulary ??= vocabularyOf(entriesOf(inventory.items), itemsOf(inventory.items, 'services'), site);
    const siteZone = hasOwnTimeZone(site) ? site.timeZone : undefined;
    const mended = places.get(file) ?? placesOf(file, [...fixInstants(file, siteZone), ...fixWords(file, vocabulary)]);
    places.set(file, mended);
    if (!mended.has(placeOf(problem))) return problem;
    return { ...problem, hint: problem.hint === undefined ? BY_FIX : `${problem.hint}; ${BY_FIX}` };
  });
}

function placesOf({ frontMatter }: ContentFile, edits: readonly Edit[]): ReadonlySet<string> {
  return new Set(edits.flatMap(({ path }) => [frontMatter.locate(path) ?? []].flat().map(placeOf)));
}

function placeOf({ line, column }: Pick<Problem, 'line' | 'column'>): string {
  return `${line}:${column}`;
}

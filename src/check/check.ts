import type { ContentFile } from '../entries/files.ts';
import { isUnreadable } from '../entries/front-matter.ts';
import { type Inventory, takeInventory } from '../entries/inventory.ts';
import { entriesOf, itemsOf } from '../entries/item.ts';
import type { Problem } from '../entries/problem.ts';
import { NOTHING_READ, type Salvaged } from '../entries/salvage.ts';
import { textOf } from '../entries/text-of.ts';
import { decideVisibility } from '../entries/visibility.ts';
import type { RuleId } from '../schemas/rules.ts';
import type { Site } from '../schemas/site.ts';
import { firstOfEachRule } from './cap.ts';
import type { Finding, Place } from './finding.ts';
import { nameFixes } from './fixes/named.ts';
import { ENTRY_RULES, SITE_RULES, TEXT_RULES } from './rules/all.ts';
import { judgeSettings } from './settings.ts';
import { silence } from './silencers.ts';
import type { Subject, Surroundings } from './subject.ts';

/** What a check found, and what it could not look at. */
export interface CheckResult {
  readonly inventory: Inventory;
  /** By file and place; levels and silencers applied. */
  readonly problems: readonly Problem[];
  /** Rules that were skipped, with the reason. */
  readonly skipped: readonly { readonly rule: RuleId; readonly why: string }[];
}

/** Read and judge all content: what the schemas say, what files say of each other, and what the text says. */
export function checkContent(root: string, site: Site, now: number): CheckResult {
  const inventory = takeInventory(root, site, now);
  const people = itemsOf(inventory.items, 'authors').flatMap(({ name, parsed }) => [
    parsed.name,
    ...parsed.aliases,
    name,
  ]);
  const surroundings: Surroundings = { root, site, now, people };
  const subjects = subjectsOf(inventory, site, now);
  const unread = unreadSubjects(inventory);
  const found = new Map<ContentFile, Problem[]>();
  const skipped: { rule: RuleId; why: string }[] = [];
  const report = (file: ContentFile, findings: Iterable<Finding>) => {
    const list = found.get(file) ?? [];
    // One by one: a call takes some ten thousands of arguments, and a text may have more problems.
    for (const problem of toProblems(
      inventory,
      file,
      firstOfEachRule(findings, ({ rule }) => rule),
    ))
      list.push(problem);
    found.set(file, list);
  };
  for (const subject of subjects) for (const rule of ENTRY_RULES) report(subject.file, rule(subject, surroundings));
  for (const subject of unread) for (const rule of TEXT_RULES) report(subject.file, rule(subject, surroundings));
  for (const rule of SITE_RULES) {
    const { findings, skipped: why } = rule(subjects, surroundings, inventory);
    for (const [file, list] of findings) report(file, list);
    skipped.push(...why);
  }
  const problems = nameFixes(
    settle([...inventory.problems, ...judgeSettings(root, site, inventory)], inventory, found, site.check),
    inventory,
    site,
  ).sort(byPlace);
  return { inventory, problems, skipped };
}

/** Entries with as much of them as can be read. */
function subjectsOf(inventory: Inventory, site: Site, now: number): Subject[] {
  const items = new Map(entriesOf(inventory.items).map((item) => [item.file, item]));
  return inventory.files.flatMap((file): Subject[] => {
    const { collection } = file;
    if (collection !== 'blog' && collection !== 'postmortems') return [];
    const item = items.get(file.file);
    const data: Salvaged['data'] | undefined = item?.parsed ?? inventory.salvaged.get(file)?.data;
    if (!data) return [];
    const visibility = item?.visibility ?? decideVisibility(data, { now, timeZone: site.timeZone });
    return [{ file, collection, data, incident: data.incident, text: textOf(file).located?.text, visibility }];
  });
}

/** Entries of whose front matter nothing can be read: their text is looked at all the same, as leniently as a draft’s. */
function unreadSubjects({ files }: Inventory): Subject[] {
  return files.flatMap((file): Subject[] => {
    const { collection, frontMatter } = file;
    if (collection !== 'blog' && collection !== 'postmortems') return [];
    if (!isUnreadable(frontMatter)) return [];
    return [{ file, collection, data: NOTHING_READ, text: textOf(file).located?.text, visibility: 'draft' }];
  });
}

/** Give findings their place in the file; say nothing about what a worse problem has hidden. */
function* toProblems(inventory: Inventory, file: ContentFile, findings: Iterable<Finding>): Generator<Problem> {
  const salvaged = inventory.salvaged.get(file);
  for (const { rule, at, ...finding } of findings) {
    if (at && 'field' in at) {
      const field = salvaged?.original(at.field) ?? at.field;
      if (salvaged?.isTainted(field)) continue;
      yield { id: rule, file: file.file, ...placeInField(file, field, at.words), ...finding };
    } else {
      yield { id: rule, file: file.file, ...placeInBody(file, at), ...finding };
    }
  }
}

function placeInField({ frontMatter }: ContentFile, field: readonly PropertyKey[], words: string | undefined) {
  const value = frontMatter.pointAt(field);
  const source = words ? frontMatter.written(field)?.source : undefined;
  const at = source !== undefined && words ? source.indexOf(words) : -1;
  // A place inside a value that runs over several lines is not worth the arithmetic: its beginning will do.
  if (!value || at < 0 || source?.includes('\n')) return value;
  return { line: value.line, column: value.column + at, length: words?.length ?? value.length };
}

function placeInBody(file: ContentFile, at: Exclude<Place, { field: readonly PropertyKey[] }>) {
  return at && ('span' in at ? at.span : textOf(file).located?.place(at.range));
}

/** Apply silencers, then the levels of `site.config.ts`. What a schema or another file contradicts stays an error. */
function settle(
  known: readonly Problem[],
  inventory: Inventory,
  found: ReadonlyMap<ContentFile, Problem[]>,
  levels: Site['check'],
): Problem[] {
  const byFile = new Map<string, readonly Problem[]>(
    Array.from(
      Map.groupBy(known, ({ file }) => file),
      ([file, list]) => [file, [...firstOfEachRule(list, ({ id }) => id)]],
    ),
  );
  const fixed = new Set([...byFile.values()].flat().filter(({ level }) => level === 'error'));
  // Beyond a limit, or in a circle, a build would not come to an end. What code reaches is for the owner alone to allow.
  const mustBeMended = (problem: Problem) =>
    fixed.has(problem) ||
    problem.id === 'C5' ||
    problem.id === 'C10' ||
    (problem.id === 'C8' && problem.level === 'error');
  const passed = new Set(inventory.items.map(({ file }) => file));
  const settled = inventory.files.flatMap((file) => {
    const problems = [...(byFile.get(file.file) ?? []), ...(found.get(file) ?? [])];
    byFile.delete(file.file);
    return silence(file, problems, {
      canSilence: (problem) => !mustBeMended(problem),
      isOff: (rule) => levels[rule] === 'off',
      isWhole: passed.has(file.file) && textOf(file).located !== undefined,
    });
  });
  return [...settled, ...[...byFile.values()].flat()].flatMap((problem) => {
    const level = mustBeMended(problem) ? problem.level : (levels[problem.id] ?? problem.level);
    return level === 'off' ? [] : { ...problem, level };
  });
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

import type { Problem } from '../../entries/problem.ts';
import type { CheckResult } from '../check.ts';
import { maskSecrets } from '../mask.ts';

/** What is shown of a check: its problems, or those of some files. */
export interface Report {
  readonly problems: readonly Problem[];
  readonly skipped: CheckResult['skipped'];
  /** Text of the files that were read, by project-relative path; secrets that R28 has found are masked. */
  readonly sources: ReadonlyMap<string, string>;
  /** Those that are not shown count too. */
  readonly totals: Totals;
  /** How many problems are not shown. */
  readonly hidden?: number;
}

/** How much was found, and in how many of the files that were looked at. */
export interface Totals {
  readonly errors: number;
  readonly warnings: number;
  readonly info: number;
  readonly files: number;
  readonly filesWithProblems: number;
}

/**
 * Select what is to be shown.
 *
 * @param paths project-relative files and folders; all when there is none.
 */
export function makeReport({ inventory, problems, skipped }: CheckResult, paths: readonly string[] = []): Report {
  const isWanted = ({ file }: { readonly file: string }) => isAmong(file, paths);
  const wanted = problems.filter(isWanted);
  const sources = new Map(inventory.files.filter(isWanted).map(({ file, source }) => [file, source]));
  const withSecrets = new Set(wanted.flatMap(({ id, file }) => (id === 'R28' ? [file] : [])));
  const shown = [...Map.groupBy(wanted, ({ file }) => file)].flatMap(([file, group]) => {
    const source = sources.get(file);
    if (source === undefined || !withSecrets.has(file)) return group;
    const masked = maskSecrets({ source, problems: group });
    sources.set(file, masked.source);
    return masked.problems;
  });
  return reportOf(shown, skipped, sources);
}

/** True for a file that is named, or lies in a folder that is; without any name, for every file. */
export function isAmong(file: string, paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`));
}

/** The report without what is merely worth knowing: a build and the dev server speak of errors and warnings. */
export function withoutNotes({ problems, skipped, sources }: Report): Report {
  return reportOf(
    problems.filter(({ level }) => level !== 'info'),
    skipped,
    sources,
  );
}

/** The report with its errors alone; the totals stay. */
export function onlyErrors(report: Report): Report {
  const problems = report.problems.filter(({ level }) => level === 'error');
  return { ...report, problems, hidden: report.problems.length - problems.length };
}

function reportOf(problems: Report['problems'], skipped: Report['skipped'], sources: Report['sources']): Report {
  const count = (wanted: Problem['level']) => problems.filter(({ level }) => level === wanted).length;
  const files = new Set(problems.map(({ file }) => file));
  const totals = {
    ...{ errors: count('error'), warnings: count('warning'), info: count('info') },
    // A file that no collection takes was looked at too.
    files: new Set([...sources.keys(), ...files]).size,
    filesWithProblems: files.size,
  };
  return { problems, skipped, sources, totals };
}

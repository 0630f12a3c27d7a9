import type { Problem } from '../../entries/problem.ts';
import type { Level } from '../../schemas/rules.ts';
import { printable } from '../display.ts';
import { formatFrame } from '../frame.ts';
import type { Paint } from '../paint.ts';
import { gatherRepeated } from './repeated.ts';
import type { Report, Totals } from './report.ts';

/** What the levels are called in a sentence. */
const LEVELS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * Write a report for a terminal: problems by file, each with its lines of the file, and the total.
 *
 * @param nameFile the path to show for a project-relative one, so that a terminal makes it a link.
 */
export function formatText(report: Report, paint: Paint, nameFile = (file: string) => file): string {
  const total = [...formatSkipped(report), ...formatRules(report), formatTotals(report)].join('\n');
  return `${[...formatGroups(report, paint, nameFile), total].join('\n\n')}\n`;
}

/** The problems alone, file by file; what is said of many files is told at the first of them. */
export function formatGroups({ problems, sources }: Report, paint: Paint, nameFile = (file: string) => file): string[] {
  return [...Map.groupBy(gatherRepeated(problems), ({ problem: { file } }) => file)].map(([file, group]) => {
    const lines = sources.get(file)?.split('\n');
    return group
      .flatMap(({ problem, others }) => [
        ...formatProblem(problem, lines, paint, printable(nameFile(file))),
        ...formatOthers(problem, others, nameFile),
      ])
      .join('\n');
  });
}

/** Further places that are shown: those of an error have to be gone to. */
const SHOWN_PLACES: Readonly<Record<Level, number>> = { error: 20, warning: 3, info: 3 };

/** `the same in 338 more places: content/blog/b.md:1, content/blog/c.md:1, …` */
function formatOthers({ level }: Problem, others: readonly Problem[], nameFile: (file: string) => string): string[] {
  if (others.length === 0) return [];
  const shown = others.slice(0, SHOWN_PLACES[level]);
  const places = shown.map(({ file, line }) => `${printable(nameFile(file))}${line === undefined ? '' : `:${line}`}`);
  const rest = others.length > shown.length ? ', …' : '';
  return [`    the same in ${count(others.length, 'more place')}: ${places.join(', ')}${rest}`];
}

/** `340 × C6, 12 × R10`, for more rules than one. */
function formatRules({ problems }: Pick<Report, 'problems'>): string[] {
  const byRule = [...Map.groupBy(problems, ({ id }) => id)].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  return byRule.length > 1 ? [byRule.map(([id, list]) => `${list.length} × ${id}`).join(', ')] : [];
}

/** `3 errors, 2 warnings and 1 note in 4 of 27 files` */
export function formatTotals({ totals, hidden = 0 }: Pick<Report, 'totals' | 'hidden'>): string {
  const { errors, warnings, info, files, filesWithProblems }: Totals = totals;
  if (filesWithProblems === 0) return `Complete: no problems in ${count(files, 'file')}`;
  const kept = hidden > 0 ? `; ${hidden} not shown` : '';
  const notes = info > 0 ? ` and ${count(info, LEVELS.info)}` : '';
  const found = `${count(errors, LEVELS.error)}, ${count(warnings, LEVELS.warning)}${notes}`;
  return `${found} in ${filesWithProblems} of ${count(files, 'file')}${kept}`;
}

/** `R27 was skipped: there is no git history` */
export function formatSkipped({ skipped }: Pick<Report, 'skipped'>): string[] {
  return skipped.map(({ rule, why }) => `${rule} was skipped: ${printable(why)}`);
}

function formatProblem(problem: Problem, lines: readonly string[] | undefined, paint: Paint, file: string): string[] {
  const { id, level, line, column, length } = problem;
  const at = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  const head = `${paint('file', `${file}${at}`)}  ${paint(level, LEVELS[level])} ${id}  ${printable(problem.message)}`;
  const hint = problem.hint?.split('\n').map(printable).join('\n');
  if (line === undefined || lines === undefined || line > lines.length) {
    return [head, ...(hint ? hint.split('\n').map((text) => `    ${text}`) : [])];
  }
  return [head, ...formatFrame(lines, { line, column, length }, hint, paint, level)];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

import type { Problem } from '../../entries/problem.ts';
import type { Level } from '../../schemas/rules.ts';
import { printable } from '../display.ts';
import { formatFrame } from '../frame.ts';
import type { Paint } from '../paint.ts';
import type { Report, Totals } from './report.ts';

/** What the levels are called in a sentence. */
const LEVELS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * Write a report for a terminal: problems by file, each with its lines of the file, and the total.
 *
 * @param nameFile the path to show for a project-relative one, so that a terminal makes it a link.
 */
export function formatText(report: Report, paint: Paint, nameFile = (file: string) => file): string {
  const total = [...formatSkipped(report), formatTotals(report.totals)].join('\n');
  return `${[...formatGroups(report, paint, nameFile), total].join('\n\n')}\n`;
}

/** The problems alone, file by file. */
export function formatGroups({ problems, sources }: Report, paint: Paint, nameFile = (file: string) => file): string[] {
  return [...Map.groupBy(problems, ({ file }) => file)].map(([file, group]) => {
    const lines = sources.get(file)?.split('\n');
    return group.flatMap((problem) => formatProblem(problem, lines, paint, printable(nameFile(file)))).join('\n');
  });
}

/** `3 errors, 2 warnings and 1 note in 4 of 27 files` */
export function formatTotals({ errors, warnings, info, files, filesWithProblems }: Totals): string {
  if (filesWithProblems === 0) return `Complete: no problems in ${count(files, 'file')}`;
  const notes = info > 0 ? ` and ${count(info, LEVELS.info)}` : '';
  const found = `${count(errors, LEVELS.error)}, ${count(warnings, LEVELS.warning)}${notes}`;
  return `${found} in ${filesWithProblems} of ${count(files, 'file')}`;
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

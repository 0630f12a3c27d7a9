import { makeReport, type Report } from '../../../../src/check/reporters/report.ts';
import type { Problem } from '../../../../src/entries/problem.ts';
import { judge } from '../../entries/content.ts';
import type { Files } from '../../folder.ts';

/** A problem of `content/blog/a.md`, with more said about it. */
export function problem(more: Partial<Problem> = {}): Problem {
  return { id: 'R17', level: 'warning', file: 'content/blog/a.md', message: 'something is wrong', ...more };
}

/** The report of a check that found these problems in these files under `content/`. */
export function report(problems: readonly Problem[], files: Files = {}, skipped: Report['skipped'] = []): Report {
  return makeReport({ inventory: judge(files), problems, skipped });
}

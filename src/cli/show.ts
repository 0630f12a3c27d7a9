import type { CheckResult } from '../check/check.ts';
import { createPaint, wantsColor } from '../check/paint.ts';
import { makeReport, onlyErrors, type Report, withoutNotes } from '../check/reporters/report.ts';
import { formatSkipped, formatText, formatTotals } from '../check/reporters/text.ts';
import { ROOT } from './root.ts';
import { nameFrom } from './select.ts';

/** Write a report for the terminal, or whatever else a stream leads to. */
export function showReport(report: Report, stream: NodeJS.WriteStream): string {
  const paint = createPaint(wantsColor(stream, process.env));
  return formatText(report, paint, nameFrom(process.cwd(), ROOT));
}

/** What a build and the dev server say of a check: errors, warnings, and rules that could not be applied, if there are any. */
export function showForBuild(
  result: CheckResult,
  stream: NodeJS.WriteStream,
  areWarningsKnown: (report: Report) => boolean = () => false,
): string {
  const report = withoutNotes(makeReport(result));
  if (areWarningsKnown(report)) return showKnown(report, stream);
  if (report.problems.length > 0) return showReport(report, stream);
  return formatSkipped(report)
    .map((line) => `${line}\n`)
    .join('');
}

/** Errors in full, and the number of warnings that the last build has shown. */
function showKnown(report: Report, stream: NodeJS.WriteStream): string {
  if (report.totals.errors > 0) return showReport(onlyErrors(report), stream);
  const known = `${formatTotals(report)}, the same as in the last build: npm run check shows them`;
  return [...formatSkipped(report), known].map((line) => `${line}\n`).join('');
}

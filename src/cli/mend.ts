import type { CheckResult } from '../check/check.ts';
import { escapeControls } from '../check/display.ts';
import { FixError, formatDiff, planFixes, writeFixes } from '../check/fix.ts';
import { createPaint, wantsColor } from '../check/paint.ts';
import { isAmong } from '../check/reporters/report.ts';
import type { Site } from '../schemas/site.ts';
import { ROOT } from './root.ts';

/**
 * Mend what leaves no doubt, and show each change on standard error: standard output is for the report.
 *
 * @param paths project-relative files and folders to mend; all when there is none.
 * @returns how many files were changed, or undefined when they could not be written.
 */
export function mend(result: CheckResult, site: Readonly<Site>, paths: readonly string[]): number | undefined {
  const fixes = planFixes(result, ROOT, site).filter(({ file }) => isAmong(file, paths));
  try {
    writeFixes(ROOT, fixes);
  } catch (error) {
    if (!(error instanceof FixError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
  const color = wantsColor(process.stderr, process.env);
  const paint = createPaint(color);
  for (const fix of fixes) {
    const diff = formatDiff(fix, color).trimEnd();
    const shown = color ? diff : diff.split('\n').map(escapeControls).join('\n');
    const why = fix.why.map((sentence) => `  ${escapeControls(sentence)}`);
    process.stderr.write(
      `${[`${paint('file', escapeControls(fix.file))}  ${fix.isNew ? 'written' : 'mended'}`, ...why, shown].join('\n')}\n\n`,
    );
  }
  return fixes.length;
}

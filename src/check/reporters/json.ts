import type { Level, RuleId } from '../../schemas/rules.ts';
import type { Report, Totals } from './report.ts';

/** What `afterword check --format json` prints. A key may come to it; none goes or changes while `version` stays. */
export interface JsonReport {
  readonly version: 1;
  /** By file, line and column. */
  readonly problems: readonly JsonProblem[];
  readonly totals: Totals;
  /** Rules that could not be applied. */
  readonly skipped: readonly { readonly rule: RuleId; readonly why: string }[];
}

/** A problem; null stands for what is not known, or for a problem of the file as a whole. */
export interface JsonProblem {
  readonly rule: RuleId;
  readonly level: Level;
  /** Path in the project, with forward slashes. */
  readonly file: string;
  /** 1-based. Columns and lengths count UTF-16 units, as editors do. */
  readonly line: number | null;
  readonly column: number | null;
  readonly length: number | null;
  readonly message: string;
  readonly hint: string | null;
}

/** Write a report for programs. */
export function formatJson({ problems, totals, skipped }: Report): string {
  const report: JsonReport = {
    version: 1,
    problems: problems.map(({ id, level, file, line, column, length, message, hint }) => ({
      ...{ rule: id, level, file },
      ...{ line: line ?? null, column: column ?? null, length: length ?? null },
      ...{ message, hint: hint ?? null },
    })),
    totals,
    skipped: skipped.map(({ rule, why }) => ({ rule, why })),
  };
  return `${escapeInvisible(JSON.stringify(report, null, 2))}\n`;
}

/** JSON lets through controls above U+007F and marks of writing direction; on a terminal they would act. */
function escapeInvisible(json: string): string {
  return json.replace(/[^\P{Cc}\n]|\p{Cf}|\p{Zl}|\p{Zp}/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

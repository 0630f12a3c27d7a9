import type { Level, RuleId } from '../schemas/rules.ts';

/** Something in the content or the output that a person has to look at. */
export interface Problem {
  /** The rule of the check, as documented in docs/check.md. */
  readonly id: RuleId;
  readonly level: Level;
  /** Project-relative path. */
  readonly file: string;
  /** 1-based, when known; columns and lengths count UTF-16 units, as editors do. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** How much of the line it is about. */
  readonly length?: number | undefined;
  /** What is wrong. */
  readonly message: string;
  /** How to put it right. */
  readonly hint?: string | undefined;
  /** True for an error of an entry that can be shown all the same: `dev` does not leave it out. */
  readonly canBeShown?: true;
}

/** `content/blog/a.md:3:1  error C1  message` and the hint on a line of its own. */
export function formatProblem({ id, level, file, line, column, message, hint }: Problem): string {
  const place = line ? `${file}:${line}${column ? `:${column}` : ''}` : file;
  return `${place}  ${level} ${id}  ${message}${hint ? `\n    ${hint}` : ''}`;
}

/** All problems of a run in one error, so that a writer sees them at once. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

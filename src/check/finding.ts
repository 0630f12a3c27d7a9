import type { Span } from '../entries/position.ts';
import type { Range } from '../markdown/tree.ts';
import type { Level, RuleId } from '../schemas/rules.ts';

/** Where a finding is: a field of the front matter, a range of the body, a stretch of the file, or the file as a whole. */
export type Place =
  | { readonly field: readonly PropertyKey[] /** Part of the field’s text. */; readonly words?: string | undefined }
  | { readonly range: Range }
  | { readonly span: Span }
  | undefined;

/** What a rule finds in one entry. The runner turns it into a problem with file, line and column. */
export interface Finding {
  readonly rule: RuleId;
  readonly level: Level;
  readonly at: Place;
  /** What is wrong; begins with the thing, ends without a full stop. */
  readonly message: string;
  /** How to put it right. */
  readonly hint?: string | undefined;
}

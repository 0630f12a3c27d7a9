import { checkContent } from '../../../src/check/check.ts';
import type { Problem } from '../../../src/entries/problem.ts';
import type { RuleId } from '../../../src/schemas/rules.ts';
import type { SiteInput } from '../../../src/schemas/site.ts';
import { makeProject, NOW } from '../entries/content.ts';
import { makeSite } from '../site.ts';

/** Front matter as lines of YAML, or as an object, each key of which becomes one line. */
export type FrontMatterInput = string | Readonly<Record<string, unknown>>;

export interface CheckOptions {
  readonly settings?: Partial<SiteInput>;
  readonly now?: number;
}

const BASICS = { title: 'A title', description: 'A description.', pubDate: '2025-04-02', author: 'Ada' };

/** Check a real content folder that holds one report besides the author Ada and the service API. */
export function checkReport(frontMatter: FrontMatterInput, body = '', options: CheckOptions = {}): readonly Problem[] {
  return check('postmortems/a.md', frontMatter, body, options);
}

/** The same for a post. */
export function checkPost(frontMatter: FrontMatterInput, body = '', options: CheckOptions = {}): readonly Problem[] {
  return check('blog/a.md', frontMatter, body, options);
}

/** The problems of some rules as `line:column+length level rule message (hint)`, or without a place `level rule …`. */
export function told(problems: readonly Problem[], ...rules: readonly RuleId[]): string[] {
  return problems
    .filter(({ id }) => rules.includes(id))
    .map(({ id, level, line, column, length, message, hint }) => {
      const place = line === undefined ? '' : `${line}:${column}+${length} `;
      return `${place}${level} ${id} ${message}${hint ? ` (${hint})` : ''}`;
    });
}

/** The text of the entry’s file: lines 2 to 6 are title, description, pubDate, author and id, unless they are given. */
export function written(frontMatter: FrontMatterInput, body = ''): string {
  const isText = typeof frontMatter === 'string';
  const given = isText ? Array.from(frontMatter.matchAll(/^\w+(?=:)/gm), ([key]) => key) : Object.keys(frontMatter);
  const basics = Object.entries({ ...BASICS, id: 'tag:example.org,2025:postmortems/a' });
  const own = given.includes('authors') ? [...given, 'author'] : given;
  const lines = [
    ...basics.filter(([key]) => !own.includes(key)).map(([key, value]) => `${key}: ${value}`),
    ...(isText ? [frontMatter] : Object.entries(frontMatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)),
  ];
  return `---\n${lines.filter(Boolean).join('\n')}\n---\n\n${body}\n`;
}

function check(path: string, frontMatter: FrontMatterInput, body: string, options: CheckOptions): readonly Problem[] {
  const root = makeProject({ [path]: written(frontMatter, body) });
  return checkContent(root, makeSite(options.settings), options.now ?? NOW).problems;
}

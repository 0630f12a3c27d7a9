import { suggest } from '../entries/directory.ts';
import type { ContentFile } from '../entries/files.ts';
import { isUnreadable } from '../entries/front-matter.ts';
import type { Span } from '../entries/position.ts';
import type { Problem } from '../entries/problem.ts';
import { textOf } from '../entries/text-of.ts';
import { isRuleId, RULE_IDS, type RuleId } from '../schemas/rules.ts';

/** A word of the writer that a rule is wrong here: for the whole file, or for some lines of it. */
interface Silencer {
  readonly rule: RuleId;
  readonly at: Span;
  /** First and last line that it is about; undefined for the whole file. */
  readonly lines?: readonly [number, number];
}

/** `check-ok R17`, `check-ok R17 R18: a quotation` */
const WORD = /^\s*check-ok((?:[\s,]+[A-Z]\d+)*)(.*)$/s;
/** The same in YAML: `# check-ok R12`, on the line that it is about or alone on the line before, with all that is indented below. */
const YAML_COMMENT = /(^|\s)#\s*(check-ok\b[^\n]*)/;

/** Silencers of a file, and what is wrong with them. */
export function silencersOf(file: ContentFile): { silencers: Silencer[]; problems: Problem[] } {
  const silencers: Silencer[] = [];
  const problems: Problem[] = [];
  const add = (written: string, at: Span, lines?: readonly [number, number]) => {
    if (isRuleId(written)) silencers.push({ rule: written, at, ...(lines && { lines }) });
    else problems.push(warn(file.file, at, `${written} is not a rule of the check`, hintFor(written)));
  };
  const addComment = (comment: string, at: Span, lines: readonly [number, number]) => {
    const ids = WORD.exec(comment)?.[1]?.match(/[A-Z]\d+/g) ?? [];
    for (const id of ids) add(id, at, lines);
    if (ids.length === 0) {
      problems.push(warn(file.file, at, 'check-ok names no rule', 'write check-ok R17: why'));
    }
  };

  const { check } = file.frontMatter.data;
  for (const [index, id] of (Array.isArray(check) ? check : []).entries()) {
    const at = file.frontMatter.locate(['check', index]);
    if (typeof id === 'string' && at) add(id, at);
  }
  if (isUnreadable(file.frontMatter)) silencers.push(...likelySilencers(file));
  const isData = file.collection === 'authors' || file.collection === 'services';
  const yaml = file.source.split('\n', isData ? undefined : file.frontMatter.bodyLine - 1);
  for (const [index, line] of yaml.entries()) {
    const found = YAML_COMMENT.exec(line);
    if (!found) continue;
    const [, space = '', comment = ''] = found;
    const isAlone = line.slice(0, found.index + space.length).trim() === '';
    const first = isAlone ? index + 1 : index;
    const at = { line: index + 1, column: found.index + space.length + 1, length: comment.length + 2 };
    addComment(comment, at, [index + 1, endOfBlock(yaml, first) + 1]);
  }
  const { located } = textOf(file);
  for (const { text, about, ...range } of located?.text.comments ?? []) {
    if (!/^\s*check-ok\b/.test(text)) continue;
    const last = located?.place({ from: Math.max(about.from, about.to - 1), to: about.to }).line ?? 0;
    const first = located?.place(about).line ?? 0;
    addComment(text, located?.place(range) ?? { line: first, column: 1, length: 1 }, [first, last]);
  }
  return { silencers, problems };
}

/** Rules that the list `check` seems to name where YAML cannot be read: better silent than wrong. */
function likelySilencers({ source, frontMatter: { body } }: ContentFile): Silencer[] {
  const [, list = ''] = /^check:(.*(?:\r?\n[ \t-].*)*)/m.exec(source.slice(0, source.length - body.length)) ?? [];
  const rules: readonly string[] = list.match(/\b[A-Z]\d+\b/g) ?? [];
  return rules.filter(isRuleId).map((rule) => ({ rule, at: { line: 1, column: 1, length: 1 } }));
}

/** Index of the last line of the YAML block that a line begins: what is indented more, and the items of a list below a key. */
function endOfBlock(lines: readonly string[], first: number): number {
  const indent = (line: string) => line.length - line.trimStart().length;
  const start = lines[first] ?? '';
  const isItem = (line: string) => /^\s*- /.test(line);
  let last = first;
  for (const [offset, line] of lines.slice(first + 1).entries()) {
    if (line.trim() === '') continue;
    const belongs = indent(line) > indent(start) || (indent(line) === indent(start) && isItem(line) && !isItem(start));
    if (!belongs) break;
    last = first + 1 + offset;
  }
  return last;
}

/** What decides over silencers. */
interface Terms {
  /** False for problems that must be mended. */
  readonly canSilence: (problem: Problem) => boolean;
  /** True for rules that the site does not ask for: silencers of those are let be. */
  readonly isOff: (rule: RuleId) => boolean;
  /** False when an error kept rules from seeing all of the file: a silencer that meets nothing may yet be needed. */
  readonly isWhole: boolean;
}

/**
 * Take out what is silenced. A silencer that meets nothing, or an error without which an output would be wrong, is a
 * problem of its own.
 */
export function silence(
  file: ContentFile,
  problems: readonly Problem[],
  { canSilence, isOff, isWhole }: Terms,
): Problem[] {
  const { silencers, problems: own } = silencersOf(file);
  if (silencers.length === 0) return [...problems, ...own];
  const used = new Set<Silencer>();
  const blocked = new Set<Silencer>();
  const left = problems.filter((problem) => {
    const meant = silencers.filter((silencer) => isAbout(silencer, problem));
    for (const silencer of meant) (canSilence(problem) ? used : blocked).add(silencer);
    return meant.length === 0 || !canSilence(problem);
  });
  const unused = silencers.filter((silencer) => {
    return !used.has(silencer) && !isOff(silencer.rule) && (isWhole || blocked.has(silencer));
  });
  return [
    ...left,
    ...own,
    ...unused.map((silencer) => {
      if (blocked.has(silencer)) {
        return warn(file.file, silencer.at, `an error of ${silencer.rule} cannot be silenced`, 'mend it');
      }
      return warn(file.file, silencer.at, `${silencer.rule} finds nothing here to be silent about`, 'take it out');
    }),
  ];
}

function isAbout({ rule, lines }: Silencer, { id, line }: Problem): boolean {
  if (rule !== id) return false;
  return lines === undefined || (line !== undefined && lines[0] <= line && line <= lines[1]);
}

function warn(file: string, at: Span, message: string, hint: string): Problem {
  return { id: 'C7', level: 'warning', file, ...at, message, hint };
}

function hintFor(written: string): string {
  const near = suggest(written, RULE_IDS);
  return near ? `did you mean ${near}?` : 'docs/check.md lists them';
}

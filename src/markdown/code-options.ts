import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import type { Fault } from './fault.ts';
import { READING_DIRECTIVES } from './features.ts';
import { isFormula, isKnownLanguage, suggestLanguage } from './languages.ts';

export type Mark = 'marked' | 'added' | 'removed';

/** What stands after the language of a fence. */
export interface CodeOptions {
  readonly title: string | undefined;
  readonly wrap: boolean;
  /** Lines, from 1, that are marked, added or removed. */
  readonly marks: ReadonlyMap<number, Mark>;
  /** Words that mean nothing. */
  readonly unknown: readonly string[];
}

const WORD = /title="([^"]*)"|title='([^']*)'|(ins|del)?=?\{([\d,\s-]+)\}|(wrap)(?=\s|$)|(\S+)/g;
const MARKS = { ins: 'added', del: 'removed' } as const;
/** A range of lines is a few lines of a listing, whatever somebody types. */
const LONGEST_RANGE = 10_000;

/** Read `title="src/a.ts" {3,5-7} ins={2} del={3} wrap`. */
export function readCodeOptions(meta: string | null | undefined): CodeOptions {
  let title: string | undefined;
  let wrap = false;
  const marks = new Map<number, Mark>();
  const unknown: string[] = [];
  for (const [word, double, single, kind, lines, isWrap, other] of (meta ?? '').matchAll(WORD)) {
    if (double !== undefined || single !== undefined) title = double ?? single;
    else if (isWrap) wrap = true;
    else if (lines !== undefined && (kind === undefined) === word.startsWith('{')) {
      const mark = kind === 'ins' || kind === 'del' ? MARKS[kind] : 'marked';
      for (const line of numbersIn(lines)) marks.set(line, mark);
    } else unknown.push(other ?? word);
  }
  return { title: title?.trim() || undefined, wrap, marks, unknown };
}

/** Find fences whose language is not highlighted, or whose options mean nothing; both are shown as plain text. */
export function findUnknownLanguages(body: string, file: string): Fault[] {
  if (!/```|~~~/.test(body)) return [];
  const parse = file.endsWith('.mdx') ? mdxToMdast : markdownToMdast;
  const faults: Fault[] = [];
  const nearest = new Map<string, string | undefined>();
  const suggestName = (lang: string) => {
    if (!nearest.has(lang)) nearest.set(lang, suggestLanguage(lang));
    return nearest.get(lang);
  };
  const visit = (node: MdastNode): void => {
    if (node.type === 'code') faults.push(...fenceFaults(node, body, suggestName));
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parse(body, { features: READING_DIRECTIVES, position: true }));
  return faults;
}

function* fenceFaults(
  node: Extract<MdastNode, { type: 'code' }>,
  body: string,
  suggestName: (lang: string) => string | undefined,
): Generator<Fault> {
  const start = node.position?.start.offset ?? 0;
  const fence = /^[^\n]*/.exec(body.slice(start))?.[0] ?? '';
  const place = (word: string) => {
    const at = Math.max(0, fence.indexOf(word));
    return { from: start + at, to: start + at + Math.max(1, word.length) };
  };
  if (node.lang && !isKnownLanguage(node.lang)) {
    const known = suggestName(node.lang.toLowerCase());
    const hint = known ? `write ${known}` : 'name a language of docs/writing.md, or text for none';
    yield { ...place(node.lang), message: `“${node.lang}” is not a language that is highlighted`, hint };
  }
  if (isFormula(node.lang ?? '') && node.meta) {
    yield { ...place(node.meta), message: `“${node.meta}” means nothing to a formula`, hint: 'leave it out' };
    return;
  }
  for (const word of readCodeOptions(node.meta).unknown) {
    const hint = 'the options of code are title="…", {3,5-7}, ins={2}, del={3} and wrap';
    yield { ...place(word), message: `“${word}” is not an option of code`, hint };
  }
}

function numbersIn(lines: string): number[] {
  return lines.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map((text) => Number.parseInt(text, 10) || 0);
    const count = Math.min(LONGEST_RANGE, last - first + 1);
    return first > 0 && count > 0 ? Array.from({ length: count }, (_, index) => first + index) : [];
  });
}

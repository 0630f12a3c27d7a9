import type { Fault } from './fault.ts';
import { hintForAttributes, hintForLiquid, hintForOutput, hintForShortcode } from './leftover-hints.ts';
import type { Range } from './tree.ts';
import { blank, replaceRanges, withoutCode } from './without-code.ts';

/** Where a match stands on its line. */
interface Surroundings {
  /** The character before it; empty at the start of a line. */
  readonly before: string;
  /** True when the line is a heading. */
  readonly inHeading: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** What other generators read in a text, and what to write instead; undefined for what only looks like it. */
type Leftover = readonly [pattern: RegExp, hint: (source: string, at: Surroundings) => string | undefined];

const NAMED = '[#.][A-Za-z_][\\w-]*';
const VALUED = '[A-Za-z][\\w-]*=(?:"[^"{}\\n]*"|\'[^\'{}\\n]*\'|[^\\s"\'{}]+)';
const LIST = `\\s*(?:${NAMED}|${VALUED})(?:\\s+(?:${NAMED}|${VALUED}))*\\s*`;

/** In this order: what one has found is not looked at by the next. None goes over a brace, so that long texts are read once. */
const LEFTOVERS: readonly Leftover[] = [
  // Hugo: {{< name … >}} and {{% name … %}}, also within comment signs, and when a value in it has braces.
  [/\{\{<[^{}]*>\}\}|\{\{%[^{}]*%\}\}|\{\{[<%]\s*\/?[a-z][\w./-]*/gi, hintForShortcode],
  // Liquid, Nunjucks and Twig: {% name … %}, {# … #}, {{ value }}.
  [/\{%-?\s*[a-z][^{}]*%\}|\{%-?\s+[a-z_]+/gi, hintForLiquid],
  [/\{#[^{}]*#\}/g, () => 'write <!-- … -->, or take it out'],
  // With a dollar sign before them they are what other languages have in strings and in workflows.
  [/\{\{\{?[^{}]*\}?\}\}/g, (source, { before }) => (before === '$' ? undefined : hintForOutput(source))],
  // kramdown: {: .class}, {:toc}, {:name: .class}, {::comment}, {:/}.
  [
    new RegExp(`\\{:(?:\\s*toc\\s*|${LIST}|[\\w-]+:${LIST})\\}|\\{:\\/:?[a-z]*\\}|\\{::\\/?[a-z][^{}\\n]*\\}`, 'gi'),
    hintForAttributes,
  ],
  // kramdown, Pandoc and Hugo: {#id .class name=value} behind a heading, a link or a block.
  [
    new RegExp(`\\{${LIST}\\}`, 'g'),
    (source, at) => (areAttributes(source, at) ? hintForAttributes(source) : undefined),
  ],
  [/^[ \t]*\[{1,2}_?TOC_?\]{1,2}[ \t]*$/gim, () => 'take it out: a page lists its headings by itself'],
  [/^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[a-z][^\n]*/gim, () => 'write :::note, the text, and ::: at its end'],
];

/** Find what Hugo, Jekyll and their like would have read, and a page shows as it is written. In code it is what is meant. */
export function findLeftovers(body: string, file: string): Fault[] {
  if (!/[{[!?]/.test(body) || file.endsWith('.mdx')) return [];
  const found = search(withoutCode(body));
  return withoutPairs(found).map(({ from, to, source, hint }) => {
    const shown = source.trim().replace(/\s+/g, ' ');
    const quoted = shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
    return { from, to, message: `“${quoted}” means nothing here, and is shown as it is written`, hint };
  });
}

/** What to write instead of what stands at a place in a text that cannot be parsed, where another generator would read it. */
export function leftoverHintAt(body: string, offset: number): string | undefined {
  return search(body).find(({ from, to }) => from <= offset && offset <= to)?.hint;
}

interface Found extends Range {
  readonly source: string;
  readonly hint: string;
}

function search(text: string): Found[] {
  let rest = text;
  const all = LEFTOVERS.flatMap(([pattern, hintFor]) => {
    const matches = Array.from(rest.matchAll(pattern), ({ 0: source, index: from }) => {
      const to = from + source.length;
      return { from, to, source, hint: hintFor(source, surroundings(text, from, to)) };
    });
    const found = matches.filter((match): match is Found => match.hint !== undefined);
    rest = replaceRanges(rest, found, blank);
    // Whoever puts a backslash before it means the characters.
    return found.filter(({ from }) => text[from - 1] !== '\\');
  });
  return all.sort((a, b) => a.from - b.from);
}

/** Leave out the second half of each pair, and what stands between two halves that say that nothing is to be read there. */
function withoutPairs(found: readonly Found[]): Found[] {
  const open: string[] = [];
  let literal: string | undefined;
  return found.filter(({ source }) => {
    const [, slash, end, name = ''] = /^\{[{%][<%]?-?\s*(\/)?\s*(end)?([\w-]+)/.exec(source) ?? [];
    const isEnd = slash !== undefined || end !== undefined;
    if (literal !== undefined && !(isEnd && name === literal)) return false;
    literal = !isEnd && /^\{%/.test(source) && /^(?:raw|verbatim|comment)$/.test(name) ? name : undefined;
    const at = isEnd ? open.lastIndexOf(name) : -1;
    if (at >= 0) open.splice(at, 1);
    else if (!isEnd && name !== '') open.push(name);
    return at < 0;
  });
}

/** A list of names and values is one of attributes behind something; what programs write in braces stands elsewhere. */
function areAttributes(source: string, { before, inHeading, isFirst, isLast }: Surroundings): boolean {
  if (/[)\]`*_]/.test(before) || (inHeading && isLast)) return true;
  return isFirst ? isLast : /^\{\s*[#.]/.test(source) && /\s/.test(before);
}

/** Looked at no farther than a line of a text goes. */
const FAR = 200;

function surroundings(text: string, from: number, to: number): Surroundings {
  const before = text.slice(Math.max(0, from - FAR), from);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const rest = text.slice(to, to + FAR);
  return {
    before: line.slice(-1),
    inHeading: /^[ \t>]*#{1,6}[ \t]/.test(line),
    isFirst: /^[ \t>]*$/.test(line),
    isLast: /^[ \t]*#*[ \t]*(?:\r?\n|$)/.test(rest),
  };
}

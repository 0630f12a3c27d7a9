import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { suggest } from '../entries/directory.ts';
import type { Fault } from './fault.ts';
import { READING_DIRECTIVES } from './features.ts';
import type { Range } from './tree.ts';

type Directive = Extract<MdastNode, { type: 'containerDirective' | 'leafDirective' }>;

/** Callouts by the names that writers give them, with the titles they have when they get no other. */
export const CALLOUTS = {
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
  incident: 'Incident',
  correction: 'Correction',
} as const;

export type CalloutKind = keyof typeof CALLOUTS;

/** True for the name of a callout. */
export function isCallout(name: string): name is CalloutKind {
  return Object.hasOwn(CALLOUTS, name);
}

const NAMES = Object.keys(CALLOUTS)
  .map((name) => `:::${name}`)
  .join(', ');
const OPENING = /^:{3,}[\w-]+(?:\[[^\n]*\])?[ \t]*\r?$/;
const CLOSING = /(^|\n)([ \t>]*):{3,}[ \t]*$/;
/** What looks like a callout to its writer and like a paragraph to the parser. */
const NEARLY = /(?:^|\n)[ \t>]*(:{3,}(?:[ \t]+\S[^\n]*|[ \t]*(?=\n|$)))/;

/** Find directives that are not ours, callouts that are never closed, and lines that were meant to be callouts. */
export function findUnknownDirectives(body: string, file: string): Fault[] {
  if (!body.includes('::')) return [];
  const faults: Fault[] = [];
  const visit = (node: MdastNode): void => {
    const fault = directiveFault(node, body);
    if (fault) faults.push(fault);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parse(body, file));
  return faults;
}

/** What is wrong with a node that is a directive, or that should have been one; undefined for everything else. */
export function directiveFault(node: MdastNode, source: string): Fault | undefined {
  const range = rangeOf(node);
  if (node.type === 'paragraph') return nearlyCallout(source.slice(range.from, range.to), range);
  if (node.type === 'leafDirective') {
    const hint = `a callout has three colons and an end: ${NAMES}; write \`::${node.name}\` for the characters`;
    return { ...range, message: `“::${node.name}” is no directive`, hint };
  }
  if (node.type !== 'containerDirective') return undefined;
  const line = openingLine(node, source);
  const place = { from: range.from, to: range.from + line.length };
  if (!isCallout(node.name)) {
    const known = nearest(node.name);
    const hint = known ? `write :::${known}` : `the callouts are ${NAMES}`;
    return { ...place, message: `“:::${node.name}” is no callout`, hint };
  }
  if (!OPENING.test(line)) {
    const rest = line.replace(/^:+[\w-]+/, '').trim();
    return { ...place, message: `“${rest}” is lost`, hint: `a title stands in brackets: :::${node.name}[Title]` };
  }
  if (node.children.length === 0) {
    return { ...place, message: `the callout “${node.name}” is empty`, hint: 'write what it says, or leave it out' };
  }
  if (CLOSING.test(source.slice(range.from, range.to)) && !endsWithin(node, range.to)) return undefined;
  const hint = 'end it by a line of three colons; an outer callout has one colon more than those in it';
  return { ...place, message: `the callout “${node.name}” is never closed`, hint };
}

/**
 * Blank the lines that open and close callouts, so that a parser without directives reads what is in them where it is: every
 * offset stays, and no time such as 10:16 is taken for a directive.
 */
export function withoutMarkers(body: string, file: string): string {
  return body.includes(':::') ? blankMarkers(parse(body, file), body) : body;
}

/** The same for a text that is parsed already, with positions. */
export function blankMarkers(tree: MdastNode, source: string): string {
  const pieces: Range[] = [];
  const visit = (node: MdastNode): void => {
    if (node.type === 'containerDirective') {
      const { from, to } = rangeOf(node);
      const opening = from + openingLine(node, source).length;
      pieces.push({ from, to: opening });
      const closing = CLOSING.exec(source.slice(opening, to));
      if (closing) pieces.push({ from: opening + closing.index + (closing[1] + (closing[2] ?? '')).length, to });
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  let blanked = '';
  let done = 0;
  for (const { from, to } of pieces.sort((a, b) => a.from - b.from)) {
    blanked += source.slice(done, from) + source.slice(from, to).replace(/[^\n\r]/g, ' ');
    done = to;
  }
  return blanked + source.slice(done);
}

/** Titles of callouts with their markers gone and a blank line after them, for readers that need no positions. */
export function titlesOnly(body: string, file: string): string {
  if (!body.includes(':::')) return body;
  const blanked = withoutMarkers(body, file).split('\n');
  return body
    .split('\n')
    .map((line, index) => {
      const plain = blanked[index] ?? '';
      const title = plain === line ? undefined : /^([ \t>]*):{3,}[\w-]+\[(.*)\]/.exec(line);
      return title ? `${title[1]}${title[2]}\n${title[1]}` : plain;
    })
    .join('\n');
}

function parse(body: string, file: string): MdastNode {
  const read = file.endsWith('.mdx') ? mdxToMdast : markdownToMdast;
  return read(body, { features: READING_DIRECTIVES, position: true });
}

/** True when the last line of a callout has closed one within it. */
function endsWithin(node: MdastNode, end: number): boolean {
  const last = 'children' in node ? node.children.at(-1) : undefined;
  if (!last) return false;
  return (last.type === 'containerDirective' && rangeOf(last).to === end) || endsWithin(last, end);
}

function nearlyCallout(text: string, { from }: Range): Fault | undefined {
  const match = text.includes(':::') ? NEARLY.exec(text) : null;
  const line = match?.[1];
  if (!match || line === undefined) return undefined;
  const start = from + match.index + match[0].indexOf(':');
  const place = { from: start, to: start + line.length };
  const name = /^:+[ \t]+([\w-]+)/.exec(line)?.[1]?.toLowerCase();
  if (name === undefined) return { ...place, message: `“${line.trim()}” closes nothing`, hint: 'leave it out' };
  const known = isCallout(name) ? name : nearest(name);
  const hint = known ? `write :::${known}, without a space` : `the callouts are ${NAMES}`;
  return { ...place, message: `“${line.trim().slice(0, 60)}” is no callout`, hint };
}

function openingLine(node: Directive, source: string): string {
  const { from, to } = rangeOf(node);
  return (/^[^\n]*/.exec(source.slice(from, to))?.[0] ?? '').trimEnd();
}

/** Other words for callouts, in other tools or by their look. */
const SYNONYMS: Readonly<Record<string, CalloutKind>> = {
  info: 'note',
  hint: 'tip',
  important: 'warning',
  caution: 'warning',
  danger: 'warning',
  warn: 'warning',
  outage: 'incident',
  erratum: 'correction',
  update: 'correction',
};

function nearest(name: string): CalloutKind | undefined {
  const folded = name.toLowerCase();
  if (isCallout(folded)) return folded;
  const likely = suggest(folded, Object.keys(CALLOUTS));
  return SYNONYMS[folded] ?? (likely !== undefined && isCallout(likely) ? likely : undefined);
}

function rangeOf(node: MdastNode): Range {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}

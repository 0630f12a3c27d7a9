import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { suggest } from '../entries/directory.ts';
import type { Fault } from './fault.ts';
import { READING_DIRECTIVES } from './features.ts';
import type { Marks } from './flanking.ts';
import type { Patch } from './patch.ts';
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
    return { ...range, message: `“::${node.name}” is not a directive`, hint };
  }
  if (node.type !== 'containerDirective') return undefined;
  const line = openingLine(node, source);
  const place = { from: range.from, to: range.from + line.length };
  if (!isCallout(node.name)) {
    const known = nearest(node.name);
    const hint = known ? `write :::${known}` : `the callouts are ${NAMES}`;
    return { ...place, message: `“:::${node.name}” is not a callout`, hint };
  }
  if (!OPENING.test(line)) {
    const rest = line.replace(/^:+[\w-]+/, '').trim();
    return { ...place, message: `“${rest}” is lost`, hint: `a title stands in brackets: :::${node.name}[Title]` };
  }
  const label = labelOf(node);
  const rest = label && source.slice(rangeOf(label).to, place.to);
  if (rest) {
    const hint = 'a title ends at the first ] that closes nothing: write &#93; for the sign';
    return { from: place.to - rest.length, to: place.to, message: `“${rest.trim()}” is lost`, hint };
  }
  if (node.children.length === 0) {
    return { ...place, message: `the callout “${node.name}” is empty`, hint: 'write what it says, or leave it out' };
  }
  if (CLOSING.test(source.slice(range.from, range.to)) && !endsWithin(node, range.to)) return undefined;
  const hint = 'end it by a line of three colons; an outer callout has one colon more than those in it';
  return { ...place, message: `the callout “${node.name}” is never closed`, hint };
}

/**
 * What stands in for the lines that open and close callouts when a parser without directives reads a text: nothing, and a
 * title as a paragraph. Its bracket becomes a sign that begins no block.
 */
export function markerPatches(tree: MdastNode, source: string, { sign }: Pick<Marks, 'sign'>): Patch[] {
  const patches: Patch[] = [];
  const visit = (node: MdastNode): void => {
    if (node.type === 'containerDirective') {
      const { from, to } = rangeOf(node);
      const opening = from + openingLine(node, source).length;
      const title = titleOf(node, source);
      if (title) {
        patches.push({ from, to: title.from + 1, text: sign });
        patches.push({ from: title.to - 1, to: opening, text: `\n${quotesBefore(source, from)}` });
      } else patches.push({ from, to: opening, text: '' });
      const closing = CLOSING.exec(source.slice(opening, to));
      if (closing) {
        patches.push({ from: opening + closing.index + (closing[1] + (closing[2] ?? '')).length, to, text: '' });
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return patches;
}

/** Where the title of a callout stands, brackets included. In MDX one of code or elements alone is not a paragraph. */
function titleOf(node: Directive, source: string): Range | undefined {
  const label = labelOf(node);
  if (label) return label.children.length > 0 ? rangeOf(label) : undefined;
  const { from } = rangeOf(node);
  const line = openingLine(node, source);
  const start = line.indexOf('[');
  const end = line.lastIndexOf(']');
  const isFilled = node.children.some((child) => rangeOf(child).from < from + line.length);
  return isFilled && start >= 0 && end > start ? { from: from + start, to: from + end + 1 } : undefined;
}

function labelOf({ children }: Directive): Extract<MdastNode, { type: 'paragraph' }> | undefined {
  for (const child of children) if (child.type === 'paragraph' && child.data?.directiveLabel === true) return child;
  return undefined;
}

/** The signs of quotations before an offset in its line; a line that has them belongs to the same quotations and lists. */
function quotesBefore(source: string, offset: number): string {
  return source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset).replace(/[^>]/g, ' ');
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
  return { ...place, message: `“${line.trim().slice(0, 60)}” is not a callout`, hint };
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

/** The callout that a word stands for, in any case; undefined for a word that no tool has for one. */
export function calloutFor(word: string): CalloutKind | undefined {
  const folded = word.toLowerCase();
  if (isCallout(folded)) return folded;
  return Object.hasOwn(SYNONYMS, folded) ? SYNONYMS[folded] : undefined;
}

function nearest(name: string): CalloutKind | undefined {
  const known = calloutFor(name);
  const likely = known === undefined ? suggest(name.toLowerCase(), Object.keys(CALLOUTS)) : undefined;
  return known ?? (likely !== undefined && isCallout(likely) ? likely : undefined);
}

function rangeOf(node: MdastNode): Range {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}

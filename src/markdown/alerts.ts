import { isDeepStrictEqual } from 'node:util';
import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import { CALLOUTS, type CalloutKind, calloutFor } from './directives.ts';
import { READING_DIRECTIVES } from './features.ts';
import { describeTree } from './same-tree.ts';
import { type Range, rangeOf } from './tree.ts';

/** A quotation that GitHub and others set as a box: `> [!NOTE]`. */
interface Alert extends Range {
  readonly quote: Extract<MdastNode, { type: 'blockquote' }>;
  readonly word: string;
  readonly kind: CalloutKind;
  /** Quotations around it. */
  readonly depth: number;
  /** Colons of the innermost callout around it. */
  readonly colons: number;
}

const MARKER = /^\[!(\w+)\][-+]?[ \t]*\r?\n?/;
const FIRST_LINE = /^>[ \t]*\[!\w+\][-+]?[ \t]*(.*?)[ \t]*\\?(\r?)$/;

/** The line that begins the callout for an alert, `:::warning[Caution]`; undefined for a word that no callout is known for. */
export function openingOfAlert(word: string): string | undefined {
  const kind = calloutFor(word);
  if (kind === undefined) return undefined;
  const title = titleOf(word, kind);
  return `:::${kind}${title === undefined ? '' : `[${title}]`}`;
}

/** Write alerts as callouts, from the last to the first, each of which leaves the text to say the same. */
export function alertsToCallouts(
  body: string,
  file: string,
  isWanted: (alert: Range) => boolean,
): { readonly body: string; readonly words: readonly string[] } {
  let text = body;
  const words: string[] = [];
  const failed = new Set<number>();
  while (/\[!\w+\]/.test(text)) {
    const tree = parse(text, file);
    const alerts = findAlerts(tree, text).filter((alert) => !failed.has(text.length - alert.to) && isWanted(alert));
    // What is in another one comes first, since the outer one has a colon more.
    const alert = alerts.findLast(({ from, to }) => !alerts.some((one) => from < one.from && one.to <= to));
    if (!alert) break;
    const meant = describeTree(tree, (node) => (node === alert.quote ? [calloutNode(alert)] : [node]));
    // A table takes the line after it for a row, whatever stands there.
    const changed = [false, true]
      .map((apart) => text.slice(0, alert.from) + writeCallout(alert, text, apart) + text.slice(alert.to))
      .find((one) => isDeepStrictEqual(describeTree(parse(one, file)), meant));
    if (changed === undefined) failed.add(text.length - alert.to);
    else {
      text = changed;
      words.unshift(alert.word);
    }
  }
  return { body: text, words };
}

function parse(text: string, file: string): MdastNode {
  const read = file.endsWith('.mdx') ? mdxToMdast : markdownToMdast;
  return read(text, { features: READING_DIRECTIVES, position: true });
}

/** Only what leaves no doubt: words behind the sign may be a title or the beginning of the text, unless there are no others. */
function findAlerts(tree: MdastNode, text: string): Alert[] {
  const alerts: Alert[] = [];
  const visit = (node: MdastNode, depth: number, colons: number): void => {
    const range = rangeOf(node);
    const source = text.slice(range.from, range.to);
    if (node.type === 'blockquote') {
      const [first = '', ...others] = source.split('\n');
      const word = firstText(node) === undefined ? undefined : MARKER.exec(firstText(node) ?? '')?.[1];
      const kind = word === undefined ? undefined : calloutFor(word);
      const hasText = others.some((line) => /[^>\s]/.test(line));
      const isPlain = (FIRST_LINE.exec(first)?.[1] === '') === hasText;
      if (word && kind && isPlain) alerts.push({ ...range, quote: node, word, kind, depth, colons });
    }
    const inner = node.type === 'containerDirective' ? (/^:+/.exec(source)?.[0].length ?? 0) : colons;
    if (!('children' in node)) return;
    for (const child of node.children) visit(child, depth + (node.type === 'blockquote' ? 1 : 0), inner);
  };
  visit(tree, 0, Number.POSITIVE_INFINITY);
  return alerts;
}

function firstText({ children: [paragraph] }: Alert['quote']): string | undefined {
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  return first?.type === 'text' ? first.value : undefined;
}

function writeCallout({ from, to, depth, word, colons: outer }: Alert, text: string, apart: boolean): string {
  const [first = '', ...others] = text.slice(from, to).split('\n');
  const [, words = '', end = ''] = FIRST_LINE.exec(first) ?? [];
  // What stands before the sign on its line belongs to lists and quotations around it.
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from).replace(/[^>\s]/g, ' ');
  const sign = new RegExp(`^((?:[ \\t]*>){${depth}}[ \\t]*)>[ \\t]?`);
  const lines = [...(words ? [before + words] : []), ...others.map((line) => line.replace(sign, '$1'))];
  const within = lines.map((line) => /^[ \t>]*(:{3,})/.exec(line)?.[1]?.length ?? 0);
  const colons = ':'.repeat(Math.min(Math.max(3, ...within.map((count) => count + 1)), outer));
  const opening = openingOfAlert(word)?.replace(/^:+/, colons) ?? '';
  const kept = lines.map((line) => (/[^>\s]/.test(line) ? line.replace(/\r$/, '') : line.trimEnd()));
  return [opening, ...kept, ...(apart ? [before.trimEnd()] : []), before + colons].join(`${end}\n`);
}

type Blocks = Extract<MdastNode, { type: 'containerDirective' }>['children'];

/** What the parser makes of a callout. */
function calloutNode({ quote, word, kind }: Alert): MdastNode {
  const title = titleOf(word, kind);
  const label: Blocks = title === undefined ? [] : [{ type: 'paragraph', children: [{ type: 'text', value: title }] }];
  const [paragraph, ...others] = quote.children;
  const [first, ...words] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const rest = first?.type === 'text' ? first.value.replace(MARKER, '') : '';
  const kept =
    rest === '' ? words.slice(words[0]?.type === 'break' ? 1 : 0) : [{ type: 'text' as const, value: rest }, ...words];
  const text: Blocks = kept.length > 0 ? [{ type: 'paragraph', children: kept }] : [];
  return { type: 'containerDirective', name: kind, attributes: {}, children: [...label, ...text, ...others] };
}

/** The word itself, where it says more than the title that the callout has by itself. */
function titleOf(word: string, kind: CalloutKind): string | undefined {
  const title = word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  return title === CALLOUTS[kind] ? undefined : title;
}

import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { ShownEvent, ShownItem } from './client.ts';
import type { Expected } from './entries.ts';
import { blocksIn } from './html-text.ts';

/** Something that a client shows otherwise than the entry says it. */
export interface Deviation {
  /** Title of the entry. */
  readonly of: string;
  readonly field: string;
  /** What the entry says, where that is short. */
  readonly said?: string | undefined;
  /** What is shown, or what is missing. */
  readonly shown: string;
}

/** Everything of an entry that a feed reader shows otherwise. A field that it does not show has no deviation. */
export function compareItem(expected: Expected, shown: ShownItem): Deviation[] {
  const { html, summary } = expected;
  const fields: [string, unknown, unknown][] = [
    ['title', expected.title, shown.title],
    ['id', expected.id, shown.id],
    ['date', expected.date, shown.date],
    ['author', expected.authors.join(', '), shown.author],
    ['summary', shown.summary === undefined ? undefined : summary, shown.summary],
  ];
  const different = fields.flatMap(([field, said, seen]) =>
    fold(said) === fold(seen) ? [] : [[field, String(seen), String(said)] as const],
  );
  const parts = html === undefined ? [['text', lostText([summary], shown.text)] as const] : textFaults(html, shown);
  return [...different, ...parts].flatMap(([field, fault, said]) =>
    fault === undefined ? [] : [{ of: expected.title, field, shown: fault, said }],
  );
}

/** Everything of an event that a calendar shows otherwise. */
export function compareEvent(expected: ShownEvent, shown: ShownEvent): Deviation[] {
  return (['title', 'id', 'begin', 'end'] as const).flatMap((field) => {
    const isShown = shown[field] !== undefined;
    return isShown && shown[field] !== expected[field]
      ? [{ of: expected.title, field, shown: String(shown[field]), said: expected[field] }]
      : [];
  });
}

function textFaults(html: string, shown: ShownItem) {
  const tree = fromHtml(html, { fragment: true });
  const lines = listingsIn(tree).flatMap((listing) => listing.split('\n'));
  const seen = shown.html === undefined ? undefined : fromHtml(shown.html, { fragment: true });
  const listings = seen ? listingsIn(seen).join('\n') : shown.text;
  const alternatives = seen ? alternativesIn(seen).join('\n') : shown.text;
  return [
    ['text', lostText(textsIn(tree), shown.text) ?? gluedWords(tree, shown.text)] as const,
    ['code', lostLine(lines, listings)] as const,
    ['notes', shown.html === undefined ? undefined : lostTarget(html, shown.html)] as const,
    ['alt', alternativesIn(tree).find((words) => !alternatives.includes(words))] as const,
  ];
}

const LETTERS = /[^\p{L}\p{N}]+/gu;

/** The first piece of text that is not there, after those before it. Signs and blanks do not count. */
function lostText(pieces: readonly string[], shown: string): string | undefined {
  const letters = shown.replaceAll(LETTERS, '');
  let position = 0;
  for (const piece of pieces) {
    const wanted = piece.replaceAll(LETTERS, '');
    const found = letters.indexOf(wanted, position);
    if (found < 0) return `loses “${piece.trim().slice(0, 60)}”`;
    position = found + wanted.length;
  }
  return undefined;
}

/** The first two words that run together, the last of one block and the first of the next. */
function gluedWords(tree: Nodes, text: string): string | undefined {
  const blocks = blocksIn(tree).map((block): readonly string[] => block.match(/[\p{L}\p{N}]+/gu) ?? []);
  const filled = blocks.filter((words) => words.length > 0);
  const known = new Set(filled.flat());
  for (const [index, words] of filled.entries()) {
    const glued = `${filled[index - 1]?.at(-1) ?? ''}${words[0]}`;
    const isShown = index > 0 && new RegExp(`(?<![\\p{L}\\p{N}])${glued}(?![\\p{L}\\p{N}])`, 'u').test(text);
    if (isShown && !known.has(glued)) return `runs together: ${glued}`;
  }
  return undefined;
}

/** The first line of code that is not a line. html2text quotes lines with `>`, strikes them out with `~~`, and sets stars. */
function lostLine(lines: readonly string[], shown: string): string | undefined {
  const seen = shown.split('\n').map((line) => line.replace(/^(> ?)+/, '').trim());
  let position = 0;
  for (const line of lines.map((text) => text.trim()).filter(Boolean)) {
    const found = seen.findIndex(
      (other, index) => index >= position && [line, `~~${line}~~`, `**${line}**`].includes(other),
    );
    if (found < 0) return `has no line “${line.slice(0, 60)}”`;
    position = found + 1;
  }
  return undefined;
}

/** The first link within the item that does not lead to a place in it. */
function lostTarget(html: string, shown: string): string | undefined {
  const targets = Array.from(html.matchAll(/ href="#([^"]+)"/g), ([, id = '']) => id);
  const missing = targets.find((id) => !shown.includes(`id="${id}"`) || !shown.includes(`href="#${id}"`));
  return missing === undefined ? undefined : `leads out: ${missing}`;
}

/** What stands for pictures where they are not shown. */
function alternativesIn(node: Nodes): string[] {
  if (node.type === 'element' && node.tagName === 'img')
    return node.properties.alt ? [String(node.properties.alt)] : [];
  return 'children' in node ? node.children.flatMap(alternativesIn) : [];
}

function textsIn(node: Nodes): string[] {
  if (node.type === 'text') return [node.value];
  return 'children' in node ? node.children.flatMap(textsIn) : [];
}

function listingsIn(node: Nodes): string[] {
  if (node.type === 'element' && node.tagName === 'pre') return [textsIn(node).join('')];
  return 'children' in node ? node.children.flatMap(listingsIn) : [];
}

function fold(value: unknown): string {
  return String(value).replace(/\s+/g, ' ').trim();
}

import type { MdastNode } from 'satteri';
import { survivesParsing } from './probe.ts';

/** How deep blocks and inlines may lie in each other. */
export const NESTING_LIMIT = 100;
/** How many cells a table may have. */
export const CELL_LIMIT = 10_000;

/** A text that the parser must not be given, with the offset at which it goes too far. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const BLOCK_PREFIX = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/gm;
const BLOCK_MARKER = />|[-+*]|\d+[.)]/g;
const ENTITY = /&/g;
const ENTITY_RUN = /[^\s&]*(?:&[^\s&]*){1000}/;
/** Underscores inside words, and entities, that a paragraph may have: at each the parser copies all that is before it. */
const UNDERSCORE_LIMIT = 5000;
const UNDERSCORE = /[^\s_]_+(?=[^\s_])|&(?=[#\w])/g;
const CODE_FENCE = /^[ \t>]*(`{3,}|~{3,})/;
/** Lines that no paragraph goes over: blank ones, headings, items of lists, rows of tables. */
const NEW_PARAGRAPH = /^[ \t>]*(?:$|[#|]|[-+*][ \t]|\d{1,9}[.)][ \t])/;
/** Everything that a parser of expressions may descend into: brackets, elements, operators and statements. */
const DESCENT =
  /[[({<!~+\-?=*:]|\b(?:async|await|class|delete|do|else|extends|for|if|new|return|typeof|void|while|with|yield)\b/g;
const BRACE = /[{}]/g;
/** The parser’s stack holds twice as many; each nested brace around an element doubles its work. */
const SAFE = { descents: 1500, braces: 20 };

/**
 * Refuse what would keep the parser busy for minutes or overflow its stack, which no process survives. Text that may do
 * that is given to a process of its own first, since only the parser knows what it takes for code.
 *
 * @throws {LimitError}
 */
export function assertParsable(body: string, isMdx: boolean): void {
  for (const { 0: prefix, index } of body.matchAll(BLOCK_PREFIX)) {
    if (prefix.length <= NESTING_LIMIT) continue;
    const markers = prefix.match(BLOCK_MARKER)?.length ?? 0;
    if (markers > NESTING_LIMIT) throw new LimitError(tooDeep(markers), index);
  }
  if (countMatches(body, ENTITY) >= 1000) {
    const run = ENTITY_RUN.exec(body);
    if (run) throw new LimitError('one word has more than a thousand & signs', run.index);
  }
  const crowded = findCrowdedParagraph(body, isMdx);
  if (crowded !== undefined) {
    throw new LimitError(`a paragraph has more than ${UNDERSCORE_LIMIT} _ or & signs`, crowded);
  }
  if (!isMdx) return;
  const braces = deepestBrace(body);
  if (braces.depth <= SAFE.braces && countMatches(body, DESCENT) <= SAFE.descents) return;
  if (survivesParsing(body)) return;
  throw new LimitError(tooDeep(braces.depth), braces.offset);
}

/** Where a paragraph with too many underscores begins. Blocks of code may have any number. */
function findCrowdedParagraph(body: string, isMdx: boolean): number | undefined {
  if (countMatches(body, UNDERSCORE) <= UNDERSCORE_LIMIT) return undefined;
  let fence = '';
  let isModule = false;
  let start = 0;
  let count = 0;
  let at = 0;
  for (const line of body.split('\n')) {
    const mark = CODE_FENCE.exec(line)?.[1] ?? '';
    const isBlank = line.trim() === '';
    if (isBlank) isModule = false;
    if (isMdx && /^(?:im|ex)port\b/.test(line)) isModule = true;
    if (NEW_PARAGRAPH.test(line) || mark !== '') {
      start = at;
      count = 0;
    }
    if (fence !== '') {
      if (mark.startsWith(fence) && line.trimEnd().endsWith(mark)) fence = '';
    } else if (mark !== '') fence = mark;
    else if (!isModule) count += countMatches(line, UNDERSCORE);
    if (count > UNDERSCORE_LIMIT) return start;
    if (isBlank) start = at + line.length + 1;
    at += line.length + 1;
  }
  return undefined;
}

/** The deepest brace of a text, of code or not. */
function deepestBrace(body: string): { readonly depth: number; readonly offset: number } {
  let deepest = { depth: 0, offset: Math.max(0, body.search(/[{<]|^(?:im|ex)port\b/m)) };
  let depth = 0;
  for (const { 0: brace, index } of body.matchAll(BRACE)) {
    depth = Math.max(0, depth + (brace === '{' ? 1 : -1));
    if (depth > deepest.depth) deepest = { depth, offset: index };
  }
  return deepest;
}

function countMatches(body: string, pattern: RegExp): number {
  return body.match(pattern)?.length ?? 0;
}

/** Where a parsed text goes beyond a limit: offsets in the text, deepest nesting first, then tables. */
export function findExcesses(tree: MdastNode): { readonly message: string; readonly offset: number }[] {
  const excesses: { message: string; offset: number }[] = [];
  const stack: { readonly node: MdastNode; readonly depth: number }[] = [{ node: tree, depth: 0 }];
  let isDeep = false;
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { node, depth } = item;
    const offset = node.position?.start.offset ?? 0;
    // Each list or quote is two levels of the tree, one of the text.
    if (depth > 2 * NESTING_LIMIT && !isDeep) {
      isDeep = true;
      excesses.push({ message: tooDeep(NESTING_LIMIT), offset });
      continue;
    }
    if (node.type === 'table') {
      const cells = node.children.reduce((sum, row) => sum + ('children' in row ? row.children.length : 0), 0);
      if (cells > CELL_LIMIT) {
        excesses.push({ message: `a table has ${cells} cells; it may have ${CELL_LIMIT}`, offset });
        continue;
      }
    }
    if ('children' in node) for (const child of node.children) stack.push({ node: child, depth: depth + 1 });
  }
  return excesses;
}

function tooDeep(depth: number): string {
  return `is nested ${depth > NESTING_LIMIT ? `${depth} deep` : 'too deep'}; ${NESTING_LIMIT} is the limit`;
}

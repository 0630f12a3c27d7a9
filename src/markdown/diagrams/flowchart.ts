import { createNames, protect } from './names.ts';
import { DiagramError, type DiagramSource, type Line } from './source.ts';

interface Shape {
  readonly open: string;
  readonly close: string;
  readonly label: string;
}

interface Mention {
  readonly id: string;
  readonly shape: Shape | undefined;
}

type Part = { readonly mentions: readonly Mention[] } | { readonly arrow: string; readonly label: string | undefined };

/** Beyond these a drawing takes long to lay out, and nobody sees through it. */
const NODE_LIMIT = 200;
const ARROW_LIMIT = 300;
const HINT = 'a line is like A[Start] --> B{Is it?}, or A -->|yes| B; put a label with brackets in quotes';
const ID = /^[\p{L}\p{N}_]+(?:[-.](?=[\p{L}\p{N}_])[\p{L}\p{N}_]+)*/u;
/** Longest first. */
const SHAPES: readonly (readonly [string, string])[] = [
  ['(((', ')))'],
  ['([', '])'],
  ['((', '))'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['[/', '\\]'],
  ['[\\', '/]'],
  ['{{', '}}'],
  ['>', ']'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
];
const DRAWN = /^(<)?(?:(-{2,}>)|(-{3,})|(-\.+->)|(-\.+-)|(={2,}>)|(={3,}))(?![ox-])(?:\s*\|([^|]*)\|)?/;
const WITH_TEXT = /^(<)?(--|-\.|==)\s*([^-=.|>\s].*?)\s*(-{2,}>|-{3,}|\.+->|\.+-|={2,}>|={3,})/;
const NOT_DRAWN = /^(?:[ox<]?(?:--+|==+|-\.+-)[ox]|~~~)/;

/** Read a flowchart and write it as the layout engine reads it. */
export function normalizeFlowchart({ header, lines }: DiagramSource): string[] {
  const [, direction = 'TD', rest = ''] =
    /^(?:graph|flowchart)(?:\s+(TD|TB|LR|BT|RL))?\s*(.*)$/.exec(header.text) ?? [];
  if (rest) throw new DiagramError(`“${rest}” is no direction`, header.number, 'write flowchart TD, LR, BT or RL');
  const nameOf = createNames('n');
  const parsed = lines.map((line) => ({ line, parts: isStatement(line.text) ? readLine(line) : undefined }));
  assertDrawable(
    parsed.flatMap(({ parts }) => (parts ? [parts] : [])),
    header,
  );
  const shapes = new Map<string, Shape>();
  for (const { id, shape } of parsed.flatMap(({ parts }) =>
    (parts ?? []).flatMap((part) => ('mentions' in part ? part.mentions : [])),
  )) {
    if (shape) shapes.set(id, shape);
  }
  const groups: Line[] = [];
  const inGroup = new Set<string>();
  const seen = new Set<string>();
  const write = ({ id }: Mention): string => {
    const isNew = !seen.has(id) || (groups.length > 0 && !inGroup.has(id));
    seen.add(id);
    if (groups.length > 0) inGroup.add(id);
    const { open, close, label } = shapes.get(id) ?? { open: '[', close: ']', label: id };
    return isNew ? `${nameOf(id)}${open}${protect(label) || ' '}${close}` : nameOf(id);
  };
  const written = parsed.map(({ line, parts }) => {
    if (parts)
      return parts.map((part) => ('arrow' in part ? arrow(part) : part.mentions.map(write).join(' & '))).join(' ');
    if (line.text === 'end') {
      if (!groups.pop()) throw new DiagramError('“end” ends nothing', line.number, 'leave it out');
      return 'end';
    }
    const group = /^subgraph\s+(.+)$/.exec(line.text)?.[1];
    if (group === undefined) return line.text;
    groups.push(line);
    const [, id = group, label = group] = /^([\p{L}\p{N}_-]+)\s*\[(.+)\]$/u.exec(group) ?? [];
    seen.add(id);
    return `subgraph ${nameOf(id)} [${protect(label)}]`;
  });
  const open = groups.at(-1);
  if (open) throw new DiagramError('a subgraph is never ended', open.number, 'write “end” on a line of its own');
  return [`flowchart ${direction}`, ...written];
}

/** One line can join a hundred nodes to a hundred others. */
function assertDrawable(statements: readonly (readonly Part[])[], { number }: Line): void {
  const groups = statements.map((parts) => parts.flatMap((part) => ('mentions' in part ? [part.mentions] : [])));
  const nodes = new Set(groups.flat(2).map(({ id }) => id)).size;
  let arrows = 0;
  for (const line of groups) {
    for (const [index, group] of line.entries()) arrows += group.length * (line[index + 1]?.length ?? 0);
  }
  if (nodes <= NODE_LIMIT && arrows <= ARROW_LIMIT) return;
  const message = `a flowchart has ${nodes} nodes and ${arrows} arrows; it may have ${NODE_LIMIT} and ${ARROW_LIMIT}`;
  throw new DiagramError(message, number, 'split it, or leave out what the text can say');
}

function isStatement(text: string): boolean {
  return !/^(?:end$|subgraph\s|direction\s+(?:TD|TB|LR|BT|RL)$)/.test(text);
}

function arrow({ arrow: sign, label }: { readonly arrow: string; readonly label: string | undefined }): string {
  return label ? `${sign}|${protect(label)}|` : sign;
}

/** Nodes and arrows by turns. */
function readLine({ text, number }: Line): readonly Part[] {
  const fail = (at: string): never => {
    const sign = NOT_DRAWN.exec(at)?.[0];
    if (sign) throw new DiagramError(`the arrow “${sign}” is not drawn`, number, 'write -->, ---, -.-> or ==>');
    if (/^(?:click|class|href|call)\s/.test(text)) {
      throw new DiagramError(`“${text.slice(0, 60)}” is not drawn`, number, 'a drawing has no links and no classes');
    }
    throw new DiagramError(`“${at.slice(0, 60)}” cannot be read`, number, HINT);
  };
  const parts: Part[] = [];
  let rest = text;
  while (rest !== '') {
    const mentions: Mention[] = [];
    for (let more = true; more; ) {
      const { mention, after } = readNode(rest) ?? fail(rest);
      mentions.push(mention);
      more = after.startsWith('&');
      rest = more ? after.slice(1).trim() : after;
    }
    parts.push({ mentions });
    if (rest === '') break;
    const { part, after } = readArrow(rest) ?? fail(rest);
    parts.push(part);
    rest = after;
    if (rest === '') fail(text);
  }
  return parts;
}

function readNode(text: string): { readonly mention: Mention; readonly after: string } | undefined {
  const id = ID.exec(text)?.[0];
  if (id === undefined) return undefined;
  const rest = text.slice(id.length);
  for (const [open, close] of SHAPES) {
    if (!rest.startsWith(open)) continue;
    const inside = rest.slice(open.length);
    const quoted = /^\s*"[^"]*"\s*/.exec(inside)?.[0];
    const end = quoted === undefined ? inside.indexOf(close) : quoted.length;
    if (end < 0 || !inside.startsWith(close, end)) continue;
    const mention = { id, shape: { open, close, label: inside.slice(0, end).trim() } };
    return { mention, after: withoutClass(inside.slice(end + close.length)) };
  }
  return { mention: { id, shape: undefined }, after: withoutClass(rest) };
}

function withoutClass(text: string): string {
  return text.replace(/^:::[\w-]+/, '').trim();
}

function readArrow(text: string): { readonly part: Part; readonly after: string } | undefined {
  const plain = DRAWN.exec(text);
  const [whole, start = '', toRight, line, dotted, dottedLine, thick, thickLine, label] = plain ?? [];
  if (whole !== undefined) {
    const sign = toRight
      ? '-->'
      : line
        ? '---'
        : dotted
          ? '-.->'
          : dottedLine
            ? '-.-'
            : thick
              ? '==>'
              : thickLine
                ? '==='
                : '';
    return { part: { arrow: start + sign, label: label?.trim() }, after: text.slice(whole.length).trim() };
  }
  const [all, left = '', opening = '', words, closing = ''] = WITH_TEXT.exec(text) ?? [];
  if (all === undefined) return undefined;
  const head = closing.endsWith('>') ? '>' : '';
  const sign = opening === '--' ? `--${head || '-'}` : opening === '-.' ? `-.-${head}` : `==${head || '='}`;
  return { part: { arrow: left + sign, label: words }, after: text.slice(all.length).trim() };
}

import { readLabel } from '../labels.ts';
import type { Head, Shape, Stroke } from '../model.ts';
import { DiagramError, type Line, shorten } from '../source.ts';
import { refuse } from '../statements.ts';
import { BRACKETS, SHAPES_BY_NAME } from './node-shapes.ts';

/** A node where it is named, with shape and label where they are given. */
export interface Mention {
  readonly id: string;
  readonly shape: Shape | undefined;
  readonly label: string | undefined;
}

export interface Link {
  readonly start: Head;
  readonly end: Head;
  readonly stroke: Stroke;
  readonly label: string;
}

/** `a & b --> c`: nodes and links by turns; the first and the last are nodes. */
export interface FlowLine {
  readonly nodes: readonly (readonly Mention[])[];
  readonly links: readonly Link[];
}

const HINT = 'a line is like A[Start] --> B{Is it?}, or A -->|yes| B; put a label with brackets in quotes';
const ID = /^(?:[\p{L}\p{N}\p{M}\p{So}_.!#$%'*+/?]|-(?![-.>]))+/u;
/** The id of a link, which only looks need. */
const LINK_ID = /^[\p{L}\p{N}_]+@(?=[<ox]?[-=.~])/u;
const LINK = /^([<xo])?(--+[-xo>]|==+[=xo>]|-\.+-[xo>]?|~~~+)\s*(?:\|("[^"]*"|[^|]*)\|)?/;
const LINK_WITH_WORDS = /^([<xo])?(--|==|-\.)\s*("[^"]*"|[^\s"].*?)\s*(--+[-xo>]|==+[=xo>]|\.+-[xo>]?)/s;
const HEADS: Readonly<Record<string, Head>> = { '<': 'arrow', '>': 'arrow', x: 'cross', o: 'circle' };

/**
 * Read a line of nodes and links.
 *
 * @throws {DiagramError}
 */
export function readFlowLine(line: Line): FlowLine {
  const nodes: (readonly Mention[])[] = [];
  const links: Link[] = [];
  let rest = line.text;
  for (;;) {
    const group: Mention[] = [];
    for (let more = true; more; ) {
      const [mention, after] = readNode(rest, line) ?? refuse({ ...line, text: rest || line.text }, HINT);
      group.push(mention);
      more = after.startsWith('&');
      rest = more ? after.slice(1).trim() : after;
    }
    nodes.push(group);
    if (rest === '') return { nodes, links };
    const [link, after] = readLink(rest.replace(LINK_ID, ''), line) ?? refuse({ ...line, text: rest }, HINT);
    links.push(link);
    rest = after;
  }
}

function readNode(text: string, line: Line): readonly [Mention, string] | undefined {
  const id = ID.exec(text)?.[0];
  if (id === undefined) return undefined;
  const rest = text.slice(id.length);
  const [whole, attributes] = /^@\{([^}]*)\}/.exec(rest) ?? [];
  if (whole !== undefined && attributes !== undefined) {
    return [{ id, ...readAttributes(attributes, line) }, withoutClass(rest.slice(whole.length))];
  }
  for (const open of new Set(BRACKETS.map(([begin]) => begin))) {
    if (!rest.startsWith(open)) continue;
    const inside = rest.slice(open.length);
    const quoted = /^\s*"[^"]*"\s*/.exec(inside)?.[0];
    const [nearest] = BRACKETS.filter(([begin]) => begin === open)
      .map(([, close, shape]) => ({ close, shape, end: quoted === undefined ? inside.indexOf(close) : quoted.length }))
      .filter(({ close, end }) => end >= 0 && inside.startsWith(close, end))
      .sort((one, other) => one.end - other.end);
    const written = inside.slice(0, nearest?.end);
    if (!nearest || (quoted === undefined && hasBrackets(written))) continue;
    const label = readLabel(written, line.number);
    return [{ id, shape: nearest.shape, label }, withoutClass(inside.slice(nearest.end + nearest.close.length))];
  }
  return [{ id, shape: undefined, label: undefined }, withoutClass(rest)];
}

/** `A@{ shape: cyl, label: "Store" }` */
function readAttributes(written: string, { number }: Line): Omit<Mention, 'id'> {
  let shape: Shape | undefined;
  let label: string | undefined;
  for (const [part, key, value = ''] of written.matchAll(/\s*([^\s:,]+)\s*:\s*("[^"]*"|[^,"]*)\s*(?:,|$)/g)) {
    const word = value.trim().replace(/^"(.*)"$/s, '$1');
    if (key === 'label') label = readLabel(value, number);
    else if (key === 'shape' && SHAPES_BY_NAME.has(word)) shape = SHAPES_BY_NAME.get(word);
    else {
      const hint = `shapes that are drawn are ${[...SHAPES_BY_NAME.keys()].filter((name) => name.length > 4).join(', ')}`;
      throw new DiagramError(`“${shorten(part.trim())}” is not drawn`, number, hint);
    }
  }
  return { shape: shape ?? 'rectangle', label };
}

/** Round brackets in pairs can be words; any others need quotes, or a label could reach to the end of the next. */
function hasBrackets(label: string): boolean {
  return /[[\](){}]/.test(label.replace(/\([^()]*\)/g, ''));
}

function withoutClass(text: string): string {
  return text.replace(/^:::[\w-]+/, '').trim();
}

function readLink(text: string, { number }: Line): readonly [Link, string] | undefined {
  const plain = LINK.exec(text);
  if (plain) {
    const [whole, start, sign = '', label = ''] = plain;
    return [linkOf(start, sign, readLabel(label, number)), text.slice(whole.length).trim()];
  }
  const [whole, start, open = '', label = '', close = ''] = LINK_WITH_WORDS.exec(text) ?? [];
  if (whole === undefined || close[0] !== (open === '-.' ? '.' : open[0])) return undefined;
  return [linkOf(start, `${open}${close}`, readLabel(label, number)), text.slice(whole.length).trim()];
}

function linkOf(start: string | undefined, sign: string, label: string): Link {
  const stroke = sign.startsWith('~')
    ? 'hidden'
    : sign.startsWith('=')
      ? 'thick'
      : sign.includes('.')
        ? 'dotted'
        : 'solid';
  const head = (of: string | undefined): Head => HEADS[of ?? ''] ?? 'none';
  return { start: head(start), end: head(sign.at(-1)), stroke, label };
}

import type { Element } from 'hast';
import { inOneLine } from '../labels.ts';
import { type Box, boxAround, isWithin, middleOf } from '../layout/geometry.ts';
import type { Graph } from '../model.ts';
import type { Sequence } from '../sequence-model.ts';
import { DiagramError, type DiagramSource, shorten } from '../source.ts';
import { readFrames, readLines } from './drawn-lines.ts';
import { type Drawn, type DrawnShape, type DrawnWords, readDrawing } from './read-drawing.ts';
import { wordsOf, wordsOfSource } from './source-words.ts';

/** What a source says that can be lost: words with their lines, and lines between words. */
export interface Said {
  readonly texts: readonly { readonly text: string; readonly line: number }[];
  readonly lines: readonly { readonly from: string; readonly to: string; readonly line: number }[];
}

const ONE_LABEL = 'a box has one label: write it once, or give the other box an id of its own';
const SIMPLER = 'make it simpler, or split it: the drawing would not show what is written';

/**
 * Compare a drawing, as it is seen, with its source: all words and all lines are there, nothing is cut off, and no words are under
 * others.
 *
 * @throws {DiagramError}
 */
export function assertShown(source: DiagramSource, said: Said, svg: Element, beside: string): void {
  const drawn = readDrawing(svg.children);
  const seen = [...drawn.words.map(({ words }) => words), beside].join('\n');
  assertWords(source, said, seen);
  assertLines(said, drawn);
  assertRoom(source, drawn, svg);
}

/** What a graph says. */
export function saidBy({ nodes, groups, edges }: Graph): Said {
  const names = new Map([
    ...nodes.map(({ id, kicker, label, sections }): [string, string] => {
      const rows = sections.flatMap((rows) => rows.flatMap(({ cells }) => cells));
      return [id, [kicker, label, ...rows].filter(Boolean).join(' ')];
    }),
    ...groups.map(({ id, label }): [string, string] => [id, label]),
  ]);
  const nameOf = (id: string): string => inOneLine(names.get(id) ?? '');
  return {
    texts: [
      ...[...nodes, ...groups].map(({ id, line }) => ({ text: nameOf(id), line })),
      ...edges.map(({ label, fromLabel, toLabel, line }) => ({ text: [label, fromLabel, toLabel].join(' '), line })),
    ],
    lines: edges
      .filter(({ stroke }) => stroke !== 'hidden')
      .map(({ from, to, line }) => ({ from: nameOf(from), to: nameOf(to), line })),
  };
}

/** What a sequence says. */
export function saidInSequence({ participants, parties, steps }: Sequence): Said {
  const names = new Map(participants.map(({ id, label }) => [id, inOneLine(label)]));
  return {
    texts: [...participants, ...parties, ...steps].flatMap((said) =>
      'label' in said ? { text: said.label, line: said.line } : [],
    ),
    lines: steps.flatMap((step) =>
      step.kind === 'message'
        ? { from: names.get(step.from) ?? '', to: names.get(step.to) ?? '', line: step.line }
        : [],
    ),
  };
}

function assertWords(source: DiagramSource, { texts }: Said, seen: string): void {
  const left = countOf(wordsOf(seen));
  const there = new Set(left.keys());
  const lost = (words: string, line: number, hint: string): never => {
    throw new DiagramError(`the drawing does not show “${shorten(words)}”`, line, hint);
  };
  for (const { word, line } of wordsOfSource(source)) {
    if (!there.has(word)) lost(word, line, ONE_LABEL);
  }
  for (const { text, line } of texts) {
    for (const word of wordsOf(text)) {
      const count = left.get(word) ?? 0;
      if (count === 0) lost(word, line, SIMPLER);
      left.set(word, count - 1);
    }
  }
}

function assertLines({ lines }: Said, drawn: Drawn): void {
  const seen = readLines(drawn);
  const keyOf = (from: string, to: string): string => `${from}\n${to}`;
  const left = countOf(seen.filter(({ behind }) => behind === undefined).map(({ from, to }) => keyOf(from, to)));
  for (const { from, to, line } of lines) {
    const count = left.get(keyOf(from, to)) ?? 0;
    if (count === 0) {
      const hidden = seen.find((other) => other.from === from && other.to === to && other.behind !== undefined);
      const how = hidden ? `leads behind “${shorten(hidden.behind ?? '')}”` : 'is not shown';
      const message = `in the drawing the line from “${shorten(from)}” to “${shorten(to)}” ${how}`;
      throw new DiagramError(message, line, SIMPLER);
    }
    left.set(keyOf(from, to), count - 1);
  }
}

function assertRoom(source: DiagramSource, drawn: Drawn, svg: Element): void {
  const [x = 0, y = 0, width = 0, height = 0] = String(svg.properties.viewBox).split(' ').map(Number);
  const rooms = readFrames(drawn).flatMap(({ room }) => room ?? []);
  const all = { x, y, width, height };
  const refuse = (message: string, { words }: DrawnWords): never => {
    const [word = ''] = wordsOf(words);
    const line = source.lines.find(({ text }) => wordsOf(text).includes(word)) ?? source.header;
    throw new DiagramError(message, line.number, SIMPLER);
  };
  for (const [index, words] of drawn.words.entries()) {
    const name = `“${shorten(words.words)}”`;
    const room = rooms.find((box) => isWithin(middleOf(words.box), box)) ?? all;
    if (!holds(all, words.box) || !holds(room, words.box)) refuse(`${name} is cut off in the drawing`, words);
    const over = drawn.words.slice(index + 1).find(({ box }) => overlap(words.box, box));
    if (over) refuse(`“${shorten(over.words)}” is drawn over ${name}`, over);
    if (drawn.shapes.some((shape) => covers(shape, words))) refuse(`${name} is covered in the drawing`, words);
  }
}

/** Whether something with a colour is painted over words. */
function covers({ tagName, points, properties, order }: DrawnShape, words: DrawnWords): boolean {
  const isFilled = tagName !== 'line' && properties.fill !== undefined && properties.fill !== 'none';
  return isFilled && order > words.order && overlap(boxAround(points), words.box);
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Lengths are rounded; what is not a number holds nothing. */
function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}

function overlap(one: Box, other: Box): boolean {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return across > 2 && down > 4;
}

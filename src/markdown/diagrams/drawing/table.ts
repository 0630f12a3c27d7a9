import type { Element } from 'hast';
import type { Box } from '../layout/geometry.ts';
import { type Size, sizeOf, TYPE, widthOf } from '../layout/measure.ts';
import type { GraphNode, Row } from '../model.ts';
import { COLOUR, group, rectangle, straight, words } from './svg.ts';

const PAD = 10;
const GAP = 14;
const ROW = 19;
const SECTION_PAD = 4;
const NAME = { size: TYPE.box, isBold: true };
const SMALL = { size: TYPE.small };

/** The room that a class or an entity needs. */
export function sizeOfTable(node: GraphNode): Size {
  const header = headerOf(node);
  const sections = node.sections.map((rows) => columnsOf(rows).reduce((sum, column) => sum + column + GAP, -GAP));
  const width = Math.max(header.width, ...sections) + 2 * PAD;
  const heights = node.sections.map(heightOf);
  return { width: Math.max(width, 90), height: header.height + heights.reduce((sum, height) => sum + height, 0) };
}

/** Draw a class or an entity: its name, and below it rows in columns. */
export function drawTable(node: GraphNode, box: Box): Element {
  const { kicker, label, sections } = node;
  const { height, above } = headerOf(node);
  const middle = box.x + box.width / 2;
  const drawn: (Element | undefined)[] = [
    rectangle(box, { fill: COLOUR.box, stroke: COLOUR.edge }),
    words(kicker, { x: middle, y: box.y + 8 + above / 2 }, { ...SMALL, fontStyle: 'italic', fill: COLOUR.muted }),
    words(label, { x: middle, y: box.y + (height + above) / 2 }, { ...NAME, fill: COLOUR.text }),
  ];
  let y = box.y + height;
  for (const rows of sections) {
    drawn.push(straight({ x: box.x, y }, { x: box.x + box.width, y }, { stroke: COLOUR.edge }));
    const columns = columnsOf(rows);
    for (const [index, { cells, style }] of rows.entries()) {
      let x = box.x + PAD;
      for (const [column, cell] of cells.entries()) {
        const looks = {
          ...SMALL,
          fill: column === 1 || cells.length === 1 ? COLOUR.text : COLOUR.muted,
          ...(style === 'static' && { textDecoration: 'underline' }),
          ...(style === 'abstract' && { fontStyle: 'italic' }),
        };
        drawn.push(words(cell, { x, y: y + SECTION_PAD + (index + 0.5) * ROW }, looks, 'start'));
        const width = columns[column] ?? 0;
        x += width === 0 ? 0 : width + GAP;
      }
    }
    y += heightOf(rows);
  }
  return group(drawn);
}

function headerOf({ kicker, label }: GraphNode): Size & { readonly above: number } {
  const small = sizeOf(kicker, SMALL);
  const name = sizeOf(label, NAME);
  return { width: Math.max(small.width, name.width), height: small.height + name.height + 14, above: small.height };
}

function heightOf(rows: readonly Row[]): number {
  return rows.length === 0 ? 2 * SECTION_PAD : rows.length * ROW + 2 * SECTION_PAD;
}

/** The widths of columns; one without words has none. */
function columnsOf(rows: readonly Row[]): number[] {
  const count = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map(({ cells }) => widthOf(cells[column] ?? '', SMALL))),
  );
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../../src/markdown/diagrams/comparison/drawn-lines.ts';
import { type Drawn, readDrawing } from '../../../src/markdown/diagrams/comparison/read-drawing.ts';
import { drawDiagram } from '../../../src/markdown/diagrams/draw.ts';
import { DiagramError } from '../../../src/markdown/diagrams/source.ts';
import { shown } from './drawing.ts';
import { classes, entities, flowchart, sequence, states } from './random-diagrams.ts';

const RUNS = 12;
const KINDS = [
  ['flowchart', flowchart, RUNS],
  ['sequence', sequence, 5 * RUNS],
  ['class diagram', classes, RUNS],
  ['entity-relationship diagram', entities, RUNS],
  ['state diagram', states, RUNS],
] as const;

test.each(KINDS)('a %s shows all its words and lines, as often as they are written', (_kind, diagram, numRuns) => {
  fc.assert(
    fc.property(diagram, ({ code, words, lines }) => {
      const seen = shown(code);
      expect(seen.lines.toSorted()).toEqual(lines.toSorted());
      const left = partsOf(seen.words);
      for (const part of partsOf(words)) {
        const at = left.indexOf(part);
        if (at < 0) expect.fail(`“${part}” is lost`);
        left.splice(at, 1);
      }
    }),
    { numRuns },
  );
});

test.each(KINDS)(
  'the lines of a %s lead around boxes, and the signs at their ends are beside words',
  (_kind, diagram, numRuns) => {
    fc.assert(
      fc.property(diagram, ({ code }) => {
        const drawn = readDrawing(drawDiagram(code).svg.children);
        expect(readLines(drawn).filter(({ behind }) => behind !== undefined)).toEqual([]);
        expect(covered(drawn)).toEqual([]);
      }),
      { numRuns },
    );
  },
);

test.each(KINDS)('a broken %s is refused with a line of it, or drawn', (_kind, diagram, numRuns) => {
  const piece = fc.constantFrom(
    '"',
    '[',
    ']',
    '{',
    '}',
    '(',
    '|',
    '-->',
    '--',
    ';',
    ':',
    '\n',
    'end',
    '<',
    '~',
    '#',
    '&',
    '@',
    '%%',
    '`',
    '*',
  );
  fc.assert(
    fc.property(diagram, fc.nat(), fc.nat(3), piece, ({ code }, place, length, more) => {
      const at = place % code.length;
      const broken = `${code.slice(0, at)}${more}${code.slice(at + length)}`;
      try {
        drawDiagram(broken);
      } catch (error) {
        if (!(error instanceof DiagramError)) throw error;
        expect(error.message).not.toMatch(/cannot be drawn/);
        expect(error.line).toBeGreaterThanOrEqual(0);
        expect(error.line).toBeLessThan(broken.split('\n').length);
      }
    }),
    { numRuns },
  );
});

/** Words without the brackets that headers of blocks get. */
function partsOf(words: readonly string[]): string[] {
  return words.flatMap((text) => text.replace(/^\[(?=.)|(?<!\[)\]$/g, '').split(' ')).filter(Boolean);
}

/** Words that are painted over the sign at the end of a line. */
function covered({ shapes, words }: Drawn): string[] {
  const signs = shapes.filter(({ tagName, properties: { stroke, strokeDashArray } }) => {
    return tagName !== 'polyline' && stroke === 'var(--drawing-line)' && strokeDashArray === undefined;
  });
  return words.flatMap(({ words: text, box }) => {
    const isOver = signs.some(({ points }) =>
      points.some(
        ({ x, y }) => x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 3 && y < box.y + box.height - 3,
      ),
    );
    return isOver ? [text] : [];
  });
}

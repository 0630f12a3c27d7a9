import { expect, test } from 'vitest';
import { readFrames } from '../../../src/markdown/diagrams/comparison/drawn-lines.ts';
import { readDrawing } from '../../../src/markdown/diagrams/comparison/read-drawing.ts';
import { drawDiagram } from '../../../src/markdown/diagrams/draw.ts';
import { signs } from './drawing.ts';

const ARROW = 'solid triangle';
const OPEN = 'barb, barb';
const CROSS = 'stroke, stroke';
const ONE = 'bar, bar';
const ZERO_OR_ONE = 'bar, ring';
const MANY = 'bar, toe, toe';
const ZERO_OR_MORE = 'ring, toe, toe';

/** A diagram with one line, the sign at its start, the sign at its end, the line. */
const SIGNS: readonly (readonly [string, string, string, string])[] = [
  ['flowchart LR\n A --> B', '', ARROW, 'solid'],
  ['flowchart LR\n A --- B', '', '', 'solid'],
  ['flowchart LR\n A -.-> B', '', ARROW, 'dotted'],
  ['flowchart LR\n A -.- B', '', '', 'dotted'],
  ['flowchart LR\n A ==> B', '', ARROW, 'thick'],
  ['flowchart LR\n A === B', '', '', 'thick'],
  ['flowchart LR\n A --o B', '', 'ring', 'solid'],
  ['flowchart LR\n A --x B', '', CROSS, 'solid'],
  ['flowchart LR\n A <--> B', ARROW, ARROW, 'solid'],
  ['flowchart LR\n A o--o B', 'ring', 'ring', 'solid'],
  ['flowchart LR\n A x==x B', CROSS, CROSS, 'thick'],
  ['flowchart LR\n A o-- text --x B', 'ring', CROSS, 'solid'],
  ['flowchart TD\n A{is it} -. text .-> B((no))', '', ARROW, 'dotted'],
  ['flowchart TD\n A == text ==o B[(store)]', '', 'ring', 'thick'],
  ['sequenceDiagram\n A->B: x', '', '', 'solid'],
  ['sequenceDiagram\n A-->B: x', '', '', 'dotted'],
  ['sequenceDiagram\n A->>B: x', '', ARROW, 'solid'],
  ['sequenceDiagram\n A-->>B: x', '', ARROW, 'dotted'],
  ['sequenceDiagram\n A-xB: x', '', CROSS, 'solid'],
  ['sequenceDiagram\n A--xB: x', '', CROSS, 'dotted'],
  ['sequenceDiagram\n A-)B: x', '', OPEN, 'solid'],
  ['sequenceDiagram\n A--)B: x', '', OPEN, 'dotted'],
  ['sequenceDiagram\n A<<->>B: x', ARROW, ARROW, 'solid'],
  ['sequenceDiagram\n A<<-->>B: x', ARROW, ARROW, 'dotted'],
  ['classDiagram\n A <|-- B', 'hollow triangle', '', 'solid'],
  ['classDiagram\n A ..|> B', '', 'hollow triangle', 'dotted'],
  ['classDiagram\n A *-- B', 'solid diamond', '', 'solid'],
  ['classDiagram\n A o-- B', 'hollow diamond', '', 'solid'],
  ['classDiagram\n A --* B', '', 'solid diamond', 'solid'],
  ['classDiagram\n A --o B', '', 'hollow diamond', 'solid'],
  ['classDiagram\n A --> B', '', OPEN, 'solid'],
  ['classDiagram\n A <.. B', OPEN, '', 'dotted'],
  ['classDiagram\n A -- B', '', '', 'solid'],
  ['classDiagram\n A .. B', '', '', 'dotted'],
  ['classDiagram\n A *--o B', 'solid diamond', 'hollow diamond', 'solid'],
  ['classDiagram\n A ()-- B', 'large ring', '', 'solid'],
  ['stateDiagram-v2\n a --> b', '', ARROW, 'solid'],
  ['erDiagram\n A ||--o{ B : x', ONE, ZERO_OR_MORE, 'solid'],
  ['erDiagram\n A }o--|| B : x', ZERO_OR_MORE, ONE, 'solid'],
  ['erDiagram\n A |o..o| B : x', ZERO_OR_ONE, ZERO_OR_ONE, 'dotted'],
  ['erDiagram\n A }|--|{ B : x', MANY, MANY, 'solid'],
  ['erDiagram\n A }o..o{ B : x', ZERO_OR_MORE, ZERO_OR_MORE, 'dotted'],
  ['erDiagram\n A only one to zero or more B : x', ONE, ZERO_OR_MORE, 'solid'],
  ['erDiagram\n A many(1) optionally to 0+ B : x', MANY, ZERO_OR_MORE, 'dotted'],
];

test.each(SIGNS)('%j has its signs', (code, start, end, line) => {
  expect(signs(code)).toEqual({ start, end, line });
});

test.each(SIGNS)('the signs of %j are painted over the boxes', (code) => {
  const drawn = readDrawing(drawDiagram(code).svg.children);
  const boxes = new Set(readFrames(drawn).map(({ points }) => points));
  const lastBox = drawn.shapes.findLastIndex(({ points }) => boxes.has(points));
  const isSign = drawn.shapes.map(({ tagName, properties }) => {
    return tagName !== 'polyline' && properties.stroke === 'var(--drawing-line)' && !properties.strokeDashArray;
  });
  expect(isSign.indexOf(true, 0) === -1 || isSign.indexOf(true) > lastBox).toBe(true);
});

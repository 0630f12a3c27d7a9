import type { Element, ElementContent } from 'hast';
import { expect, test } from 'vitest';
import { assertShown, type Said } from '../../../src/markdown/diagrams/comparison/compare.ts';
import { wordsOfSource } from '../../../src/markdown/diagrams/comparison/source-words.ts';
import { drawDiagram } from '../../../src/markdown/diagrams/draw.ts';
import { DiagramError, readSource } from '../../../src/markdown/diagrams/source.ts';

const CODE = 'flowchart LR\n A[Alpha] -->|reads| B[Beta]\n B --> C';
const SAID: Said = {
  texts: [
    { text: 'Alpha', line: 1 },
    { text: 'Beta', line: 1 },
    { text: 'reads', line: 1 },
    { text: 'C', line: 2 },
  ],
  lines: [
    { from: 'Alpha', to: 'Beta', line: 1 },
    { from: 'Beta', to: 'C', line: 2 },
  ],
};

/** What is said about a drawing that has been changed; `change` gets every element and gives what stands there instead. */
function told(change: (element: Element) => Element | undefined, said = SAID, code = CODE): string {
  const visit = (node: Element): Element | undefined => {
    const children = node.children
      .map((child): ElementContent | undefined => (child.type === 'element' ? visit(child) : child))
      .filter((child) => child !== undefined);
    return change({ ...node, children });
  };
  const svg = visit(drawDiagram(code).svg);
  if (!svg) throw new Error('the drawing is gone');
  try {
    assertShown(readSource(code), said, svg, '');
  } catch (error) {
    if (error instanceof DiagramError) return `line ${error.line + 1}: ${error.message}`;
    throw error;
  }
  return 'nothing';
}

const has = ({ tagName, children }: Element, words: string): boolean =>
  tagName === 'text' && children.some((child) => child.type === 'text' && child.value === words);
const moved = (element: Element, by: number): Element => ({
  ...element,
  properties: { ...element.properties, x: Number(element.properties.x) + by },
});

test('a drawing that shows everything is fine', () => {
  expect(told((element) => element)).toBe('nothing');
});

test.each([
  ['Alpha', 2],
  ['reads', 2],
  ['C', 3],
])('without the words %j a drawing is refused', (words, line) => {
  expect(told((element) => (has(element, words) ? undefined : element))).toBe(
    `line ${line}: the drawing does not show “${words}”`,
  );
});

test('a word that is said twice is shown twice', () => {
  const texts = [...SAID.texts, { text: 'Beta', line: 2 }];
  expect(told((element) => element, { ...SAID, texts })).toBe('line 3: the drawing does not show “Beta”');
});

test('without a line, or with one that ends elsewhere, a drawing is refused', () => {
  let count = 0;
  expect(told((element) => (element.tagName === 'polyline' && ++count === 2 ? undefined : element))).toBe(
    'line 3: in the drawing the line from “Beta” to “C” is not shown',
  );
  const bent = (element: Element): Element =>
    element.tagName === 'polyline' ? { ...element, properties: { ...element.properties, points: '0,0 5,5' } } : element;
  expect(told(bent)).toBe('line 2: in the drawing the line from “Alpha” to “Beta” is not shown');
});

test('words that are cut off by their box or by the drawing are told', () => {
  expect(told((element) => (has(element, 'Alpha') ? moved(element, 25) : element))).toBe(
    'line 2: “Alpha” is cut off in the drawing',
  );
  expect(told((element) => (has(element, 'reads') ? { ...moved(element, 900) } : element))).toBe(
    'line 2: “reads” is cut off in the drawing',
  );
});

test.each([['Infinity 0 10 10'], ['NaN NaN NaN NaN'], ['0 0 10 10'], ['']])(
  'the box %j holds no drawing',
  (viewBox) => {
    const empty = (element: Element): Element =>
      element.tagName === 'svg' ? { ...element, properties: { ...element.properties, viewBox } } : element;
    expect(told(empty)).toBe('line 2: “Alpha” is cut off in the drawing');
  },
);

test('a line that leads behind a box, and words under one, are told', () => {
  const [first, last] = /"points":"(\S+) (?:\S+ )*?(\S+)"/.exec(JSON.stringify(drawDiagram(CODE).svg))?.slice(1) ?? [];
  const box = { x: Number(first?.split(',')[0]) + 2, y: Number(first?.split(',')[1]) - 5, width: 8, height: 10 };
  const drawn: Element = { type: 'element', tagName: 'rect', properties: { ...box, stroke: 'black' }, children: [] };
  expect(first).not.toBe(last);
  const over = (element: Element): Element =>
    has(element, 'Alpha') ? { ...element, tagName: 'g', properties: {}, children: [drawn, element] } : element;
  expect(told(over)).toBe('line 2: in the drawing the line from “Alpha” to “Beta” leads behind “”');
  const cover = (element: Element): Element => {
    if (!has(element, 'Alpha')) return element;
    const sheet: Element = { ...drawn, properties: { x: 0, y: 0, width: 900, height: 900, fill: 'black' } };
    return { ...element, tagName: 'g', properties: {}, children: [element, sheet] };
  };
  expect(told(cover)).toBe('line 2: “Alpha” is covered in the drawing');
});

test('words over other words are told', () => {
  const places: Element['properties'][] = [];
  const over = (element: Element): Element => {
    if (!has(element, 'one') && !has(element, 'two')) return element;
    places.push(element.properties);
    const { x, y } = places[0] ?? {};
    return { ...element, properties: { ...element.properties, x, y } };
  };
  const code = 'flowchart LR\n A -->|one| B\n C -->|two| D';
  expect(told(over, { texts: [], lines: [] }, code)).toBe('line 3: “two” is drawn over “one”');
});

/** Source, words that have to be shown as they are read without the readers. */
const WORDS: readonly (readonly [string, readonly string[]])[] = [
  ['flowchart LR\n A[One two] --> B\n B -->|three| A:::hot', ['One', 'two', 'B', 'B', 'three']],
  ['flowchart LR\n style A fill:#f00\n A-->B["x (y)"]', ['A', 'x', 'y']],
  ['flowchart LR\n A["one\n two"] --> b["three"]', ['one', 'two', 'three']],
  [
    'sequenceDiagram\n participant W as Web tier\n W->>+API: asks: why\n Note over W: it is slow',
    ['Web', 'tier', 'API', 'asks', 'why', 'it', 'is', 'slow'],
  ],
  ['stateDiagram-v2\n state "Really shut" as s\n s --> Open : at 10', ['Really', 'shut', 'Open', 'at', '10']],
  [
    'classDiagram\n A "1" *-- "n" B : holds\n class A {\n +int age\n }',
    ['A', '1', 'n', 'B', 'holds', 'A', 'int', 'age'],
  ],
  [
    'erDiagram\n A }o--o{ B : "has many"\n A one or more to 1 C : x\n B {\n string id PK "the id"\n }',
    ['A', 'B', 'has', 'many', 'A', 'C', 'x', 'B', 'string', 'id', 'PK', 'the', 'id'],
  ],
];

test.each(WORDS)('the words of %j are read', (code, words) => {
  expect(wordsOfSource(readSource(code)).map(({ word }) => word)).toEqual(words);
});

import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { cleanHtml } from '../../../src/feeds/clean.ts';
import { findBadDiagrams } from '../../../src/markdown/diagrams/diagrams.ts';
import { NOW } from '../entries/content.ts';
import { makeFolder } from '../folder.ts';
import { makeSite } from '../site.ts';
import { refusal, renderPage } from './page.ts';

const fence = (code: string, info = '') => `\`\`\`mermaid${info ? ` ${info}` : ''}\n${code}\n\`\`\``;
const draw = (code: string, info = '') => renderPage(fence(code, info));
/** The words of a drawing, in the order of the file. */
const words = (html: string) =>
  Array.from(html.matchAll(/<text[^>]*>(.*?)<\/text>/gs), ([, text = '']) =>
    text
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );

/** Kind, source, words that have to be seen. */
const DRAWINGS: readonly (readonly [string, string, readonly string[]])[] = [
  ['Flowchart', 'flowchart LR\n  A[Start] --> B{Is it?}\n  B -->|yes| C((End))', ['Start', 'Is it?', 'yes', 'End']],
  ['Flowchart', 'graph TD;\nA-->B;\nB---C;', ['A', 'B', 'C']],
  [
    'Flowchart',
    'flowchart\n a -.-> b == thick ==> c & d\n b -- no --> c\n a <--> e',
    ['a', 'b', 'thick', 'c', 'd', 'no', 'e'],
  ],
  [
    'Flowchart',
    'flowchart TB\n subgraph one [Group (1)]\n  direction LR\n  a["x (y) [z] <b> & \'q\' 10:16"]\n end\n Ünï-1 --> one',
    ['Group (1)', "x (y) [z] <b> & 'q' 10:16", 'Ünï-1'],
  ],
  [
    'Flowchart',
    'flowchart LR\n a([s]) --> b[[r]] --> c[(d)] --> e{{h}} --> f>g] --> h[/t\\] --> i[\\u/] --> j(((d)))',
    ['s', 'r', 'd', 'h', 'g', 't', 'u'],
  ],
  [
    'Sequence diagram',
    'sequenceDiagram\n participant W as Web tier\n W->>+API: GET /a?b=c: 1\n Note over W,API: slow\n alt ok\n  API-->>-W: 200\n else bad\n  API--xW: 503\n end\n activate W\n Bob Smith-)W: hi',
    ['Web tier', 'API', 'GET /a?b=c: 1', 'slow', 'alt', '[ok]', '[bad]', '200', '503', 'Bob Smith'],
  ],
  [
    'State diagram',
    'stateDiagram-v2\n [*] --> Open\n Open --> Shut : at 10:16\n state "Really shut" as Shut\n state Outer {\n  a --> b\n }\n Shut --> Outer\n Shut --> [*]',
    ['Open', 'at 10:16', 'Really shut', 'Outer', 'a', 'b'],
  ],
  [
    'Class diagram',
    'classDiagram\n Animal<|--Duck : is a\n Animal "1" --> "*" Leg\n class Animal {\n  +int age\n  +run(speed) bool\n }\n Duck : +quack()',
    ['Animal', 'Duck', 'is a', 'Leg', '*'],
  ],
  [
    'Entity-relationship diagram',
    'erDiagram\n CUSTOMER ||--o{ ORDER : places\n CUSTOMER {\n  string name PK, FK "the (name)"\n }\n OTHER',
    ['CUSTOMER', 'ORDER', 'places', 'name', 'OTHER'],
  ],
];

describe('a diagram', () => {
  test.each(DRAWINGS)('%s: %j shows its words', async (_kind, code, expected) => {
    const shown = words(await draw(code));
    for (const word of expected) expect(shown.join('\n')).toContain(word);
  });

  test.each(DRAWINGS)('%s: %j has a name, and nothing that styles, loads or runs', async (kind, code) => {
    const html = await draw(code);
    expect(html).toMatch(new RegExp(`role="img" aria-label="${kind}"><title>${kind}</title>`));
    expect(html).not.toMatch(/<style|\sstyle=|https?:|@import|<script|\son\w+=|data-|foreignObject|<image|<a\b/);
    // Every colour is one of the theme.
    for (const [, colour] of html.matchAll(/\s(?:fill|stroke)="([^"]*)"/g))
      expect(colour).toMatch(/^(none|var\(--drawing-[\w-]+\))$/);
    expect(html).not.toMatch(/[\uE000-\uF8FF]/);
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('has the name that its writer gives it, as a caption when it is that of the fence', async () => {
    const titled = await draw('flowchart LR\n A --> B', 'title="How it went"');
    expect(titled).toContain('aria-label="How it went"><title>How it went</title>');
    expect(titled).toContain('<figcaption>How it went</figcaption>');
    const named = await draw('flowchart LR\n accTitle: How it went\n accDescr { From A\n to B }\n A --> B');
    expect(named).toContain('<title>How it went</title><desc>From A to B</desc>');
    expect(named).not.toContain('figcaption');
  });

  test('has the title that Mermaid shows above it as a caption', async () => {
    const html = await draw('---\ntitle: How it went\n---\nflowchart LR\n A --> B');
    expect(html).toContain('aria-label="How it went"><title>How it went</title>');
    expect(html).toContain('<figcaption>How it went</figcaption>');
    const sequence = await draw('sequenceDiagram\n title: How it went\n A->>B: x');
    expect(sequence).toContain('<figcaption>How it went</figcaption>');
    const both = await draw('---\ntitle: How it went\n---\nflowchart LR\n accTitle: From A to B\n A --> B');
    expect(both).toContain('<title>From A to B</title>');
    expect(both).toContain('<figcaption>How it went</figcaption>');
    expect(await refusal(fence('---\ntitle: One\n---\nflowchart LR\n A --> B', 'title="Two"'))).toMatch(
      /a diagram has two titles, “Two” and “One”/,
    );
  });

  test('needs no ids on a page of many, and is the same in every build', async () => {
    const page = `${fence('flowchart LR\n A --> B')}\n\n${fence('classDiagram\n A *-- B')}`;
    const html = await renderPage(page);
    expect(html).not.toMatch(/\sid=|url\(/);
    expect(await renderPage(page)).toBe(html);
  });

  test('is a diagram whatever the case of its language', async () => {
    expect(await renderPage('```Mermaid\nflowchart LR\n A --> B\n```')).toContain('<svg');
    expect(findBadDiagrams('```MERMAID\npie\n```', 'a.md')).toHaveLength(1);
  });

  test('leaves out colours, classes and comments', async () => {
    const plain = await draw('flowchart LR\n A --> B');
    const styled =
      'flowchart LR\n %% comment\n A:::hot --> B\n style A fill:#f00\n classDef hot fill:#f00,color:#fff\n linkStyle 0 stroke:#f00';
    expect(await draw(styled)).toBe(plain);
  });

  test('gives a node its label wherever it stands, and draws an arrow to a later group', async () => {
    expect(words(await draw('flowchart LR\n A --> B\n A[First]'))).toEqual(expect.arrayContaining(['First', 'B']));
    expect(
      words(await draw('flowchart LR\n A --> g\n subgraph g [Group]\n  B\n end')).filter((word) => word !== 'A'),
    ).toEqual(['Group', 'B']);
  });

  test('becomes a link with its name in feeds', async () => {
    const html = cleanHtml(await draw('flowchart LR\n A --> B', 'title="How it went"'), 'https://example.org/a/');
    expect(html).toContain('<a href="https://example.org/a/">Chart: How it went</a>');
    expect(html).not.toMatch(/svg|<text/);
  });
});

/** Source, its line (in the block, from 1) with the mistake, what is said. */
const FAULTS: readonly (readonly [string, number, RegExp])[] = [
  ['', 1, /a diagram is empty/],
  ['flowchart LR', 1, /shows nothing/],
  [
    'gantt\n title x',
    1,
    /“gantt” is not a kind of diagram that is drawn \(a diagram begins with flowchart, sequenceDiagram/,
  ],
  ['A --> B', 1, /“A” is not a kind/],
  ['flowchart UP\n A --> B', 1, /“UP” is not a direction/],
  ['sequenceDiagram here\n A->>B: a', 1, /“here” cannot be read/],
  ['flowchart TD\n A --> B\n what is this ???', 3, /“is this \?\?\?” cannot be read/],
  ['flowchart TD\n A[x --> B', 2, /cannot be read/],
  ['flowchart TD\n A[(x] --> B[(y)]', 2, /cannot be read .*in quotes/],
  ['flowchart TD\n A -->', 2, /cannot be read/],
  ['flowchart TD\n A --> B %% why', 2, /“%% why” cannot be read/],
  ['flowchart TD\n A --> B\n C[5" pipe]', 3, /has a quote that is never closed .*write #quot;/],
  ['flowchart TD\n A --> B\n click A "https://x.example"', 3, /is not drawn .*write the link in the text/],
  ['flowchart TD\n A@{ shape: manual-file }', 2, /“shape: manual-file” is not drawn .*shapes that are drawn/],
  ['flowchart TD\n A@{ icon: "fa:user" }', 2, /is not drawn/],
  ['flowchart TD\n A[fa:fa-car Car]', 2, /an icon is not drawn: “fa:fa-car”/],
  ['flowchart TD\n A["$$x^2$$"]', 2, /a formula in a diagram is not drawn/],
  [`flowchart TD\n A["${'x'.repeat(1100)}"]`, 2, /a label has 1102 characters; it may have 1000/],
  ['flowchart TD\n A[First] --> B\n A[Second] --> C', 2, /does not show “First” \(a box has one label/],
  ['flowchart TD\n subgraph x\n A --> B', 2, /a subgraph is never ended/],
  ['flowchart TD\n subgraph x\n A\n end\n A --> x', 5, /would lead from a frame to what it holds/],
  ['flowchart TD\n subgraph x\n A\n end\n subgraph x\n B\n end', 5, /there are two subgraphs “x”/],
  ['flowchart TD\n A --> B\n end', 3, /“end” ends nothing/],
  ['sequenceDiagram\n A->>B: a\n A->>B', 3, /cannot be read/],
  ['sequenceDiagram\n A-|\\B: half an arrow', 2, /cannot be read/],
  ['sequenceDiagram\n A()->>B: from the middle', 2, /is not a name of a participant/],
  ['sequenceDiagram\n participant A@{ "type": "queue" }\n A->>B: a', 2, /is not a name of a participant/],
  ['sequenceDiagram\n A->>B: a\n link A: Board @ https://x.example', 3, /is not drawn/],
  ['sequenceDiagram\n loop x\n A->>B: a', 2, /“loop x” is never ended/],
  ['sequenceDiagram\n loop x\n A->>B: a\n else y\n end', 4, /“else y” divides no block/],
  ['sequenceDiagram\n box x\n participant A', 2, /“box x” is never ended/],
  ['sequenceDiagram\n A->>B: a\n deactivate B', 3, /“B” is deactivated and is not active/],
  ['sequenceDiagram\n A->>B: a\n create participant B', 3, /“B” is there already/],
  ['sequenceDiagram\n A->>B: a\n create participant C', 3, /no message creates “C”/],
  ['sequenceDiagram\n A->>B: a\n destroy B', 3, /no message ends “B”/],
  ['sequenceDiagram\n A->>B: a\n destroy B\n A->>B: b\n B->>A: c', 5, /“B” is not there any more/],
  ['sequenceDiagram\n participant A as One\n participant A as Two\n A->>B: a', 2, /does not show “One”/],
  ['sequenceDiagram\n autonumber', 1, /a sequence has no participants/],
  ['stateDiagram-v2\n a --> b\n state f <<history>>', 3, /cannot be read/],
  ['stateDiagram-v2\n a --> b\n --', 3, /“--” divides nothing/],
  ['stateDiagram-v2\n a --> b\n note right of a\n why', 3, /a note is never ended/],
  ['stateDiagram-v2\n state a {\n b --> c', 2, /never ended/],
  ['stateDiagram-v2\n direction sideways\n a --> b', 2, /“sideways” is not a direction/],
  ['classDiagram\n class A {\n x', 2, /never ended/],
  ['classDiagram\n A => B', 2, /cannot be read/],
  ['classDiagram\n A --> B\n A --oB', 3, /can be read in two ways/],
  ['classDiagram\n A --> B\n callback A "f"', 3, /is not drawn/],
  ['erDiagram\n A ||--o{ B', 2, /cannot be read/],
  ['erDiagram\n A |x--o{ B : y', 2, /cannot be read/],
  ['erDiagram\n A {\n  what\n }', 3, /cannot be read/],
  [
    `flowchart LR\n${Array.from({ length: 2000 }, (_, n) => `a${n} --> a${n + 1}`).join('\n')}`,
    1,
    /has 2000 lines; it may have 200/,
  ],
  [`flowchart LR\n${Array.from({ length: 2000 }, (_, n) => `a${n}`).join(' & ')}`, 1, /has 2000 nodes and 0 arrows/],
  [`flowchart LR\n${'a & b & c & d & e & f & g --> '.repeat(9)}h`, 1, /arrows; it may have/],
];

describe('a diagram with a mistake stops the page', () => {
  test.each(FAULTS)('%j', async (code, line, message) => {
    expect(await refusal(`Text.\n\n${fence(code)}`)).toMatch(message);
    expect(await refusal(`Text.\n\n${fence(code)}`)).toContain(`line ${line + 3} `);
  });

  test.each(FAULTS)('%j is found by the check at the same line', (code, line, message) => {
    const body = `Text.\n\n${fence(code)}\n\nMore.`;
    const [fault, ...others] = findBadDiagrams(body, 'a.md');
    expect(others).toEqual([]);
    expect(`${fault?.message} (${fault?.hint})`).toMatch(message);
    expect(body.slice(0, fault?.from).split('\n')).toHaveLength(line + 3);
  });

  test('with its file', async () => {
    const body = fence('pie\n "a": 1');
    const folder = makeFolder({ 'content/postmortems/a.md': `---\na: b\n---\n${body}\n` });
    expect(await refusal(`${body}\n`, pathToFileURL(`${folder}/content/postmortems/a.md`))).toMatch(
      /^content\/postmortems\/a\.md:5 “pie” is not a kind of diagram/,
    );
  });
});

test('a mistake is told before the build, with its place, in every kind of file', () => {
  const body =
    'Text.\n\n> - ```mermaid\n>   flowchart TD\n>     A --> B\n>     A -= B\n>   ```\n\n```mermaid\npie\n```\n';
  const head = '---\ntitle: A\ndescription: B.\npubDate: 2025-04-01\n---\n';
  const root = makeFolder({
    'content/blog/a.md': `${head}${body}`,
    'content/blog/b.mdx': `${head}${body}`,
    'content/blog/c.md': `${head}${body}`.replaceAll('\n', '\r\n'),
  });
  const { problems } = checkContent(root, makeSite(), NOW);
  const places = problems
    .filter(({ id }) => id === 'C8')
    .map(({ file, line, column, length }) => `${file}:${line}:${column}+${length}`);
  expect(places.sort()).toEqual(
    ['a.md', 'b.mdx', 'c.md'].flatMap((file) => [`content/blog/${file}:11:7+6`, `content/blog/${file}:15:1+3`]),
  );
});

test('hostile labels are words', async () => {
  const html = await draw(
    'flowchart LR\n A["<img src=x onerror=alert(1)>"] -->|"</text><script>alert(1)</script>"| B["&lt;b&gt; {x}"]',
  );
  expect(html).not.toMatch(/<img|<script/);
  expect(words(html)).toContain('<img src=x onerror=alert(1)>');
});

test('good diagrams have no faults', () => {
  expect(findBadDiagrams(DRAWINGS.map(([, code]) => fence(code)).join('\n\n'), 'a.md')).toEqual([]);
  expect(findBadDiagrams('```js\nmermaid\n```', 'a.mdx')).toEqual([]);
});

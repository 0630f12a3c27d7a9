import { describe, expect, test } from 'vitest';
import { shown } from './drawing.ts';

/** Source, words that are seen, lines that are seen. */
type Drawing = readonly [source: string, words: readonly string[], lines: readonly string[]];

const FLOWCHARTS: readonly Drawing[] = [
  ['flowchart LR\n  id', ['id'], []],
  ['flowchart\n  a["This ❤ Unicode"] --> b', ['This ❤ Unicode', 'b'], ['This ❤ Unicode→b']],
  ['graph TD;\nA-->B;\nA-->C;\nB-->D;\nC-->D;', ['A', 'B', 'C', 'D'], ['A→B', 'A→C', 'B→D', 'C→D']],
  ['flowchart LR; A-->B; B-->C', ['A', 'B', 'C'], ['A→B', 'B→C']],
  ['flowchart TD\n A --> B\n A --> C\n B --> C', ['A', 'B', 'C'], ['A→B', 'A→C', 'B→C']],
  ['flowchart TB\n A & B --> C & D', ['A', 'B', 'C', 'D'], ['A→C', 'A→D', 'B→C', 'B→D']],
  ['flowchart LR\n A --> B & C --> D', ['A', 'B', 'C', 'D'], ['A→B', 'A→C', 'B→D', 'C→D']],
  [
    'flowchart LR\n A-- one -->B\n B---|two|C\n C-. three .->D\n D ==four==> A',
    ['one', 'two', 'three', 'four'],
    ['A→B', 'B→C', 'C→D', 'D→A'],
  ],
  ['flowchart LR\n A -- "a > b | c; d" --> B\n B -->|"x ] y"| C', ['a > b | c; d', 'x ] y'], ['A→B', 'B→C']],
  ['flowchart LR\n A --> A\n A -->|again| A', ['A', 'again'], ['A→A', 'A→A']],
  ['flowchart LR\n A ~~~ B\n A ----> C', ['A', 'B', 'C'], ['A→C']],
  [
    'flowchart LR\n a([s]) --> b[[r]] --> c[(d)] --> e{{h}} --> f>g] --> h[/t\\] --> i[\\u/] --> j(((k)))\n j --> l[/m/] --> n[\\o\\] --> p((q)) --> r(-v-) --> w(x) --> y{z}',
    ['s', 'r', 'd', 'h', 'g', 't', 'u', 'k', 'm', 'o', 'q', 'v', 'x', 'z'],
    ['s→r', 'r→d', 'd→h', 'h→g', 'g→t', 't→u', 'u→k', 'k→m', 'm→o', 'o→q', 'q→v', 'v→x', 'x→z'],
  ],
  [
    'flowchart LR\n A@{ shape: cyl, label: "The store" } e1@--> B@{ shape: diamond }\n e1@{ animate: true }',
    ['The store', 'B'],
    ['The store→B'],
  ],
  [
    'flowchart LR\n a["multi\n line label"] --> b["`**bold** and _slanted_`"]',
    ['multi', 'line label', 'bold and slanted'],
    ['multi line label→bold and slanted'],
  ],
  [
    'flowchart LR\n a["x<br>y<br/>z"] --> b["a <b>bold</b> Map<string, T> &lt;i&gt; #quot;q#quot; #35;1 &amp;"]',
    ['x', 'y', 'z', 'a bold Map<string, T> <i> "q" #1 &'],
    ['x y z→a bold Map<string, T> <i> "q" #1 &'],
  ],
  [
    'flowchart TB\n subgraph one [Group (1)]\n  direction LR\n  a --> b\n end\n subgraph two\n  c\n end\n one --> two\n a --> c',
    ['Group (1)', 'two', 'a', 'b', 'c'],
    ['a→b', 'Group (1)→two', 'a→c'],
  ],
  [
    'flowchart LR\n subgraph TOP\n  direction TB\n  subgraph B1\n   direction RL\n   i1 -->f1\n  end\n  subgraph B2\n   i2 -->f2\n  end\n  f1 --> i2\n end\n A --> TOP --> B\n B1 --> B2',
    ['TOP', 'B1', 'B2', 'i1', 'f1', 'i2', 'f2', 'A', 'B'],
    ['i1→f1', 'i2→f2', 'f1→i2', 'A→TOP', 'TOP→B', 'B1→B2'],
  ],
  [
    'flowchart LR\n subgraph g[A rather long title of a group that is small]\n  a\n end\n subgraph e[Nothing in it]\n end\n g --> e',
    ['A rather long title of a group that is small', 'a', 'Nothing in it'],
    ['A rather long title of a group that is small→Nothing in it'],
  ],
  [
    'flowchart LR\n style --> class\n click --> href\n end1 --> o --> x',
    ['style', 'class', 'click', 'href', 'o', 'x'],
    ['style→class', 'click→href', 'end1→o', 'o→x'],
  ],
  [
    'flowchart LR\n A[pre--order] --> B["a --x b"] --> C[state of the art]',
    ['pre--order', 'a --x b', 'state of the art'],
    ['pre--order→a --x b', 'a --x b→state of the art'],
  ],
  ['flowchart LR\n a-b.c/d --> ünï_1\n a-b.c/d[Named] --> ünï_1', ['Named', 'ünï_1'], ['Named→ünï_1', 'Named→ünï_1']],
];

const SEQUENCES: readonly Drawing[] = [
  [
    'sequenceDiagram\n Alice->>John: Hello John, how are you?\n John-->>Alice: Great!',
    ['Alice', 'John', 'Great!'],
    ['Alice→John', 'John→Alice'],
  ],
  [
    'sequenceDiagram\n participant W as Web: tier\n actor B as Bob<br/>Johnson\n B-)W: GET /a?b=c: 1',
    ['Web: tier', 'Bob', 'Johnson', 'GET /a?b=c: 1'],
    ['Bob Johnson→Web: tier'],
  ],
  [
    'sequenceDiagram\n A->>B: a message that is far longer than the room between two boxes can be, and so has lines',
    ['a message that is far longer than the room between two boxes can be, and so has lines'],
    ['A→B'],
  ],
  [
    'sequenceDiagram\n loop a rather long header that says why this is done again\n  A->>A: x\n end',
    ['loop', '[a rather long header that says why this is done again]', 'x'],
    ['A→A'],
  ],
  [
    'sequenceDiagram\n alt ok\n  A->>B: one\n else not ok\n  A-xB: two\n end\n opt extra\n  B->>A: three\n end',
    ['alt', '[ok]', '[not ok]', 'opt', '[extra]'],
    ['A→B', 'A→B', 'B→A'],
  ],
  [
    'sequenceDiagram\n par to B\n  A->>B: x\n and to C\n  A->>C: y\n end\n critical connect\n  A-->B: z\n option timeout\n  A-->B: log\n end\n break fails\n  A-->B: show\n end',
    ['par', '[to B]', '[to C]', 'critical', '[connect]', '[timeout]', 'break', '[fails]'],
    ['A→B', 'A→C', 'A→B', 'A→B', 'A→B'],
  ],
  [
    'sequenceDiagram\n loop outer\n  loop inner\n   Note over A,B: first of all\n  end\n end\n A->>B: x',
    ['[outer]', '[inner]', 'first of all'],
    ['A→B'],
  ],
  [
    'sequenceDiagram\n Note left of A: left<br>of it\n Note right of B: right\n Note over A: over\n note over A,B: both\n A->>B: x',
    ['left', 'of it', 'right', 'over', 'both'],
    ['A→B'],
  ],
  [
    'sequenceDiagram\n autonumber 10 5\n A->>B: x\n B->>A: y\n autonumber off\n A->>B: z',
    ['10', '15', 'x', 'y', 'z'],
    ['A→B', 'B→A', 'A→B'],
  ],
  [
    'sequenceDiagram\n A->>+B: x\n A->>+B: y\n B-->>-A: z\n deactivate B\n activate A',
    ['x', 'y', 'z'],
    ['A→B', 'A→B', 'B→A'],
  ],
  [
    'sequenceDiagram\n box Aqua The two\n  participant A\n  participant B\n end\n box rgb(1,2,3)\n  participant C\n end\n A->>C: x',
    ['The two', 'A', 'B', 'C'],
    ['A→C'],
  ],
  [
    'sequenceDiagram\n A->>B: x\n create participant C as Carl\n A->>C: hi\n destroy C\n A-xC: bye\n C2->>B: y',
    ['Carl', 'hi', 'bye'],
    ['A→B', 'A→Carl', 'A→Carl', 'C2→B'],
  ],
  ['sequenceDiagram\n rect rgb(1, 2, 3)\n  A->>B: x\n end', ['x'], ['A→B']],
  [
    'sequenceDiagram\n web-xray->>API-gateway: issue #12; and more\n A->>B: one; B-->>A: two',
    ['web-xray', 'API-gateway', 'issue #12; and more', 'one', 'two'],
    ['web-xray→API-gateway', 'A→B', 'B→A'],
  ],
  ['sequenceDiagram\n A->>B: x\n participant A as Alice\n A->>B: wrap: y', ['Alice', 'y'], ['Alice→B', 'Alice→B']],
  ['sequenceDiagram\n A->>B:\n B->>A: ', ['A', 'B'], ['A→B', 'B→A']],
];

const STATES: readonly Drawing[] = [
  [
    'stateDiagram-v2\n [*] --> Still\n Still --> [*]\n Still --> Moving\n Moving --> Still\n Moving --> Crash\n Crash --> [*]',
    ['Still', 'Moving', 'Crash'],
    ['→Still', 'Still→', 'Still→Moving', 'Moving→Still', 'Moving→Crash', 'Crash→'],
  ],
  ['stateDiagram\n a --> b : at 10:16\n b-->c:x', ['at 10:16', 'x'], ['a→b', 'b→c']],
  [
    'stateDiagram-v2\n state "Really shut" as s1\n s2 : Two words\n s2 : and more\n s1 --> s2',
    ['Really shut', 'Two words', 'and more'],
    ['Really shut→Two words and more'],
  ],
  [
    'stateDiagram-v2\n state f <<fork>>\n state j <<join>>\n [*] --> f\n f --> a\n f --> b\n a --> j\n b --> j\n j --> [*]',
    ['a', 'b'],
    ['→', '→a', '→b', 'a→', 'b→', '→'],
  ],
  [
    'stateDiagram-v2\n state if_it <<choice>>\n a --> if_it\n if_it --> no : if n < 0\n if_it --> yes : if n >= 0',
    ['if n < 0', 'if n >= 0'],
    ['a→', '→no', '→yes'],
  ],
  [
    'stateDiagram-v2\n a --> b\n note right of a\n  Lines of\n  a note: two\n end note\n note left of b : One line',
    ['Lines of', 'a note: two', 'One line'],
    ['a→b', 'a→Lines of a note: two', 'b→One line'],
  ],
  [
    'stateDiagram-v2\n [*] --> Active\n state Active {\n  [*] --> Off\n  Off --> On : press\n  --\n  [*] --> Low\n  Low --> High\n }',
    ['Active', 'Off', 'On', 'press', 'Low', 'High'],
    ['→Active', '→Off', 'Off→On', '→Low', 'Low→High'],
  ],
  [
    'stateDiagram-v2\n direction LR\n state "The outer" as Outer {\n  direction TB\n  state Inner { a --> b }\n  Inner --> c\n }\n Outer --> d\n d --> Outer',
    ['The outer', 'Inner', 'a', 'b', 'c', 'd'],
    ['a→b', 'Inner→c', 'The outer→d', 'd→The outer'],
  ],
  [
    'stateDiagram-v2\n a:::hot --> b\n classDef hot fill:#f00\n class a,b hot\n hide empty description',
    ['a', 'b'],
    ['a→b'],
  ],
];

const CLASSES: readonly Drawing[] = [
  [
    'classDiagram\n Animal<|--Duck : is a\n class Animal {\n  +int age\n  +startedAt : Date\n  -run(speed) bool\n }\n Duck : +quack()',
    ['Animal', '+int age', '+startedAt : Date', '-run(speed): bool', 'Duck', '+quack()', 'is a'],
    ['Animal +int age +startedAt : Date -run(speed): bool→Duck +quack()'],
  ],
  ['classDiagram\n Customer "1" --> "0..*" Ticket : buys', ['1', '0..*', 'buys'], ['Customer→Ticket']],
  [
    'classDiagram\n class Square~Shape~ {\n  List~int~ position\n  getPoints() List~List~int~~\n  about ~5 ms\n }',
    ['Square<Shape>', 'List<int> position', 'getPoints(): List<List<int>>', 'about ~5 ms'],
    [],
  ],
  [
    'classDiagram\n class Color {\n  <<enumeration>>\n  RED\n }\n <<interface>> Shape\n class Base { <<abstract>> }',
    ['«enumeration»', 'Color', 'RED', '«interface»', 'Shape', '«abstract»', 'Base'],
    [],
  ],
  [
    'classDiagram\n class A["A label (1)"]\n class `Odd name!`\n A ..> `Odd name!`',
    ['A label (1)', 'Odd name!'],
    ['A label (1)→Odd name!'],
  ],
  [
    'classDiagram\n namespace Shapes {\n  class A\n  class B { +x() }\n }\n A --> C',
    ['Shapes', 'A', 'B', '+x()', 'C'],
    ['A→C'],
  ],
  [
    'classDiagram\n note "In general"\n note for A "can fly\\ncan swim"\n A -- B',
    ['In general', 'can fly', 'can swim'],
    ['A→can fly can swim', 'A→B'],
  ],
  [
    'classDiagram\n direction RL\n A:::hot *-- B\n A --o C : "quoted: words"\n style A fill:#f00\n cssClass "A,B" hot',
    ['A', 'B', 'C', 'quoted: words'],
    ['A→B', 'A→C'],
  ],
  ['classDiagram\n A --> A : itself\n A "many of them" o-- "n" A', ['itself', 'many of them', 'n'], ['A→A', 'A→A']],
];

const ENTITIES: readonly Drawing[] = [
  ['erDiagram\n A }o--|| B : has', ['A', 'B', 'has'], ['A→B']],
  ['erDiagram\n A ||--o{ B : ""\n C', ['A', 'B', 'C'], ['A→B']],
  [
    'erDiagram\n CUSTOMER ||--o{ ORDER : places\n ORDER ||--|{ LINE-ITEM : "is made of"\n CUSTOMER }|..|{ DELIVERY-ADDRESS : uses',
    ['places', 'is made of', 'uses'],
    ['CUSTOMER→ORDER', 'ORDER→LINE-ITEM', 'CUSTOMER→DELIVERY-ADDRESS'],
  ],
  [
    'erDiagram\n p[Person] {\n  string name PK, FK "the (first) name"\n  varchar(99) a_b\n  int[] ages UK\n }\n "The car" }o..o| p : owned',
    ['Person', 'string', 'name', 'PK, FK', 'the (first) name', 'varchar(99)', 'a_b', 'int[]', 'ages', 'UK', 'The car'],
    ['The car→Person string name PK, FK the (first) name varchar(99) a_b int[] ages UK'],
  ],
  [
    'erDiagram\n direction TB\n CAR 1 to zero or more DRIVER : "allows: all"\n DRIVER many(0) optionally to 0+ CAR : is',
    ['allows: all', 'is'],
    ['CAR→DRIVER', 'DRIVER→CAR'],
  ],
  [
    'erDiagram\n A { string x }\n A { int y }\n A ||--|| A : itself',
    ['string', 'x', 'int', 'y', 'itself'],
    ['A string x int y→A string x int y'],
  ],
];

describe.each([
  ['flowchart', FLOWCHARTS],
  ['sequence', SEQUENCES],
  ['state diagram', STATES],
  ['class diagram', CLASSES],
  ['entity-relationship diagram', ENTITIES],
] as const)('a %s', (_kind, drawings) => {
  test.each(drawings)('%j shows its words', (source, words) => {
    const seen = shown(source).words.join(' ');
    for (const phrase of words) expect(seen).toContain(phrase);
  });

  test.each(drawings)('%j shows its lines, and no others', (source, _words, lines) => {
    expect(shown(source).lines.sort()).toEqual([...lines].sort());
  });
});

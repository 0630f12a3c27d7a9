import fc from 'fast-check';

/** A diagram that was made from what it says: the words in it, and its lines as `from→to`. */
export interface RandomDiagram {
  readonly code: string;
  readonly words: readonly string[];
  readonly lines: readonly string[];
}

/** Words of several scripts and widths; some of them are syntax in another place. */
const word = fc.constantFrom(
  ...[
    'alpha',
    'Beta',
    'gamma-ray',
    'Ünï',
    '日本語',
    'MMMWWW',
    'x',
    'o',
    'end of',
    'a.b',
    '42',
    'C++',
    '100%',
    'snake_case',
  ],
  ...['note', 'x2y', 'longerwordthanothers', 'état', 'the class'],
);
const label = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const perhaps = fc.option(label, { nil: '' });
const index = fc.nat(6);

const BRACKETS = [
  '[]',
  '()',
  '([ ])',
  '[[ ]]',
  '[( )]',
  '(( ))',
  '> ]',
  '{}',
  '{{ }}',
  '[/ /]',
  '[\\ \\]',
  '[/ \\]',
  '[\\ /]',
  '((( )))',
];
const LINKS = ['-->', '---', '-.->', '==>', '--o', '--x', '<-->', 'o--o', 'x--x', '-.-', '===', '---->', '<==>'];

export const flowchart: fc.Arbitrary<RandomDiagram> = fc
  .record({
    direction: fc.constantFrom('TD', 'LR', 'RL', 'BT'),
    nodes: fc.array(fc.record({ brackets: fc.constantFrom(...BRACKETS), label, group: fc.nat(4) }), {
      minLength: 1,
      maxLength: 7,
    }),
    groups: fc.array(fc.record({ label, direction: fc.constantFrom('', '', 'direction TB', 'direction LR') }), {
      maxLength: 3,
    }),
    links: fc.array(fc.record({ from: index, to: index, link: fc.constantFrom(...LINKS), label: perhaps }), {
      maxLength: 9,
    }),
  })
  .map(({ direction, nodes, groups, links }) => {
    const write = ({ brackets, label }: (typeof nodes)[number], id: number): string => {
      const [open = '', close = ''] = brackets.includes(' ') ? brackets.split(' ') : brackets;
      return `n${id}${open}"${label}"${close}`;
    };
    const inGroup = (group: number): string[] =>
      nodes.flatMap((node, id) => (node.group % (groups.length + 1) === group ? write(node, id) : []));
    // The second group stands in the first.
    const block = (group: number): string[] => [
      ...[`subgraph g${group} [${groups[group]?.label}]`, groups[group]?.direction ?? ''],
      ...inGroup(group),
      ...(group === 0 && groups.length > 1 ? block(1) : []),
      'end',
    ];
    const at = (id: number): number => id % nodes.length;
    return {
      code: [
        `flowchart ${direction}`,
        ...groups.flatMap((_, group) => (group === 1 ? [] : block(group))),
        ...inGroup(groups.length),
        ...links.map(({ from, to, link, label }) => `n${at(from)} ${link}${label && `|${label}|`} n${at(to)}`),
      ].join('\n'),
      words: [...nodes, ...groups, ...links].map(({ label }) => label),
      lines: links.map(({ from, to }) => `${nodes[at(from)]?.label}→${nodes[at(to)]?.label}`),
    };
  });

const message = fc.record({
  from: index,
  to: index,
  arrow: fc.constantFrom('->', '-->', '->>', '-->>', '<<->>', '<<-->>', '-x', '--x', '-)', '--)'),
  label: perhaps,
  turn: fc.constantFrom('', '', '+'),
});
const note = fc.record({ side: fc.constantFrom('left of', 'right of', 'over'), about: index, label });
const block = fc.record({
  block: fc.constantFrom('loop', 'alt', 'opt', 'par', 'critical', 'break', 'rect'),
  header: perhaps,
  divider: perhaps,
});

const DIVIDERS: ReadonlyMap<string, string> = new Map([
  ['alt', 'else'],
  ['par', 'and'],
  ['critical', 'option'],
]);

export const sequence: fc.Arbitrary<RandomDiagram> = fc
  .record({
    people: fc.array(fc.record({ label, kind: fc.constantFrom('participant', 'actor') }), {
      minLength: 1,
      maxLength: 5,
    }),
    start: fc.constantFrom('', 'autonumber', 'autonumber 10 5'),
    steps: fc.array(fc.oneof({ weight: 4, arbitrary: message }, { weight: 2, arbitrary: note }, block), {
      maxLength: 12,
    }),
  })
  .map(({ people, start, steps }) => {
    const at = (person: number): number => person % people.length;
    const lines: string[] = [];
    const words = people.map((person) => person.label);
    let open = 0;
    const written = steps.flatMap((step, number): string[] => {
      // Every third step ends a block.
      const ends = open > 0 && number % 3 === 2 ? ['end'] : [];
      open -= ends.length;
      if ('arrow' in step) {
        words.push(step.label);
        lines.push(`${people[at(step.from)]?.label}→${people[at(step.to)]?.label}`);
        return [...ends, `p${at(step.from)}${step.arrow}${step.turn}p${at(step.to)}: ${step.label}`];
      }
      if ('side' in step) {
        words.push(step.label);
        return [...ends, `Note ${step.side} p${at(step.about)}: ${step.label}`];
      }
      open++;
      const divider = DIVIDERS.get(step.block);
      words.push(step.block === 'rect' ? '' : step.header, divider ? step.divider : '');
      return [...ends, `${step.block} ${step.header}`, ...(divider ? [`${divider} ${step.divider}`] : [])];
    });
    return {
      code: [
        'sequenceDiagram',
        start,
        ...people.map((person, number) => `${person.kind} p${number} as ${person.label}`),
        ...written,
        ...Array.from({ length: open }, () => 'end'),
      ].join('\n'),
      words,
      lines,
    };
  });

/** Members as they are written and as they are shown, attributes first. */
const MEMBERS = [
  ['+int age', '+int age'],
  ['-startedAt : Date', '-startedAt : Date'],
  ['~List~int~ xs', '~List<int> xs'],
  ['name', 'name'],
  ['#run(speed) bool', '#run(speed): bool'],
  ['+stop()$', '+stop()'],
  ['+first()* List~T~', '+first(): List<T>'],
] as const;

export const classes: fc.Arbitrary<RandomDiagram> = fc
  .record({
    direction: fc.constantFrom('', 'direction LR', 'direction RL', 'direction BT'),
    members: fc.array(fc.uniqueArray(fc.nat(MEMBERS.length - 1), { maxLength: 4 }), { minLength: 1, maxLength: 6 }),
    relations: fc.array(
      fc.record({
        from: index,
        to: index,
        left: fc.constantFrom('', '<|', '*', 'o', '<', '()'),
        line: fc.constantFrom('--', '..'),
        right: fc.constantFrom('', '|>', '*', 'o', '>', '()'),
        ends: fc.tuple(fc.constantFrom('', '1', '0..*', 'many of them'), fc.constantFrom('', '1..*', 'n')),
        label: perhaps,
      }),
      { maxLength: 7 },
    ),
  })
  .map(({ direction, members, relations }) => {
    const at = (id: number): number => id % members.length;
    const all = members.map((rows, id) => [
      `Class${id}`,
      ...rows.toSorted((one, other) => one - other).map((row) => MEMBERS[row]?.[1] ?? ''),
    ]);
    const quoted = (words: string): string => (words === '' ? '' : ` "${words}"`);
    return {
      code: [
        ...['classDiagram', direction],
        ...members.flatMap((rows, id) => [
          `class Class${id} {`,
          ...rows.toSorted((one, other) => one - other).map((row) => MEMBERS[row]?.[0] ?? ''),
          '}',
        ]),
        ...relations.map(({ from, to, left, line, right, ends, label }) => {
          const arrow = ` ${left}${line}${right}`;
          const words = label && ` : ${label}`;
          return `Class${at(from)}${quoted(ends[0])}${arrow}${quoted(ends[1])} Class${at(to)}${words}`;
        }),
      ].join('\n'),
      words: [...all.flat(), ...relations.flatMap(({ label, ends }) => [label, ...ends])],
      lines: relations.map(({ from, to }) => `${all[at(from)]?.join(' ')}→${all[at(to)]?.join(' ')}`),
    };
  });

export const entities: fc.Arbitrary<RandomDiagram> = fc
  .record({
    tables: fc.array(
      fc.array(
        fc.record({
          type: fc.constantFrom('string', 'varchar(9)', 'text[]'),
          name: fc.constantFrom('id', 'theName', 'a_b', 'übrig'),
          keys: fc.constantFrom('', 'PK', 'FK, UK'),
          comment: perhaps,
        }),
        { maxLength: 4 },
      ),
      { minLength: 1, maxLength: 5 },
    ),
    relations: fc.array(
      fc.record({
        from: index,
        to: index,
        left: fc.constantFrom('|o', '||', '}o', '}|'),
        line: fc.constantFrom('--', '..'),
        right: fc.constantFrom('o|', '||', 'o{', '|{'),
        label: perhaps,
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ tables, relations }) => {
    const at = (id: number): number => id % tables.length;
    const all = tables.map((rows, id) =>
      [`TABLE-${id}`, ...rows.flatMap(({ type, name, keys, comment }) => [type, name, keys, comment])].filter(Boolean),
    );
    return {
      code: [
        'erDiagram',
        ...tables.flatMap((rows, id) => [
          `TABLE-${id} {`,
          ...rows.map(({ type, name, keys, comment }) => `${type} ${name} ${keys}${comment && ` "${comment}"`}`),
          '}',
        ]),
        ...relations.map(
          ({ from, to, left, line, right, label }) =>
            `TABLE-${at(from)} ${left}${line}${right} TABLE-${at(to)} : "${label}"`,
        ),
      ].join('\n'),
      words: [...all.flat(), ...relations.map(({ label }) => label)],
      lines: relations.map(({ from, to }) => `${all[at(from)]?.join(' ')}→${all[at(to)]?.join(' ')}`),
    };
  });

export const states: fc.Arbitrary<RandomDiagram> = fc
  .record({
    direction: fc.constantFrom('', 'direction LR'),
    labels: fc.array(perhaps, { minLength: 1, maxLength: 6 }),
    regions: fc.nat(2),
    transitions: fc.array(fc.record({ from: fc.nat(7), to: fc.nat(7), label: perhaps }), { maxLength: 8 }),
    notes: fc.array(fc.record({ about: index, label, isBlock: fc.boolean() }), { maxLength: 2 }),
  })
  .map(({ direction, labels, regions, transitions, notes }) => {
    const id = (state: number): string => (state > 5 ? '[*]' : `s${state % labels.length}`);
    const nameOf = (state: number): string => (state > 5 ? '' : labels[state % labels.length] || id(state));
    const inner = Array.from({ length: regions }, (_, region) => `inner${region}`);
    return {
      code: [
        ...['stateDiagram-v2', direction],
        ...(regions === 0
          ? []
          : ['state Outer {', ...inner.flatMap((name, region) => [region > 0 ? '--' : '', `[*] --> ${name}`]), '}']),
        ...labels.map((words, state) => {
          if (words === '') return `s${state}`;
          return state % 2 === 0 ? `s${state} : ${words}` : `state "${words}" as s${state}`;
        }),
        ...transitions.map(({ from, to, label }) => `${id(from)} --> ${id(to)}${label && ` : ${label}`}`),
        ...notes.flatMap(({ about, label, isBlock }) => {
          const state = `s${about % labels.length}`;
          return isBlock ? [`note right of ${state}`, label, 'end note'] : [`note left of ${state} : ${label}`];
        }),
      ].join('\n'),
      words: [
        ...labels.map((_, state) => nameOf(state)),
        ...(regions === 0 ? [] : ['Outer', ...inner]),
        ...[...transitions, ...notes].map(({ label }) => label),
      ],
      lines: [
        ...inner.map((name) => `→${name}`),
        ...transitions.map(({ from, to }) => `${nameOf(from)}→${nameOf(to)}`),
        ...notes.map(({ about, label }) => `${nameOf(about % labels.length)}→${label}`),
      ],
    };
  });

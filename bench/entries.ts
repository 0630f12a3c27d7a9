import { type CorpusFile, createRandom } from './corpus.ts';

const SECTIONS = ['Summary', 'Impact', 'Trigger and factors', 'Detection', 'Response', 'What went well', 'Actions'];
const WORDS = `the service request queue connection pool database replica deploy flag retry timeout alert graph latency
error rate traffic customer runner cache index lock transaction migration backup region rollback page dashboard limit was
were had grew fell stopped began returned waited failed answered because while after before when until every some most few
and or but then again slowly quickly since each one two of in to from with for on at by`.split(/\s+/);
const WORDS_PER_ENTRY = 900;
const SENTENCE = 14;
const PARAGRAPH = 70;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Posts and reports of about 900 words, half and half, with links, code, tables, and a picture beside every fifth. */
export function makeEntries(
  count: number,
  picture: Uint8Array,
  seed = 1,
): readonly (CorpusFile | [string, Uint8Array])[] {
  const random = createRandom(seed);
  const files: (CorpusFile | [string, Uint8Array])[] = [
    ['content/authors/ada.yml', 'name: Ada Byron\n'],
    ['content/services/api.yml', 'name: API\n'],
    ['content/services/web.yml', 'name: Web\naliases: [website]\n'],
  ];
  for (let index = 1; index <= count; index++) {
    const isReport = index % 2 === 0;
    const started = Date.UTC(2019, 0, 7) + Math.floor(random() * 2200) * DAY + Math.floor(random() * 24) * HOUR;
    const hasPicture = index % 5 === 0;
    const collection = isReport ? 'postmortems' : 'blog';
    const name = `${collection}/entry-${index}`;
    const text = writeText(random, isReport, hasPicture, Math.max(1, index - 1));
    const front = [
      `title: "Entry ${index} of the ${pick(random, WORDS)}"`,
      `description: What there is to say about entry ${index}.`,
      `pubDate: ${new Date(started + 3 * DAY).toISOString().slice(0, 10)}`,
      'author: Ada Byron',
      `id: tag:fixture.example,2025:${name}`,
      `tags: [${pick(random, ['queues', 'deploys', 'storage'])}, ${pick(random, ['on call', 'tooling', 'tests'])}]`,
      ...(isReport ? writeIncident(started) : []),
    ];
    const file = hasPicture ? `content/${name}/index.md` : `content/${name}.md`;
    files.push([file, `---\n${front.join('\n')}\n---\n\n${text}`]);
    if (hasPicture) files.push([`content/${name}/graph.png`, picture]);
  }
  return files;
}

function writeIncident(started: number): string[] {
  const at = (minutes: number) => `${new Date(started + minutes * 60_000).toISOString().slice(0, 16)}Z`;
  const events = [
    ...['change', 'impact-start', 'detected', 'acknowledged', 'action', 'action', 'mitigated', 'note', 'resolved'],
  ].map((type, index) => {
    const minute = [-5, 0, 4, 6, 20, 31, 44, 50, 97][index] ?? 0;
    return `    - { at: ${at(minute)}, type: ${type}, text: "The ${type} of it", evidence: "https://status.example/${index}" }`;
  });
  return [
    ...['incident:', '  status: resolved', '  severity: sev2', `  started: ${at(0)}`, `  detected: ${at(4)}`],
    ...[`  acknowledged: ${at(6)}`, `  mitigated: ${at(44)}`, `  resolved: ${at(97)}`, '  trigger: deploy'],
    `  services: [{ id: api, state: down, from: ${at(0)}, to: ${at(44)} }, { id: website, state: degraded }]`,
    '  detection: { source: monitoring, note: "An alert on the error rate" }',
    '  factors: [{ text: "A pool without a limit", tag: single-point }, { text: "No alert on the queue", tag: missing-alert }]',
    '  impact: [{ metric: failed requests, value: 31, unit: percent, of: peak, scope: "writes to the API" }]',
    ...['  timeline:', ...events, '  actions:'],
    ...['prevent', 'detect', 'mitigate'].map((type) => {
      const rest = 'owner: Storage team, status: open, due: 2030-01-01, url: "https://tracker.example/1"';
      return `    - { title: "Add a limit to the pool", type: ${type}, ${rest} }`;
    }),
  ];
}

function writeText(random: () => number, isReport: boolean, hasPicture: boolean, other: number): string {
  const blocks: string[] = [];
  let words = 0;
  while (words < WORDS_PER_ENTRY) {
    if (words % (2 * PARAGRAPH) < PARAGRAPH) {
      const section = SECTIONS[Math.floor(words / (2 * PARAGRAPH)) % SECTIONS.length] ?? '';
      blocks.push(`## ${isReport ? section : `${section} ${words}`}`);
    }
    blocks.push(writeParagraph(random));
    words += PARAGRAPH;
  }
  const neighbour = `/${other % 2 === 0 ? 'postmortems' : 'blog'}/entry-${other}/`;
  blocks.push(
    `It is like [another one](${neighbour}), see [the vendor](https://vendor.example/status) and \`pool.max\`.`,
  );
  blocks.push('It lasted 97 minutes.', '```ts\nconst pool = createPool({ max: 20 });\n```');
  blocks.push('| minute | errors |\n|---:|---:|\n| 1 | 20 % |\n| 44 | 0 % |', '- one\n- two\n- three');
  if (hasPicture) blocks.push('![Errors rise to 31 percent and fall again](./graph.png)');
  return `${blocks.join('\n\n')}\n`;
}

function writeParagraph(random: () => number): string {
  const sentences = Array.from({ length: PARAGRAPH / SENTENCE }, () => {
    const words = Array.from({ length: SENTENCE }, () => pick(random, WORDS)).join(' ');
    return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}.`;
  });
  return sentences.join(' ');
}

function pick(random: () => number, list: readonly string[]): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

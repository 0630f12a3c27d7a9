import sharp from 'sharp';
import { type CorpusFile, createRandom } from '../corpus.ts';

/** A file of a corpus of which some are pictures: project-relative path and contents. */
export type AnyFile = readonly [path: string, contents: string | Uint8Array];

/** One text of the corpus, in the parts that every contender writes in its own way. */
export interface BenchEntry {
  readonly name: string;
  readonly isReport: boolean;
  readonly title: string;
  readonly description: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly author: string;
  readonly tags: readonly string[];
  /** YAML lines of the incident of a report. */
  readonly incident: readonly string[];
  readonly text: string;
  readonly hasPicture: boolean;
}

const SERVICES = ['api', 'website', 'runners', 'packages', 'search', 'webhooks'];
const AUTHORS = 17;
const TAGS = 40;
const WORDS = `the service request queue connection pool database replica deploy flag retry timeout alert graph latency
error rate traffic customer runner cache index lock transaction migration backup region rollback page dashboard limit was
were had grew fell stopped began returned waited failed answered because while after before when until every some most few
and or but then again slowly quickly since each one two of in to from with for on at by`.split(/\s+/);
const CODE = [
  '```ts\nexport async function takeFromPool(size: number): Promise<Connection> {\n  const free = pool.find(({ busy }) => !busy);\n  if (!free) throw new PoolError(size);\n  return free;\n}\n```',
  '```sql\nSELECT service, count(*) AS failed\nFROM requests\nWHERE status >= 500\nGROUP BY service\nORDER BY failed DESC;\n```',
];
const SHORT_SECTIONS = ['Detection', 'What went well', 'What went badly', 'Where there was luck'];
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/**
 * Posts of about 500 words with two blocks of code and three links, newest last; with `reportEvery` 5 every fifth is an incident
 * report, and every twentieth has a picture. The same count gives the same entries in every run.
 */
export function makeBenchEntries(count: number, reportEvery = 5): BenchEntry[] {
  const random = createRandom(count);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const sentence = () => {
    const words = Array.from({ length: 14 }, () => pick(WORDS)).join(' ');
    return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 5 }, sentence).join(' ');
  return Array.from({ length: count }, (_, index): BenchEntry => {
    const number = index + 1;
    const isReport = number % reportEvery === 0;
    const started = Date.UTC(2018, 0, 1, 9, 20) + Math.floor((index * 2800) / count) * DAY;
    const hasPicture = number % 20 === 3;
    const section = (title: string) => [`## ${title}`, paragraph(), paragraph()];
    const previous = Math.max(1, index);
    const link = `/${previous % reportEvery === 0 ? 'postmortems' : 'blog'}/entry-${previous}/`;
    const titles = isReport ? ['Summary', 'Impact', 'Response'] : ['What we had', 'What we changed', 'What we learned'];
    return {
      name: `entry-${number}`,
      isReport,
      title: `Entry ${number}: ${pick(WORDS)} ${pick(WORDS)} and ${pick(WORDS)}`,
      description: `What there is to say about entry ${number}.`,
      day: new Date(started + DAY).toISOString().slice(0, 10),
      author: `Author ${1 + Math.floor(random() * AUTHORS)}`,
      tags: [`topic ${1 + Math.floor(random() * TAGS)}`, `topic ${1 + Math.floor(random() * TAGS)}`],
      incident: isReport ? writeIncident(started, pick(SERVICES), random) : [],
      text: [
        ...section(titles[0] ?? ''),
        `It is like [the one before](${link}); the [vendor](https://vendor.example/status/${number}) and \`pool.max\` say why.`,
        CODE[0],
        ...section(titles[1] ?? ''),
        CODE[1],
        ...(hasPicture ? ['![Errors rise and fall again](./graph.png)'] : []),
        ...section(titles[2] ?? ''),
        ...(isReport ? SHORT_SECTIONS.flatMap((title) => [`## ${title}`, sentence()]) : []),
        'There is [more on pools](https://pools.example/guide) and on *what comes next*.',
      ].join('\n\n'),
      hasPicture,
    };
  });
}

function writeIncident(started: number, service: string, random: () => number): string[] {
  const length = Math.max(5, Math.round(70 * Math.exp(random() * 2 - 1)));
  const at = (share: number) =>
    `${new Date(started + Math.round(length * share) * MINUTE).toISOString().slice(0, 16)}Z`;
  const events = (['impact-start', 'detected', 'action', 'mitigated', 'resolved'] as const).map((type, index) => {
    return `    - { at: ${at([0, 0.1, 0.3, 0.7, 1][index] ?? 0)}, type: ${type}, text: "The ${type} of it" }`;
  });
  return [
    ...['incident:', '  status: resolved', '  severity: sev2', `  started: ${at(0)}`, `  detected: ${at(0.1)}`],
    ...[`  mitigated: ${at(0.7)}`, `  resolved: ${at(1)}`, '  trigger: deploy', '  detection: { source: monitoring }'],
    `  services: [{ id: ${service}, state: down, from: ${at(0)}, to: ${at(0.7)} }]`,
    '  factors: [{ text: A pool without a limit, tag: single-point }, { text: No alert on the queue, tag: missing-alert }]',
    ...['  timeline:', ...events],
    '  actions: [{ title: Add a limit to the pool, type: prevent, status: open, due: 2030-01-01, owner: Storage team, url: "https://tracker.example/1" }]',
    '  impact: [{ metric: failed requests, value: 31, unit: percent, of: peak, scope: writes to the API }]',
  ];
}

/** The entries as Afterword reads them, with the people and services that they name. */
export async function writeForAfterword(entries: readonly BenchEntry[]): Promise<AnyFile[]> {
  const graph = await makeGraph(640);
  const people = Array.from({ length: AUTHORS }, (_, index): CorpusFile => {
    return [`content/authors/author-${index + 1}.yml`, `name: Author ${index + 1}\n`];
  });
  const services = SERVICES.map((id): CorpusFile => [`content/services/${id}.yml`, `name: The ${id} service\n`]);
  const texts = entries.flatMap((entry): AnyFile[] => {
    const collection = entry.isReport ? 'postmortems' : 'blog';
    const front = [
      ...[`title: "${entry.title}"`, `description: ${entry.description}`, `pubDate: ${entry.day}`],
      ...[`author: ${entry.author}`, `id: tag:fixture.example,2025:${collection}/${entry.name}`],
      ...[`tags: [${entry.tags.join(', ')}]`, ...entry.incident],
    ];
    const contents = `---\n${front.join('\n')}\n---\n\n${entry.text}\n`;
    if (!entry.hasPicture) return [[`content/${collection}/${entry.name}.md`, contents]];
    const folder = `content/${collection}/${entry.name}`;
    return [
      [`${folder}/index.md`, contents],
      [`${folder}/graph.png`, graph],
    ];
  });
  return [...people, ...services, ...texts];
}

/** A drawn graph, `width` pixels wide and below 20 KiB for 640. */
export async function makeGraph(width: number): Promise<Uint8Array> {
  const random = createRandom(width);
  const height = Math.round(width * 0.6);
  const points = Array.from({ length: 80 }, (_, x) => `${(x * width) / 79},${height * (0.2 + 0.6 * random())}`);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="#fff"/><polyline points="${points.join(' ')}" fill="none" stroke="#336699" stroke-width="3"/></svg>`;
  return new Uint8Array(await sharp(Buffer.from(drawing)).removeAlpha().png({ palette: true }).toBuffer());
}

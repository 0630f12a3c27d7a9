/** Content for measuring and for looking at a full site: seeded, so that two runs have the same. */

/** A file of the corpus: project-relative path and text. */
export type CorpusFile = readonly [path: string, text: string];

const SERVICES = ['api', 'website', 'runners', 'packages', 'search', 'webhooks'];
const TRIGGERS = [
  'deploy',
  'config-change',
  'traffic-change',
  'dependency-provider',
  'capacity',
  'expiry',
  'none-identified',
];
const TAGS = [
  'cascading',
  'retry-storm',
  'missing-alert',
  'untested-path',
  'single-point',
  'tooling',
  'access',
  'docs',
];
const SOURCES = ['monitoring', 'monitoring', 'monitoring', 'customer', 'staff', 'vendor'];
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Reports whose durations are spread as in real archives: log-normal about an hour and a quarter, with a long tail. */
export function makeReports(count: number, seed = 1): CorpusFile[] {
  const random = createRandom(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const begin = Date.UTC(2020, 0, 6);
  const span = 2100 * DAY;
  const services = SERVICES.map(
    (id): CorpusFile => [`content/services/${id}.yml`, `name: The ${id} service\nsince: 2020-01-01\n`],
  );
  const reports = Array.from({ length: count }, (_, index): CorpusFile => {
    const started = begin + Math.floor(random() * span);
    const length = Math.max(2, Math.round(76 * Math.exp(1.2 * gaussian(random)))) * MINUTE;
    const at = (share: number) => new Date(started + length * share).toISOString().slice(0, 16).concat('Z');
    const severity = pick(['sev1', 'sev2', 'sev2', 'sev3', 'sev3', 'sev3', 'sev4']);
    const service = pick(SERVICES);
    const lines = [
      ...[
        '---',
        `title: "${pick(['Errors', 'Delays', 'Timeouts', 'Failed jobs'])} in ${service}, incident ${index + 1}"`,
      ],
      ...[
        `description: What happened to ${service} in incident ${index + 1}.`,
        `pubDate: ${at(1 + DAY / length).slice(0, 10)}`,
      ],
      ...['author: Ada Byron', `id: tag:fixture.example,2025:postmortems/incident-${index + 1}`, 'incident:'],
      ...[
        '  status: resolved',
        `  severity: ${severity}`,
        `  started: ${at(0)}`,
        `  detected: ${at(0.1 + random() * 0.2)}`,
      ],
      ...[`  mitigated: ${at(0.5 + random() * 0.4)}`, `  resolved: ${at(1)}`],
      `  services: [{ id: ${service}, state: ${pick(['down', 'partial', 'degraded'])} }]`,
      ...[`  trigger: ${pick(TRIGGERS)}`, `  detection: { source: ${pick(SOURCES)} }`],
      `  factors: [{ text: One condition., tag: ${pick(TAGS)} }, { text: Another condition., tag: ${pick(TAGS)} }]`,
      `  actions: [{ title: Add an alert, type: detect, status: ${pick(['open', 'doing', 'open'])}, due: 2026-0${1 + (index % 9)}-01 }]`,
      ...['---', '', '## Summary', '', `The ${service} service was affected.`, ''],
    ];
    return [`content/postmortems/incident-${index + 1}.md`, lines.join('\n')];
  });
  return [...services, ...reports];
}

/** Mulberry32: small, seeded, good enough for test data. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Box and Muller's transform. */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

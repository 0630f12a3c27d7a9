import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawChart } from './chart.ts';
import { afterword, astro, type Contender, eleventy, hugo, type MakeContender } from './contenders.ts';
import { makeBenchEntries } from './corpus.ts';
import { median, type Size, sizeOf, type Taken } from './measure.ts';

const STATES = ['cold', 'nothing changed', 'one edit'] as const;
type State = (typeof STATES)[number];

const FEED = /(^|\/)((rss|atom)\.xml|feed\.json|rss\.json|feeds\.opml)$|\/archive\/\d+\.(xml|json)$/;

/** What one contender took in the middle of its rounds. */
export interface Row {
  readonly name: string;
  readonly makes: string;
  readonly count: number;
  readonly taken: ReadonlyMap<State, Taken>;
  readonly size: Size;
  readonly feeds: Size;
}

/**
 * Build sites of so many entries with every contender in turn, three times over, and print the middle of each. The environment
 * decides the rest: `CONTENDERS=afterword,hugo`, `ROUNDS=1`, `REPORTS=1` (every n-th entry is a report), `AFTERWORD_BASELINE`
 * (an earlier checkout with its packages, built beside this one), `CHART` (a file for the chart, SVG).
 */
export async function measureBuilds(counts: readonly number[]): Promise<void> {
  const { CONTENDERS, ROUNDS = '3', REPORTS = '5', AFTERWORD_BASELINE: baseline, CHART } = process.env;
  const all: Readonly<Record<string, MakeContender>> = {
    afterword: afterword('Afterword'),
    ...(baseline === undefined ? {} : { before: afterword('Afterword before', baseline) }),
    ...{ hugo, eleventy, astro },
  };
  const wanted = (CONTENDERS?.split(',') ?? Object.keys(all)).flatMap((name) => all[name] ?? []);
  const rows: Row[] = [];
  for (const count of counts) {
    const entries = makeBenchEntries(count, Number(REPORTS));
    const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
    try {
      const contenders: Contender[] = [];
      for (const [index, make] of wanted.entries()) {
        mkdirSync(join(folder, String(index)));
        const contender = await make(join(folder, String(index)), entries);
        if (contender) contenders.push(contender);
      }
      rows.push(...(await runRounds(contenders, count, Number(ROUNDS))));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  process.stdout.write(`${formatRows(rows)}\n`);
  if (CHART) writeFileSync(CHART, drawChart(rows));
}

async function runRounds(contenders: readonly Contender[], count: number, rounds: number): Promise<Row[]> {
  const runs = new Map(contenders.map(({ name }) => [name, new Map(STATES.map((state) => [state, [] as Taken[]]))]));
  for (let round = 0; round < rounds; round++) {
    for (const state of STATES) {
      for (const contender of contenders) {
        if (state === 'cold') contender.forget();
        if (state === 'one edit') contender.edit();
        const taken = await contender.build();
        runs.get(contender.name)?.get(state)?.push(taken);
        process.stderr.write(`${count} ${contender.name}, ${state}: ${describe(taken)}\n`);
      }
    }
  }
  return contenders.map(({ name, makes, out }) => ({
    ...{ name, makes, count, size: sizeOf(out), feeds: sizeOf(out, (path) => FEED.test(path)) },
    taken: new Map(STATES.map((state) => [state, middle(runs.get(name)?.get(state) ?? [])])),
  }));
}

function middle(runs: readonly Taken[]): Taken {
  return {
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    memory: median(runs.map(({ memory }) => memory)),
  };
}

function formatRows(rows: readonly Row[]): string {
  const head = [
    '| entries | program | cold: wall, processors, memory | nothing changed | one edit | files | output | feeds |',
    '|---:|---|---:|---:|---:|---:|---:|---:|',
  ];
  const lines = rows.map(({ count, name, makes, taken, size, feeds }) => {
    const cells = STATES.map((state) => describe(taken.get(state) ?? { wall: 0, cpu: 0, memory: 0 }));
    return `| ${[count, `${name}: ${makes}`, ...cells, size.files, mebi(size.bytes), mebi(feeds.bytes)].join(' | ')} |`;
  });
  return [...head, ...lines].join('\n');
}

function describe({ wall, cpu, memory }: Taken): string {
  return `${wall.toFixed(1)} s, ${cpu.toFixed(1)} s, ${mebi(memory)}`;
}

function mebi(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MiB`;
}

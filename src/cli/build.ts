import { performance } from 'node:perf_hooks';
import { stripVTControlCharacters } from 'node:util';
import { build as buildAstro } from 'astro';
import { openCache } from '../cache/cache.ts';
import { checkContent } from '../check/check.ts';
import { wantsColor } from '../check/paint.ts';
import { readNow } from '../clock.ts';
import { addressOf } from '../entries/addresses.ts';
import { handOver } from '../entries/handover.ts';
import type { Inventory } from '../entries/inventory.ts';
import { entriesOf, hasPage } from '../entries/item.ts';
import { forgetTexts } from '../entries/text-of.ts';
import { feedTimes } from '../output/file-times.ts';
import { judgeLoad } from '../output/hosts.ts';
import { type Inputs, readInputs } from '../output/inputs.ts';
import { loadOf } from '../output/load.ts';
import { readOutput } from '../output/read-output.ts';
import { searchQuality } from '../output/search-quality.ts';
import { shortenedFeeds } from '../output/shortened-feeds.ts';
import { openWorkplace, type Workplace } from '../output/swap.ts';
import { outputVerifier } from '../output/verify.ts';
import type { Site } from '../schemas/site.ts';
import { judgeSelfTest } from '../search/self-test.ts';
import { nameFailedPage } from './failed-page.ts';
import { areKnown } from './known-warnings.ts';
import { loadSite } from './load-site.ts';
import { ModuleGate } from './module-gate.ts';
import { ownCaches } from './own-caches.ts';
import { countPictures } from './picture-progress.ts';
import { aroundPages } from './prerender.ts';
import { createProgress, type Progress } from './progress.ts';
import { ROOT } from './root.ts';
import { showForBuild } from './show.ts';
import { formatSummary } from './summary.ts';
import { createTimings, type Timings, timePages, timeStages } from './timings.ts';

/** What a build prints besides its summary. */
export interface BuildOptions {
  /** What Astro logs. */
  readonly verbose: boolean;
  /** A line for each stage. */
  readonly timings: boolean;
}

/** Check, build into a temporary folder, verify, publish. Resolves to the exit code; `dist/` changes only when it is 0. */
export async function runBuild({ verbose, timings: wanted }: BuildOptions): Promise<number> {
  const started = performance.now();
  const timings = createTimings();
  timings.begin('settings');
  const progress = createProgress(process.stdout, process.env);
  const inputs = readInputs(ROOT);
  const site = await loadSite();
  if (!site) return 1;
  try {
    const now = readNow(process.env);
    // From here on every part of the build, Astro's included, reads the same moment.
    process.env.SOURCE_DATE_EPOCH = String(now / 1000);
    // These reach import.meta.env from the environment, and with them a build would take itself for the dev server.
    for (const name of ['DEV', 'PROD', 'MODE']) delete process.env[name];
    return await inWorkplace(async (workplace) => {
      progress.step('Checking the content');
      timings.begin('check');
      const result = checkContent(ROOT, site, now);
      progress.done();
      process.stderr.write(
        showForBuild(result, process.stderr, (report) => areKnown(report, openCache(ROOT, 'check'))),
      );
      if (result.problems.some(({ level }) => level === 'error')) return fail('dist/ is unchanged.');
      const { inventory } = result;
      forgetTexts();
      handOver(ROOT, now, inventory);
      const place = { workplace, inputs, site };
      const made = await buildAndPublish(place, inventory, { progress, timings, verbose });
      progress.done();
      const seconds = (performance.now() - started) / 1000;
      process.stdout.write(`\nBuilt dist/\n${formatSummary(inventory, { ...made, seconds, base: site.base })}\n`);
      if (wanted) process.stdout.write(`\n${timings.format()}\n`);
      const tight = site.host === undefined ? [] : judgeLoad(site.host, made.load);
      for (const { message, hint } of tight) process.stderr.write(`warning: ${message}\n    ${hint}\n`);
      const short = made.search ? judgeSelfTest(made.search, site.search.thresholds) : [];
      for (const message of short) process.stderr.write(`warning: ${message}\n`);
      return 0;
    });
  } catch (error) {
    progress.done();
    return fail(`${describe(error)}\ndist/ is unchanged.`);
  }
}

/** Hold the project's workplace while `work` runs; an interrupted build leaves it clean too. */
async function inWorkplace(work: (workplace: Workplace) => Promise<number>): Promise<number> {
  const workplace = openWorkplace(ROOT);
  const onSignal = (signal: NodeJS.Signals) => {
    workplace.release();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await work(workplace);
  } finally {
    workplace.release();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** Where a build works, and from what. */
interface Place {
  readonly workplace: Workplace;
  readonly inputs: Inputs;
  readonly site: Site;
}

interface Told {
  readonly progress: Progress;
  readonly timings: Timings;
  readonly verbose: boolean;
}

async function buildAndPublish(
  { workplace, inputs, site }: Place,
  inventory: Inventory,
  { progress, timings, verbose }: Told,
) {
  progress.step('Building the pages');
  const gate = new ModuleGate(ROOT, inventory, site);
  try {
    await buildAstro({
      root: ROOT,
      outDir: workplace.out,
      cacheDir: workplace.scratch,
      logLevel: verbose ? 'info' : 'silent',
      integrations: [
        timeStages(timings),
        aroundPages(nameFailedPage(inventory), timePages(timings), countPictures(progress)),
        ownCaches(openCache(ROOT, 'entries')),
        gate.integration(),
      ],
    });
  } catch (error) {
    // Whatever failed because a file changed: which files did is what a writer needs to know.
    inputs.assertUnchanged();
    throw gate.error ?? error;
  }
  progress.step('Verifying the output');
  timings.begin('verify');
  const { out } = workplace;
  const verifier = outputVerifier(out, expectedPages(inventory), ROOT);
  const [load, search, shortened, times] = [loadOf(out), searchQuality(), shortenedFeeds(out), feedTimes()] as const;
  readOutput(out, [verifier, load, search, shortened, times]);
  const output = verifier.result();
  timings.begin('publish');
  inputs.assertUnchanged();
  await workplace.publish(times.result());
  return { output, load: load.result(), search: search.result(), shortened: shortened.result() };
}

/** Entries in = pages out, and a twin and a social image of each that is listed. */
function expectedPages({ items }: Inventory): string[] {
  const pages = items.filter(hasPage).map(addressOf);
  const listed = entriesOf(items).filter(({ visibility }) => visibility === 'visible');
  const beside = listed.flatMap(({ collection, name }) => [
    `/${collection}/${name}.md`,
    `/social/${collection}/${name}.png`,
  ]);
  return [...pages, ...beside];
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}

/** An error as a person can use it: the message, the place when a bundler knows it, the stack only for faults of ours. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = [
    'ContentError',
    'OutputError',
    'PageError',
    'ModuleError',
    'InputError',
    'ChangedError',
    'BuildRunningError',
    'ClockError',
  ].includes(error.name);
  const place =
    'loc' in error && error.loc && typeof error.loc === 'object' && 'file' in error.loc
      ? `\n  in ${String(error.loc.file)}`
      : '';
  const hint = 'hint' in error && typeof error.hint === 'string' ? `\n  ${error.hint}` : '';
  const stack = known || process.env.CI ? '' : `\n${error.stack?.split('\n').slice(1, 6).join('\n') ?? ''}`;
  // Bundlers colour their messages without asking where these go.
  const message = wantsColor(process.stderr, process.env) ? error.message : stripVTControlCharacters(error.message);
  return `The build failed: ${message}${place}${hint}${stack}`;
}

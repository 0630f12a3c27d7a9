import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import lighthouse, { type Result } from 'lighthouse';
import { installChromium, launchChromium } from '../../tests/support/chromium.ts';
import { DIST } from '../../tests/support/site-pages.ts';
import { host } from './host.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** A page of every kind that readers come to. */
const PAGES = [
  ['home', '/'],
  ['post', '/blog/subscribing/'],
  ['longest post', '/blog/codegen/'],
  ['report', '/postmortems/db-migration/'],
  ['reliability', '/reliability/'],
  ['tags', '/tags/'],
  ['search', '/search/'],
] as const;

/**
 * Print a table of Lighthouse's scores for `dist/`, as medians of that many runs with its own settings (a phone on a slow
 * connection, simulated), and below it every audit that cost a point.
 */
export async function judgePages(runs: number): Promise<void> {
  if (!existsSync(DIST)) throw new Error('there is no dist/: run npm run build before');
  await installChromium();
  const port = await findFreePort();
  const site = await host(DIST);
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  try {
    process.stdout.write(`| page | ${CATEGORIES.join(' | ')} |\n|---|${'---:|'.repeat(CATEGORIES.length)}\n`);
    const losses: string[] = [];
    for (const [kind, path] of PAGES) {
      const results: Result[] = [];
      for (let run = 0; run < runs; run++) results.push(await judge(new URL(path, site.url).href, port));
      const scores = CATEGORIES.map((category) => median(results.map((result) => scoreOf(result, category))));
      process.stdout.write(`| ${kind} | ${scores.join(' | ')} |\n`);
      losses.push(...new Set(results.flatMap(findLosses).map((loss) => `${kind}: ${loss}`)));
    }
    for (const loss of losses) process.stdout.write(`\n${loss}`);
    process.stdout.write('\n');
  } finally {
    await browser.close();
    await site.close();
  }
}

async function judge(url: string, port: number): Promise<Result> {
  const result = await lighthouse(url, { port, logLevel: 'error', output: 'json', onlyCategories: [...CATEGORIES] });
  if (!result) throw new Error(`Lighthouse has nothing to say about ${url}`);
  const { runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
  return result.lhr;
}

function scoreOf(result: Result, category: string): number {
  return Math.round((result.categories[category]?.score ?? 0) * 100);
}

/** Audits that count and are not perfect, and what they found first. */
function findLosses(result: Result): string[] {
  return CATEGORIES.flatMap((category) => result.categories[category]?.auditRefs ?? [])
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => result.audits[id])
    .flatMap((audit) => {
      if (!audit || audit.score === null || audit.score >= 1) return [];
      return `${audit.id} ${Math.round(audit.score * 100)} ${audit.displayValue ?? audit.explanation ?? ''}`.trim();
    });
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function findFreePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port is free')),
      );
    });
  });
}

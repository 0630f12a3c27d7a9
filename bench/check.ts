import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { checkContent } from '../src/check/check.ts';
import { createPaint } from '../src/check/paint.ts';
import { makeReport } from '../src/check/reporters/report.ts';
import { formatText } from '../src/check/reporters/text.ts';
import { takeInventory } from '../src/entries/inventory.ts';
import { siteSchema } from '../src/schemas/site.ts';
import { picture } from '../tests/support/picture.ts';
import { makeEntries } from './entries.ts';

const NOW = Date.parse('2026-01-15T12:00:00Z');
const SITE = siteSchema.parse({
  ...{ title: 'F', description: 'F', url: 'https://fixture.example', idAuthority: 'fixture.example,2025' },
  policy: { published: 'All.', notPublished: 'None.' },
});

/** Measure the content check over posts and reports of about 900 words, in a folder with a history. */
export async function measureCheck(counts: readonly number[]): Promise<void> {
  const graph = await picture('#336699');
  process.stdout.write(
    '| entries | whole check | of it reading and schemas | report as text | memory | problems |\n|---:|---:|---:|---:|---:|---:|\n',
  );
  for (const count of counts) {
    const root = mkdtempSync(join(tmpdir(), 'afterword-check-'));
    try {
      for (const [path, contents] of makeEntries(count, graph)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), contents);
      }
      commit(root);
      // The check comes first, as in a command: nothing is compiled or cached yet.
      const [checking, result] = time(() => checkContent(root, SITE, NOW));
      const [reading] = time(() => takeInventory(root, SITE, NOW));
      const [writing] = time(() => formatText(makeReport(result), createPaint(true)));
      const memory = `${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`;
      const cells = [count, checking, reading, writing, memory, result.problems.length];
      process.stdout.write(`| ${cells.join(' | ')} |\n`);
      const rules = Map.groupBy(result.problems, ({ id, message }) => `${id} ${message.replaceAll(/\d+/g, 'n')}`);
      if (process.env.VERBOSE) for (const [rule, list] of rules) process.stdout.write(`  ${list.length} × ${rule}\n`);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
}

function commit(root: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@fixture.example', 'commit', '--quiet', '--message', 'Write');
}

/** Time on the wall, and that of the processors: the garbage collector works beside the check, other programs against it. */
function time<T>(work: () => T): [taken: string, result: T] {
  const before = process.cpuUsage();
  const started = performance.now();
  const result = work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return [`${seconds.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s CPU)`, result];
}

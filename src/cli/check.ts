import { checkContent } from '../check/check.ts';
import { formatGithub } from '../check/reporters/github.ts';
import { formatJson } from '../check/reporters/json.ts';
import { makeReport, onlyErrors, type Report } from '../check/reporters/report.ts';
import { ClockError, readNow } from '../clock.ts';
import type { CheckOptions } from './arguments.ts';
import { loadSite } from './load-site.ts';
import { mend } from './mend.ts';
import { ROOT } from './root.ts';
import { PathError, selectContent } from './select.ts';
import { showReport } from './show.ts';
import { watchProject } from './watch.ts';

/** Check all content and show what was found. Resolves to the exit code. */
export async function runCheck(options: CheckOptions): Promise<number> {
  try {
    // Wrong usage is told before anything is read.
    readNow(process.env);
    const paths = selectContent(options.paths, process.cwd(), ROOT);
    return await (options.watch ? watchAndCheck(options, paths) : checkOnce(options, paths));
  } catch (error) {
    if (!(error instanceof PathError || error instanceof ClockError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function checkOnce({ format, fix, quiet }: CheckOptions, paths: readonly string[]): Promise<number> {
  const site = await loadSite();
  if (!site) return 1;
  const now = readNow(process.env);
  let result = checkContent(ROOT, site, now);
  if (fix) {
    const mended = mend(result, site, paths);
    if (mended === undefined) return 1;
    if (mended > 0) result = checkContent(ROOT, site, now);
  }
  const report = makeReport(result, paths);
  process.stdout.write(formatAs(format, quiet ? onlyErrors(report) : report));
  return report.totals.errors > 0 ? 1 : 0;
}

/** Check again after every change, until interrupted: that is how watching ends, and no failure. */
function watchAndCheck(options: CheckOptions, paths: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    // One run after the other: each reads what is there when it begins.
    let running = Promise.resolve();
    const run = () => {
      running = running.then(async () => {
        // Clear the screen and what was scrolled off it, so that only the present report is there.
        if (process.stdout.isTTY) process.stdout.write('\u001B[2J\u001B[3J\u001B[H');
        await checkOnce(options, paths);
        process.stdout.write('\nWatching content/ and site.config.ts; Ctrl+C ends it.\n');
      });
      running.catch(reject);
    };
    const watching = watchProject(ROOT, run);
    process.once('SIGINT', () => {
      watching.close();
      resolve(0);
    });
    run();
  });
}

function formatAs(format: CheckOptions['format'], report: Report): string {
  switch (format) {
    case 'json':
      return formatJson(report);
    case 'github':
      return formatGithub(report);
    case 'text':
      return showReport(report, process.stdout);
  }
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recogniseFeed } from '../feeds/document.ts';
import { publishTopics } from '../feeds/websub.ts';
import { listFiles } from '../output/read-output.ts';
import type { Site } from '../schemas/site.ts';
import { absolute, href } from '../site.ts';
import { loadSite } from './load-site.ts';
import { ROOT } from './root.ts';

/** There is no hub, or nothing to tell it about. */
class PingError extends Error {
  override readonly name = 'PingError';
}

/** Which feeds the hub is told about. */
export interface PingOptions {
  /** Paths from the root of the site, with or without base, or addresses; all feeds when there is none. */
  readonly feeds: readonly string[];
  /** Only say what would be told. */
  readonly dryRun: boolean;
}

/** Tell the hub of `site.config.ts` about the feeds in `dist/`. Resolves to the exit code, 0 when it accepted all of them. */
export async function runPing({ feeds, dryRun }: PingOptions): Promise<number> {
  const site = await loadSite();
  if (!site) return 1;
  try {
    if (site.feeds.hub === undefined) throw new PingError('site.config.ts names no hub: write it into feeds.hub');
    const hub = new URL(site.feeds.hub);
    const topics = findTopics(site, feeds);
    return dryRun ? list(hub, topics) : await tell(hub, topics);
  } catch (error) {
    if (!(error instanceof PingError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function tell(hub: URL, topics: readonly string[]): Promise<number> {
  const answers = await publishTopics(hub, topics);
  const failed = answers.filter(({ failure }) => failure !== undefined);
  process.stderr.write(failed.map(({ topic, failure }) => `${topic}: ${failure}\n`).join(''));
  const accepted = failed.length > 0 ? `${answers.length - failed.length} of ${count(topics)}` : count(topics);
  process.stdout.write(`${hub.href} accepted ${accepted}\n`);
  return failed.length > 0 ? 1 : 0;
}

function list(hub: URL, topics: readonly string[]): number {
  process.stdout.write(`${topics.join('\n')}\n${hub.href} would be told about ${count(topics)}\n`);
  return 0;
}

/** Absolute addresses of the feeds in `dist/`, or of those that were asked for. */
function findTopics(site: Readonly<Site>, wanted: readonly string[]): string[] {
  const dist = join(ROOT, 'dist');
  if (!existsSync(dist)) throw new PingError('There is no dist/ to read feeds from: run npm run build first');
  // Archives have no subscribers.
  const found = listFiles(dist).filter((file) => recogniseFeed(file)?.isArchive === false);
  const chosen = wanted.map((written) => {
    const name = plain(URL.parse(written)?.href ?? written);
    const file =
      found.find((path) => [path, `/${path}`, `dist/${path}`].includes(name)) ??
      found.find((path) => [absolute(site, `/${path}`), href(site, `/${path}`)].some((one) => plain(one) === name));
    if (file === undefined)
      throw new PingError(`--feed ${written} is not a feed in dist/: write it like /blog/rss.xml`);
    return file;
  });
  if (found.length === 0) throw new PingError('There is no feed in dist/: run npm run build first');
  return [...new Set(wanted.length > 0 ? chosen : found)].map((file) => absolute(site, `/${file}`));
}

/** A path or an address without percent-encoding, as files are named. */
function plain(written: string): string {
  try {
    return decodeURI(written).normalize('NFC');
  } catch {
    return written;
  }
}

function count({ length }: readonly string[]): string {
  return `${length} ${length === 1 ? 'feed' : 'feeds'}`;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HubError, publishTopics, readHub } from '../feeds/websub.ts';
import { listFiles } from '../output/verify.ts';
import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import { loadSite } from './load-site.ts';
import { ROOT } from './root.ts';

/** Which feeds the hub is told about. */
export interface PingOptions {
  /** Paths from the root of the site, without base; all feeds when there is none. */
  readonly feeds: readonly string[];
  /** Only say what would be told. */
  readonly dryRun: boolean;
}

/** What people subscribe to; archives have no subscribers, and `/rss.json` names no hub. */
const FEED = /(^|\/)(rss\.xml|atom\.xml|feed\.json)$/;

/** Tell the hub of `site.config.ts` about the feeds in `dist/`. Resolves to the exit code, 0 when it accepted all of them. */
export async function runPing({ feeds, dryRun }: PingOptions): Promise<number> {
  const site = await loadSite();
  if (!site) return 1;
  try {
    if (site.feeds.hub === undefined) throw new HubError('site.config.ts names no hub: write it into feeds.hub');
    const hub = readHub(site.feeds.hub);
    const topics = findTopics(site, feeds);
    return dryRun ? list(hub, topics) : await tell(hub, topics);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
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
  if (!existsSync(dist)) throw new HubError('There is no dist/ to read feeds from: run npm run build first');
  const found = listFiles(dist).filter((file) => FEED.test(file));
  const chosen = wanted.map((path) => {
    const file = found.find((name) => name === path.replace(/^\/|^dist\//, '').normalize('NFC'));
    if (file === undefined) throw new HubError(`--feed ${path} is no feed in dist/: write it like /blog/rss.xml`);
    return file;
  });
  if (found.length === 0) throw new HubError('There is no feed in dist/: run npm run build first');
  return [...new Set(wanted.length > 0 ? chosen : found)].map((file) => absolute(site, `/${file}`));
}

function count({ length }: readonly string[]): string {
  return `${length} ${length === 1 ? 'feed' : 'feeds'}`;
}

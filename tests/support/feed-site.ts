import { type ReadFeed, type ReadItem, readFeed } from './feeds.ts';

/** A built site, or as much of it as its feeds need. */
export interface Built {
  /** Files of the output, relative. */
  readonly files: readonly string[];
  readonly read: (file: string) => string;
  /** Address at which the output is published, with a slash at the end. */
  readonly url: string;
}

const SUBSCRIPTION = /(^|\/)(rss\.xml|atom\.xml|feed\.json)$/;
const ARCHIVE = /(^|\/)(rss|atom|feed)\/archive\/\d+\.(xml|json)$/;

/** Every feed file of the three formats, archives included; copies at former addresses are the feeds of others. */
export function feedFiles(site: Built): string[] {
  const former = formerFiles(site);
  return site.files.filter((file) => (SUBSCRIPTION.test(file) || ARCHIVE.test(file)) && !former.has(file));
}

/** The files that readers subscribe to. */
export function subscriptionFiles(site: Built): string[] {
  return feedFiles(site).filter((file) => SUBSCRIPTION.test(file));
}

/** Files from whose addresses a redirect leads. */
function formerFiles({ files, read, url }: Built): ReadonlySet<string> {
  const base = new URL(url).pathname;
  const lines = files.includes('_redirects') ? read('_redirects').split('\n') : [];
  return new Set(lines.map((line) => decodeURI(line.split(' ')[0] ?? '').slice(base.length)));
}

/** Follow a feed into the past, document by document, by the links that it gives. */
export function walk(site: Built, file: string): { readonly feeds: ReadFeed[]; readonly items: ReadItem[] } {
  const feeds: ReadFeed[] = [];
  for (let next: string | undefined = site.url + file; next; next = feeds.at(-1)?.previous) {
    if (feeds.length > 1000) throw new Error(`${file} leads round in a circle`);
    const path = next.slice(site.url.length);
    feeds.push(readFeed(path, site.read(decodeURI(path))));
  }
  return { feeds, items: feeds.flatMap(({ items }) => items) };
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BUDGET, documentPath, FORMAT_NAMES, recogniseFeed } from '../feeds/document.ts';
import type { Collector } from './read-output.ts';

/** A feed that would have been over its budget: which entries it holds as summaries only. */
export interface ShortenedFeed {
  /** Root-relative path of the part of the site that it is of: `/`, `/blog/`. */
  readonly scope: string;
  /** Paths of the entries, newest first. */
  readonly summaries: readonly string[];
  /** True when it is over its budget all the same. */
  readonly isTooLong: boolean;
}

/** Find the feeds of a build that do not hold the whole text of every entry. All formats of a scope hold the same. */
export function shortenedFeeds(out: string): Collector<readonly ShortenedFeed[]> {
  const found: ShortenedFeed[] = [];
  return {
    visit(file, bytes) {
      const feed = recogniseFeed(file);
      if (feed?.format !== 'json' || feed.isArchive) return;
      const { feed_url, items }: { feed_url?: string; items: readonly { url: string; content_html?: string }[] } =
        JSON.parse(bytes().toString());
      // The copy at an old address says nothing that the feed does not.
      if (feed_url !== undefined && !pathOf(feed_url).endsWith(`/${file}`)) return;
      const summaries = items.filter((item) => item.content_html === undefined).map(({ url }) => pathOf(url));
      const scope = feed.scopePath;
      const isTooLong = FORMAT_NAMES.some(
        (format) => statSync(join(out, documentPath({ scope: { path: scope } }, format))).size > BUDGET,
      );
      if (summaries.length > 0) found.push({ scope, summaries, isTooLong });
    },
    result: () => found,
  };
}

function pathOf(address: string): string {
  return decodeURI(new URL(address).pathname);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './verify.ts';

/** A feed that would have been over its budget: which entries it holds as summaries only. */
export interface ShortenedFeed {
  /** Root-relative path of the part of the site that it is of: `/`, `/blog/`. */
  readonly scope: string;
  /** Paths of the entries, newest first. */
  readonly summaries: readonly string[];
}

/** Find the feeds of a build that do not hold the whole text of every entry. All formats of a scope hold the same. */
export function readShortenedFeeds(out: string): ShortenedFeed[] {
  return listFiles(out)
    .filter((file) => /(^|\/)feed\.json$/.test(file))
    .flatMap((file): ShortenedFeed[] => {
      const { items }: { items: readonly { url: string; content_html?: string }[] } = JSON.parse(
        readFileSync(join(out, file), 'utf8'),
      );
      const summaries = items
        .filter((item) => item.content_html === undefined)
        .map(({ url }) => decodeURI(new URL(url).pathname));
      return summaries.length > 0 ? [{ scope: `/${file.replace(/feed\.json$/, '')}`, summaries }] : [];
    });
}

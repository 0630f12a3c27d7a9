import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recogniseFeed } from '../feeds/document.ts';
import type { Collector } from './read-output.ts';

/** What a finished build consists of. */
export interface OutputSummary {
  /** HTML pages, redirects included. */
  readonly pages: number;
  /** What readers subscribe to, in each format; archives are not feeds of their own. */
  readonly feeds: number;
}

/** The output is not what the content promised; `dist/` is left alone. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** File endings that are text, and so could hold a path of this machine. */
const TEXT = /\.(css|csv|html|ics|js|json|md|opml|svg|txt|xml)$|(^|\/)_(headers|redirects)$/;

/**
 * Verify a build before it is published: every promised page is there, nothing unfinished or private is.
 *
 * @param expected root-relative paths that have to exist: pages like `/blog/codegen/`, and files.
 * @returns a collector whose result throws an `OutputError` with everything that is wrong.
 */
export function outputVerifier(folder: string, expected: readonly string[], root: string): Collector<OutputSummary> {
  const files: string[] = [];
  const withPath: string[] = [];
  return {
    visit(file, bytes) {
      files.push(file);
      if (TEXT.test(file) && bytes().includes(root)) withPath.push(file);
    },
    result() {
      const problems = [
        ...expected
          .filter((path) => !existsSync(join(folder, path, path.endsWith('/') ? 'index.html' : '')))
          .map((path) => `${path.endsWith('/') ? 'the page ' : ''}${path} was not built`),
        ...files
          .filter((file) => /(^|\/)\.prerender\//.test(file))
          .map((file) => `${file} is left over from the build`),
        ...withPath.map((file) => `${file} holds a path of this machine`),
        ...['index.html', '404.html', 'data/site.db', 'rss.xml']
          .filter((file) => !files.includes(file))
          .map((file) => `${file} was not built`),
      ];
      if (problems.length > 0)
        throw new OutputError(`the build is not complete:\n${problems.map((line) => `  ${line}`).join('\n')}`);
      return {
        pages: files.filter((file) => file.endsWith('.html')).length,
        feeds: files.filter((file) => recogniseFeed(file)?.isArchive === false).length,
      };
    },
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from '../../src/output/read-output.ts';

/** The demonstration site, as `npm run build` left it. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** The HTML files of the demonstration site, with full paths. */
export function htmlFiles(): string[] {
  return listFiles(DIST)
    .filter((file) => file.endsWith('.html'))
    .map((file) => join(DIST, file));
}

/** Root-relative addresses of the pages that have something to read; `/404.html` is one of them. */
export function pagePaths(): string[] {
  return htmlFiles()
    .filter((file) => !isRedirect(file))
    .map(toAddress);
}

/** Root-relative addresses of the pages that only lead to another one. */
export function redirectPaths(): string[] {
  return htmlFiles().filter(isRedirect).map(toAddress);
}

function isRedirect(file: string): boolean {
  return /<meta http-equiv="refresh"/.test(readFileSync(file, 'utf8'));
}

function toAddress(file: string): string {
  return file
    .slice(DIST.length)
    .replaceAll('\\', '/')
    .replace(/\/index\.html$/, '/');
}

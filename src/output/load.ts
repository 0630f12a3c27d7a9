import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Load } from './hosts.ts';
import { listFiles } from './verify.ts';

/** Measure a finished site as its host will. */
export function measureLoad(out: string): Required<Load> {
  const files = listFiles(out);
  const sizes = files.map((path) => ({ path, bytes: statSync(join(out, path)).size }));
  const folders = Map.groupBy(files, (path) => dirname(path));
  const folder = Array.from(folders, ([path, list]) => ({ path, files: list.length }));
  const redirects = linesOf(join(out, '_redirects'));
  const headers = linesOf(join(out, '_headers'));
  return {
    files: files.length,
    fullestFolder: folder.reduce((a, b) => (b.files > a.files ? b : a), { path: '.', files: 0 }),
    largest: sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a), { path: '', bytes: 0 }),
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    redirects: redirects.length,
    longestRedirect: longest(redirects),
    headerRules: headers.filter((line) => !line.startsWith(' ')).length,
    longestHeader: longest(headers),
  };
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

function longest(lines: readonly string[]): number {
  return lines.reduce((most, line) => Math.max(most, line.length), 0);
}

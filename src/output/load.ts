import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Load } from './hosts.ts';
import type { Collector } from './read-output.ts';

/** Measure a finished site as its host will. */
export function loadOf(out: string): Collector<Required<Load>> {
  const folders = new Map<string, number>();
  let [files, bytes] = [0, 0];
  let largest = { path: '', bytes: 0 };
  let [redirects, headers]: [string[], string[]] = [[], []];
  return {
    visit(path, read) {
      const { size } = statSync(join(out, path));
      files++;
      bytes += size;
      if (size > largest.bytes) largest = { path, bytes: size };
      folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1);
      if (path === '_redirects') redirects = linesOf(read());
      if (path === '_headers') headers = linesOf(read());
    },
    result: () => ({
      ...{ files, bytes, largest },
      fullestFolder: Array.from(folders, ([path, count]) => ({ path, files: count })).reduce(
        (a, b) => (b.files > a.files ? b : a),
        { path: '.', files: 0 },
      ),
      redirects: redirects.length,
      longestRedirect: longest(redirects),
      headerRules: headers.filter((line) => !line.startsWith(' ')).length,
      longestHeader: longest(headers),
    }),
  };
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString().split('\n').filter(Boolean);
}

function longest(lines: readonly string[]): number {
  return lines.reduce((most, line) => Math.max(most, line.length), 0);
}

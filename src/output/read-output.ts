import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Learns something of a finished site, file by file. */
export interface Collector<Result> {
  /** Look at a file, by its path from the root of the site; it is read when somebody asks for its bytes. */
  visit(file: string, bytes: () => Buffer): void;
  /** What was learned, once all files have been seen. */
  result(): Result;
}

/** Show every file of a finished site to all collectors, in the order of their paths. Each file is read once at most. */
export function readOutput(folder: string, collectors: readonly Collector<unknown>[]): void {
  for (const file of listFiles(folder)) {
    let read: Buffer | undefined;
    const bytes = () => {
      read ??= readFileSync(join(folder, file));
      return read;
    };
    for (const collector of collectors) collector.visit(file, bytes);
  }
}

/** All files below a folder, relative with forward slashes, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .sort();
}

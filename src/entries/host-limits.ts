import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Host, judgeLoad } from '../output/hosts.ts';
import type { Site } from '../schemas/site.ts';
import { entriesOf, type Item } from './item.ts';
import type { Problem } from './problem.ts';

/** Files that every listed entry has: its page, its twin, its social image and its part of the search index. */
const FILES_OF_ENTRY = 4;

/** Warn of the limits of the site's host that the content alone comes near to. A build judges the rest. */
export function findHostProblems(
  root: string,
  items: readonly Item[],
  { host, redirects }: Pick<Site, 'host' | 'redirects'>,
): Problem[] {
  if (host === undefined) return [];
  const listed = entriesOf(items).filter(({ visibility }) => visibility === 'visible');
  const aliases = listed.reduce((sum, { parsed }) => sum + parsed.aliases.length, 0);
  const lines = Object.keys(redirects).length + aliases;
  const ofPublic = filesOf(root, 'public');
  const whole = judgeLoad(host, {
    files: listed.length * FILES_OF_ENTRY + lines + ofPublic.length,
    redirects: lines,
  }).map((warning): Problem => ({ ...asProblem(warning), file: 'site.config.ts' }));
  return [...whole, ...largeFiles(root, host, ofPublic)];
}

function largeFiles(root: string, host: Host, files: readonly string[]): Problem[] {
  return files.flatMap((path) => {
    const bytes = statSync(join(root, path)).size;
    return judgeLoad(host, { largest: { path, bytes } }).map((warning) => ({ ...asProblem(warning), file: path }));
  });
}

/** Files below a folder of the project, as project-relative paths with forward slashes. */
function filesOf(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}

function asProblem({ message, hint }: { readonly message: string; readonly hint: string }): Omit<Problem, 'file'> {
  return { id: 'C5', level: 'warning', message, hint };
}

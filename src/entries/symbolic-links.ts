import { type Dirent, existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from './files.ts';
import type { Problem } from './problem.ts';

/** Folders of which a build reads, copies or runs what is in them. */
const FOLDERS = ['content', 'public', 'src'] as const;
/** Emacs marks a file that it has open with a link to nothing; nothing copies those of these folders. */
const LOCK = /(?:^|\/)\.#[^/]*$/;
const WITH_LOCKS: readonly string[] = ['content', 'src'];

/**
 * Find symbolic links in the folders of the project, and in the place of these, wherever they lead: it may change, and be
 * anywhere.
 *
 * @param told files that have been complained of.
 */
export function findSymbolicLinks(root: string, told: ReadonlySet<string>): Problem[] {
  const links = FOLDERS.flatMap((name) => {
    const folder = join(root, name);
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return [folder];
    const within = linksIn(folder);
    return WITH_LOCKS.includes(name) ? within.filter((path) => !LOCK.test(path) || existsSync(path)) : within;
  });
  return links
    .map((path) => projectPath(root, path))
    .filter((file) => !told.has(file))
    .map((file) => ({
      ...{ id: 'C2', level: 'error', file, message: 'is a symbolic link' },
      hint: file.includes('/') ? 'put the file itself here' : 'put the folder itself here',
    }));
}

/** All links below a folder; none is followed. */
function linksIn(folder: string): string[] {
  return list(folder).flatMap((item) => {
    const path = join(folder, item.name);
    if (item.isSymbolicLink()) return [path];
    return item.isDirectory() ? linksIn(path) : [];
  });
}

function list(folder: string): Dirent[] {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

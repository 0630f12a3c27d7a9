import { existsSync, realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { projectPath } from '../entries/files.ts';

/** A path on the command line that names no content. */
export class PathError extends Error {
  override readonly name = 'PathError';
}

/**
 * Find the content that paths on the command line mean, as project-relative paths. They may begin at the current folder or at
 * the project.
 *
 * @throws {PathError} when there is no such file or folder, or when it is not under `content/`.
 */
export function selectContent(paths: readonly string[], from: string, root: string): string[] {
  return paths.map((path) => {
    const found = [resolve(from, path), resolve(root, path)].filter((candidate) => existsSync(candidate));
    const inside = found.map((candidate) => locate(candidate, root)).find(isContent);
    if (inside !== undefined) return inside;
    if (found.length > 0) throw new PathError(`${path} is not under content/`);
    throw new PathError(`${path} does not exist`);
  });
}

/** Name a project-relative file as it is seen from a folder, so that a terminal can open it. */
export function nameFrom(from: string, root: string): (file: string) => string {
  return (file) => relative(from, resolve(root, file)) || file;
}

/** A folder on the way may be a link: to the temporary folder of some systems, or to the project itself. */
function locate(path: string, root: string): string {
  const direct = projectPath(root, path);
  return isContent(direct) ? direct : projectPath(realpathSync(root), realpathSync(path));
}

function isContent(path: string): boolean {
  return path === 'content' || path.startsWith('content/');
}

import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { modulesIn } from '../markdown/code-of-text.ts';
import { placeOf } from '../markdown/expressions.ts';
import type { Fault } from '../markdown/fault.ts';
import type { Text } from '../markdown/text.ts';
import type { ContentFile } from './files.ts';
import { isPartOfSite } from './project-files.ts';

/** Find imports of files that are not part of the site. */
export function findForeignImports(root: string, { file, frontMatter }: ContentFile, text: Text): Fault[] {
  return modulesIn(text).flatMap(({ path, piece, at }): Fault[] => {
    const target = path === undefined ? undefined : importedFile(file, path);
    if (path === undefined || target === undefined) return [];
    const said = judge(root, path, target);
    return said ? [{ ...placeOf(path, at, piece, frontMatter.body), ...said }] : [];
  });
}

/**
 * Project-relative path of the file that an import means, as written: its ending may be left out. Undefined for a package and
 * whatever else is not a path. What leaves the project begins with `../`.
 */
export function importedFile(file: string, path: string): string | undefined {
  const [bare = ''] = path.split(/[?#]/);
  if (bare.startsWith('/')) return posix.join('.', bare);
  return /^\.{1,2}(?:\/|$)/.test(bare) ? posix.join(posix.dirname(file), decode(bare)) : undefined;
}

function judge(root: string, path: string, target: string): Pick<Fault, 'message' | 'hint'> | undefined {
  const isElsewhere =
    path.startsWith('/') && !existsSync(join(root, target)) && existsSync(path.replace(/[?#].*$/, ''));
  if (target.startsWith('../') || /^\/@(?:fs|id)\//.test(path) || isElsewhere) {
    return { message: `${path} is outside of the project`, hint: 'put a copy into the project, and import that' };
  }
  if (isPartOfSite(target)) return undefined;
  return {
    message: `${path} is not a part of the site`,
    hint: 'import components from src/, pictures, texts and data (.json, .csv, .yml) from content/',
  };
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

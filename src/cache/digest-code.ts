import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { findPackages, readInstalled } from './packages.ts';

/** What a module imports or hands on, by name. A name in a comment counts too: one file too many costs only time. */
const IMPORTED = /\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/**
 * Digest of all code that takes part when modules run: their sources, those of the modules that they import, and the versions
 * of the packages that any of them imports. The same code has the same digest in every folder and on every platform. Where
 * nothing tells which packages are installed there is no digest.
 */
export function digestCode(root: string, modules: readonly string[]): string | undefined {
  const installed = readInstalled(root);
  if (!installed) return undefined;
  const hash = createHash('sha256');
  const names = new Set<string>();
  const files = new Set(modules.map((module) => join(root, module)));
  // A set is walked to its end, also when it grows on the way.
  for (const file of files) {
    const source = readFileSync(file);
    hash.update(`${relative(root, file).split(sep).join('/')}\0${source.length}\0`).update(source);
    for (const [, , name = ''] of source.toString().matchAll(IMPORTED)) {
      const path = resolve(dirname(file), name);
      if (!name.startsWith('.')) names.add(packageOf(name));
      else if (statSync(path, { throwIfNoEntry: false })?.isFile()) files.add(path);
    }
  }
  return hash.update(findPackages(installed, names).join('\n')).digest('hex');
}

/** `@scope/name/part` → `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { PlaceOf } from './module-graph.ts';
import { isPartOfSite } from './project-files.ts';

/** Make a judge of files by their real paths: inside of the project, or inside of an installed package. */
export function createPlaces(root: string): PlaceOf {
  const own = realpathSync(root);
  const known = new Map<string, ReturnType<PlaceOf>>();
  let packages: readonly string[] | undefined;
  const judge = (file: string): ReturnType<PlaceOf> => {
    const path = resolve(root, file);
    if (!existsSync(path)) return 'none';
    const real = realpathSync(path);
    if (isInside(real, own)) return isPartOfSite(relative(own, real).split(sep).join('/')) ? 'site' : 'foreign';
    packages ??= packageFolders(own);
    const folder = packages.find((one) => isInside(real, one));
    if (folder === undefined) return 'foreign';
    // Caches lie beside packages.
    return isPartOfSite(join('node_modules', relative(folder, real)).split(sep).join('/')) ? 'site' : 'foreign';
  };
  return (file) => {
    const place = known.get(file) ?? judge(file);
    known.set(file, place);
    return place;
  };
}

/** Real paths of where packages are looked for, upwards from the project, and of each package that is linked there. */
function packageFolders(root: string): string[] {
  const folders: string[] = [];
  for (let at = root; ; at = dirname(at)) {
    folders.push(join(at, 'node_modules'));
    if (dirname(at) === at) break;
  }
  const there = folders.filter((folder) => existsSync(folder)).map((folder) => realpathSync(folder));
  return [...there, ...there.flatMap(linkedPackages)];
}

function linkedPackages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name);
    if (item.name.startsWith('.') || !existsSync(path)) return [];
    if (item.isSymbolicLink()) return [realpathSync(path)];
    return item.name.startsWith('@') && item.isDirectory() ? linkedPackages(path) : [];
  });
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder + sep);
}

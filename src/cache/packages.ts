import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What npm writes down of a package that it installed. */
interface Package {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Packages by their folders, as a lockfile has them: `node_modules/a`, `node_modules/a/node_modules/b`. */
export type Installed = Readonly<Record<string, Package>>;

/** npm’s own list of what is in `node_modules`, and the one that it was made from. */
const LOCKFILES = ['node_modules/.package-lock.json', 'package-lock.json'];

/** Which packages a project has; nothing when no lockfile can be read. */
export function readInstalled(root: string): Installed | undefined {
  for (const file of LOCKFILES) {
    try {
      const { packages }: { readonly packages?: Installed } = JSON.parse(readFileSync(join(root, file), 'utf8'));
      if (packages) return packages;
    } catch {
      // Not there, or not whole: the other one will do.
    }
  }
  return undefined;
}

/** Packages of these names and all that they depend on, sorted, as `name@version`. Names of no package are passed over. */
export function findPackages(installed: Installed, names: Iterable<string>): string[] {
  const found = new Map<string, string>();
  const add = (from: string, name: string): void => {
    const folder = locate(installed, from, name);
    if (folder === undefined || found.has(folder)) return;
    const { version = '', dependencies = {} } = installed[folder] ?? {};
    found.set(folder, `${name}@${version}`);
    for (const dependency of Object.keys(dependencies)) add(folder, dependency);
  };
  for (const name of names) add('', name);
  return [...found.values()].sort();
}

/** The folder in which a package finds another one: its own `node_modules`, else those around it. */
function locate(installed: Installed, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder}${folder && '/'}node_modules/${name}`;
    if (candidate in installed) return candidate;
    if (folder === '') return undefined;
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this project. */
export const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** A package as the lockfile has it. */
export interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

type Versions = Readonly<Record<string, string>>;

/** What `package.json` asks for. */
export const MANIFEST: {
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
  readonly optionalDependencies: Versions;
} = JSON.parse(readProject('package.json'));

const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readProject('package-lock.json'),
);

/** What the lockfile holds, with the name of each package and the folder that it is installed in. */
export const LOCKED = Object.entries(packages)
  .filter(([folder]) => folder !== '')
  .map(([folder, entry]) => ({ ...entry, folder, name: folder.slice(folder.lastIndexOf('node_modules/') + 13) }));

/** A file of this project as text. */
export function readProject(path: string): string {
  return readFileSync(join(PROJECT, path), 'utf8');
}

/** The text of a section of a Markdown file. */
export function sectionOf(markdown: string, heading: string): string {
  return markdown.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? '';
}

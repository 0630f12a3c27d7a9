import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program of this machine; where there is none, undefined, and a word about what is not tested then. */
export function findProgram(name: string, untested: string, install: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (!found) console.warn(`There is no ${name} here: ${untested} is not tested (${install})`);
  return found;
}

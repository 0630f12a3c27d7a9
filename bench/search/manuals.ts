import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOutline } from '../../src/markdown/outline.ts';
import type { SearchDocument } from '../../src/search/document.ts';
import { makeDocument } from './real-texts.ts';

const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const SHORTEST = 400;

/** The manuals of the installed packages as documents: prose with headings, versions and names, the same for one lockfile. */
export function readManuals(): SearchDocument[] {
  return listPackages()
    .toSorted()
    .flatMap((name) => {
      const file = ['README.md', 'readme.md', 'Readme.md'].map((own) => join(PACKAGES, name, own)).find(existsSync);
      const source = file ? readFileSync(file, 'utf8').replace(/<[^>]*>/g, ' ') : '';
      if (source.length < SHORTEST) return [];
      const { sections } = readOutline(source, name);
      return [makeDocument(name, '2025-01-01', `/${name}/`, sections)];
    });
}

function listPackages(): string[] {
  const names = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'));
  return names(PACKAGES).flatMap((name) =>
    name.startsWith('@') ? names(join(PACKAGES, name)).map((own) => `${name}/${own}`) : [name],
  );
}

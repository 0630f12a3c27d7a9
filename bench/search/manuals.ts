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
      const source = readManual(name);
      if (source.length < SHORTEST) return [];
      const { sections } = readOutline(source, name);
      return [makeDocument(name, '2025-01-01', `/${name}/`, sections)];
    });
}

/** Pages of one long manual: the parts of the installed packages' manuals under the headings of their first two depths. */
export function readManualPages(): SearchDocument[] {
  return listPackages()
    .toSorted()
    .flatMap((name) => {
      const { sections } = readOutline(readManual(name), name);
      const starts = [...sections.keys()].filter((at) => at === 0 || (sections[at]?.depth ?? 0) <= 2);
      return starts.flatMap((from, index) => {
        const [first, ...rest] = sections.slice(from, starts[index + 1]);
        if (!first) return [];
        const own = [{ ...first, heading: '' }, ...rest];
        if (own.reduce((sum, { text }) => sum + text.length, 0) < SHORTEST) return [];
        return [makeDocument(first.heading || name, '2025-01-01', `/${name}/${first.id}/`, own)];
      });
    });
}

function readManual(name: string): string {
  const file = ['README.md', 'readme.md', 'Readme.md'].map((own) => join(PACKAGES, name, own)).find(existsSync);
  return file ? readFileSync(file, 'utf8').replace(/<[^>]*>/g, ' ') : '';
}

function listPackages(): string[] {
  const names = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('.'));
  return names(PACKAGES).flatMap((name) =>
    name.startsWith('@') ? names(join(PACKAGES, name)).map((own) => `${name}/${own}`) : [name],
  );
}

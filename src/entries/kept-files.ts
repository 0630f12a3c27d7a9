import { dirname } from 'node:path/posix';
import { entriesOf, type Item } from './item.ts';

type Entry = ReturnType<typeof entriesOf>[number];

/** Tells which entry keeps a file to itself, from the project-relative paths of that file and of the one that names it. */
export type FindKeeper = (target: string, from: string) => Entry | undefined;

/**
 * Make a finder of files that are not for others: the file of an entry that is withheld or unlisted, and all that is in its
 * folder. The entry itself may name them.
 */
export function createKeeperFinder(items: readonly Item[]): FindKeeper {
  const kept = entriesOf(items).filter(({ visibility }) => visibility !== 'visible');
  const byFile = new Map(kept.map((item) => [fold(item.file), item]));
  const byFolder = new Map(kept.map((item) => [fold(folderOf(item.file)), item]));
  const keeperOf = (path: string) => {
    const folded = fold(path);
    const parts = folded.split('/');
    // The folder may lie in one for a year.
    const around = [3, 4].map((length) => byFolder.get(parts.slice(0, length).join('/')));
    return byFile.get(folded) ?? around.find((keeper) => keeper !== undefined);
  };
  return (target, from) => {
    const keeper = keeperOf(target);
    return keeper && keeperOf(from) !== keeper ? keeper : undefined;
  };
}

/** Why the file of an entry is not for others. */
export function whyKept({ visibility }: Pick<Item, 'visibility'>): string {
  return visibility === 'unlisted' ? 'is unlisted' : 'is not published';
}

/** Some file systems take names for one that differ in case or in their Unicode form. */
function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** Where the pictures of an entry lie: with its `index.md`, or in the folder of its name beside it. */
function folderOf(file: string): string {
  return /\/index\.mdx?$/.test(file) ? dirname(file) : file.replace(/\.mdx?$/, '');
}

import { type FindKeeper, whyKept } from './kept-files.ts';

/** One file takes another into what is published: by an import of any kind, a glob, a style sheet. */
export interface Edge {
  /** Path of the file that takes, from the project’s folder, with forward slashes; undefined when nothing tells. */
  readonly importer: string | undefined;
  /** Path of the file that is taken; one outside of the project begins with `../`. */
  readonly file: string;
}

/** Where a file lies: what may be published, what may not, and what is not a file at all. */
export type PlaceOf = (file: string) => 'site' | 'foreign' | 'none';

/** Modules that Astro writes: they name the texts and pictures of entries that are loaded, for these entries. */
const ASTROS = new Set(['.astro/content-assets.mjs', '.astro/content-modules.mjs']);

/** True for a module that Astro writes for a build. */
export function isAstros(file: string): boolean {
  return ASTROS.has(file);
}

/**
 * Say which edges of a build would publish what is not to be published: files of an entry that is withheld, of one that is
 * unlisted unless it takes them itself, and files from outside of the project. Each is told once, sorted.
 */
export function findForbiddenEdges(edges: readonly Edge[], findKeeper: FindKeeper, placeOf: PlaceOf): string[] {
  const told = edges.flatMap(({ importer, file }) => {
    const place = isAstros(file) ? 'site' : placeOf(file);
    if (place === 'none') return [];
    const subject = importer ?? 'the bundle';
    if (place === 'foreign') return [`${subject} takes in ${file}, which is not a part of the site`];
    const keeper = findKeeper(file, importer ?? '');
    if (!keeper || (keeper.visibility === 'unlisted' && importer !== undefined && isAstros(importer))) return [];
    const what = file === keeper.file ? file : `${file} of ${keeper.file}`;
    return [`${subject} takes in ${what}, which ${whyKept(keeper)}`];
  });
  return [...new Set(told)].sort();
}

/** The file that a module of the bundler is made of; undefined for one that is made of none. */
export function fileOfModule(id: string): string | undefined {
  const path = id.replace(/^\0+/, '').replace(/[?#].*$/s, '');
  return /^(?:\/|[A-Za-z]:[\\/])/.test(path) ? path : undefined;
}

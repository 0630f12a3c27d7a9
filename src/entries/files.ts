import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type FrontMatter, parseFrontMatter, parseYaml } from './front-matter.ts';
import type { Span } from './position.ts';
import type { Problem } from './problem.ts';

/** Files longer than this are not read. */
export const FILE_LIMIT = 1024 * 1024;

export const COLLECTIONS = ['blog', 'postmortems', 'authors', 'services', 'pages'] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** A content file that a collection takes. */
export interface ContentFile {
  readonly collection: Collection;
  /** File or folder name: the slug of an entry or page, the id of an author or service. */
  readonly name: string;
  /** Project-relative path with forward slashes. */
  readonly file: string;
  /** The whole file, without a byte order mark. */
  readonly source: string;
  readonly frontMatter: FrontMatter;
}

const ENTRY = /\.mdx?$/;
const DATA = /\.ya?ml$/;
/** What may lie beside an entry or author: pictures, which pages import. */
const ASSET = /\.(avif|gif|jpe?g|png|svg|webp)$/i;
/** Data that a text may import. */
export const BESIDE = /\.(?:csv|json|ya?ml)$/i;
/** Code runs on the machine that builds, and what lies in `content/` is written by people who may not run any. */
const CODE = /\.(?:astro|[cm]?[jt]sx?|svelte|vue)$/i;
/** A folder that only puts entries in order: it is not a part of their addresses. */
const YEAR = /^\d{4}$/;
/** Left by editors and operating systems. */
const IGNORED = /^(\.|Thumbs\.db$|desktop\.ini$)|~$/;

/**
 * Read every file under `content/`. A file that no collection takes, a link, and an unreadable file are problems;
 * nothing is passed over in silence but pictures and the litter of editors.
 */
export function readContentFiles(root: string): { files: ContentFile[]; problems: Problem[] } {
  const content = join(root, 'content');
  const files: ContentFile[] = [];
  const problems: Problem[] = [];
  const fault = (path: string, id: Problem['id'], message: string, hint: string, place?: Span) =>
    problems.push({ id, level: 'error', file: projectPath(root, path), ...place, message, hint });

  for (const item of listDirectory(content)) {
    const path = join(content, item.name);
    const collection = COLLECTIONS.find((name) => name === item.name);
    if (item.isSymbolicLink()) fault(path, 'C2', 'is a symbolic link', 'put the files themselves here');
    else if (collection && item.isDirectory()) readCollection(collection, path);
    else fault(path, 'C1', 'no collection takes this', `move it into ${COLLECTIONS.join('/, ')}/`);
  }
  return { files, problems };

  function readCollection(collection: Collection, folder: string, isYear = false): void {
    const isData = collection === 'authors' || collection === 'services';
    const hasYears = !isYear && (collection === 'blog' || collection === 'postmortems');
    const items = listDirectory(folder);
    const flat = new Set(items.flatMap(({ name }) => (ENTRY.test(name) ? name.replace(ENTRY, '') : [])));
    for (const item of items) {
      const path = join(folder, item.name);
      if (item.isSymbolicLink()) fault(path, 'C2', 'is a symbolic link', 'put the file itself here');
      else if (item.isDirectory() && hasYears && YEAR.test(item.name) && !hasEntry(path)) {
        readCollection(collection, path, true);
      } else if (item.isDirectory() && !isData) readEntryFolder(collection, path, item.name, flat.has(item.name));
      else if (item.isFile() && (isData ? DATA : ENTRY).test(item.name)) {
        add(collection, path, item.name.replace(isData ? DATA : ENTRY, ''));
      } else if (!(item.isFile() && ASSET.test(item.name))) {
        fault(path, 'C1', `${collection} does not take this`, takes(isData, item.name));
      }
    }
  }

  /** @param isBeside true when the text lies beside the folder, which has its pictures. */
  function readEntryFolder(collection: Collection, folder: string, name: string, isBeside: boolean): void {
    const items = listDirectory(folder);
    // An empty folder is nothing to git either, unless it stands where a file is meant to be.
    if (items.length === 0 && !ENTRY.test(name)) return;
    const index = items.filter((item) => item.isFile() && /^index\.mdx?$/.test(item.name));
    if (index.length === 0 && !isBeside)
      fault(folder, 'C1', 'has no index.md or index.mdx', 'add one, or move its files elsewhere');
    for (const item of index) add(collection, join(folder, item.name), name);
    for (const item of items) {
      const path = join(folder, item.name);
      if (item.isSymbolicLink()) fault(path, 'C2', 'is a symbolic link', 'put the file itself here');
      else if (item.isDirectory())
        fault(path, 'C1', 'is a folder inside an entry', 'entries are one level deep: move it up');
      else if (!index.includes(item) && !ASSET.test(item.name))
        fault(path, 'C1', `${collection} does not take this`, takes(false, item.name));
    }
  }

  function add(collection: Collection, path: string, name: string): void {
    let source: string;
    try {
      const { size } = statSync(path);
      if (size > FILE_LIMIT) {
        const message = `is ${(size / FILE_LIMIT).toFixed(1)} MiB; a file may have ${FILE_LIMIT / 1024 / 1024} MiB`;
        fault(path, 'C5', message, 'split it, or put data for download into public/');
        return;
      }
      source = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    } catch (error) {
      if (error instanceof TypeError) fault(path, 'C1', 'is not UTF-8 text', 'save it as UTF-8');
      else fault(path, 'C1', `cannot be read: ${reasonOf(error)}`, 'check its permissions');
      return;
    }
    const frontMatter = DATA.test(path) ? parseYaml(source) : parseFrontMatter(source);
    for (const { message, line, column, length, recoverable, hint: mended } of frontMatter.errors) {
      const said = recoverable ? message : `front matter cannot be read: ${message}`;
      const hint = mended ?? (recoverable ? 'keep one of the two' : 'check indentation, quotes and colons');
      fault(path, 'C3', said, hint, { line, column, length });
    }
    files.push({ collection, name, file: projectPath(root, path), source, frontMatter });
  }
}

/** A path inside the project as messages show it. */
export function projectPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** What is in a folder, without litter. A folder with an entry in it is not litter, whatever its name is. */
function listDirectory(folder: string): Dirent[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => !IGNORED.test(item.name) || (item.isDirectory() && hasEntry(join(folder, item.name))))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function hasEntry(folder: string): boolean {
  return ['index.md', 'index.mdx'].some((name) => existsSync(join(folder, name)));
}

/** What the system says, without the path of this machine. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/,? \w+ '.*$/s, '') : String(error);
}

function takes(isData: boolean, name: string): string {
  if (!isData && BESIDE.test(name)) return 'import it in the text beside it, or put it into public/ as a download';
  if (!isData && CODE.test(name)) return 'put it into src/components/, and import it from there';
  return isData
    ? 'it takes one .yml file each'
    : 'it takes <slug>.md, <slug>.mdx, or <slug>/index.md with its pictures; downloads go into public/';
}

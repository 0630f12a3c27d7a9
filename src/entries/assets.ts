import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { findPictureFault } from '../images/faults.ts';
import { modulesIn } from '../markdown/code-of-text.ts';
import { isRelative, type Outline } from '../markdown/outline.ts';
import { shownBy, type Tag } from '../markdown/tags.ts';
import type { ContentFile } from './files.ts';
import { importedFile } from './imported-files.ts';
import { type Item, itemsOf } from './item.ts';
import { createKeeperFinder, whyKept } from './kept-files.ts';
import type { Span } from './position.ts';
import type { Problem } from './problem.ts';
import type { Readable } from './readable.ts';
import { textOf } from './text-of.ts';
import { hiddenAmong } from './withheld-links.ts';

/** Stands for the site, so that an address is resolved as a browser does it. */
const SITE = 'https://site.invalid';
const PICTURE = /\.(avif|gif|jpe?g|png|svg|webp)$/i;
const HAS_TEXT = new Set<ContentFile['collection']>(['blog', 'postmortems', 'pages']);

/**
 * Find pictures that are missing or lie outside `content/`, imports of what is not published, and text that cannot be parsed;
 * in every file, whether its front matter is right or not.
 */
export function findAssetProblems(
  root: string,
  files: readonly ContentFile[],
  items: readonly Item[],
  entries: readonly Readable[],
): Problem[] {
  const isHidden = hiddenAmong(items, entries);
  const findKeeper = createKeeperFinder(items);
  const refuseKept: Refusal = (from, what, { path, target }, place) => {
    const keeper = isHidden(from) ? undefined : findKeeper(target, from.file);
    if (!keeper) return [];
    const message = `${path} ${target === keeper.file ? 'is' : 'belongs to'} ${keeper.file}, which ${whyKept(keeper)}`;
    const isUnlisted = keeper.visibility === 'unlisted';
    const hint = isUnlisted
      ? `take the ${what} out, or put a copy beside this file`
      : `take the ${what} out until it is`;
    return [fault(from.file, message, hint, place)];
  };
  const refuseKeptPicture = (from: ContentFile, path: string, place: Span | undefined) =>
    refuseKept(from, 'picture', { path, target: sourcePath(root, from.file, path) }, place);
  const inText = files
    .filter(({ collection }) => HAS_TEXT.has(collection))
    .flatMap((file) => problemsOfText(root, file, refuseKept));
  const shown = entries.flatMap((entry) => {
    const { file, parsed, frontMatter } = entry;
    const src = parsed.image?.src;
    if (typeof src !== 'string') return [];
    const place = frontMatter.locate(frontMatter.written(['image']) ? ['image'] : ['image', 'src']);
    return [...judgeField(root, file, src, place), ...refuseKeptPicture(entry, src, place)];
  });
  const avatars = itemsOf(items, 'authors').flatMap((author) => {
    const { file, parsed, frontMatter } = author;
    if (typeof parsed.avatar !== 'string') return [];
    const place = frontMatter.locate(['avatar']);
    return [...judgeField(root, file, parsed.avatar, place), ...refuseKeptPicture(author, parsed.avatar, place)];
  });
  return [...inText, ...shown, ...avatars];
}

/** Refuses a file that an entry keeps to itself, named by a path in another file that is published. */
type Refusal = (
  from: ContentFile,
  what: 'picture' | 'import',
  named: { readonly path: string; readonly target: string },
  place: Span | undefined,
) => Problem[];

/** Local files that an entry shows: images of the text, and pictures that an MDX file imports. Relative paths. */
export function localImages(outline: Outline): string[] {
  return [...new Set([...outline.images.map(({ path }) => path), ...outline.imports].filter(isRelative))];
}

/** Absolute path of a file that a text names, relative to itself. */
export function resolveAsset(root: string, file: string, path: string): string {
  return resolve(dirname(join(root, file)), decode(path));
}

function problemsOfText(root: string, contentFile: ContentFile, refuseKept: Refusal): Problem[] {
  const { file } = contentFile;
  const { located, problems } = textOf(contentFile);
  if (!located) return [...problems];
  const { text, place } = located;
  return [
    ...text.images.flatMap((image) => [
      ...judgeImage(root, file, image.path, place(image)),
      ...(isRelative(image.path)
        ? refuseKept(
            contentFile,
            'picture',
            { path: image.path, target: sourcePath(root, file, image.path) },
            place(image),
          )
        : []),
    ]),
    ...text.imports.flatMap((imported) =>
      PICTURE.test(imported.path) && isRelative(imported.path) ? judge(root, file, imported.path, place(imported)) : [],
    ),
    ...modulesIn(text).flatMap(({ path, ...range }) => {
      const target = path === undefined ? undefined : importedFile(file, path);
      if (path === undefined || target === undefined) return [];
      return refuseKept(contentFile, 'import', { path, target }, place(range));
    }),
    ...text.tags.flatMap((tag) => shownBy(tag).flatMap((path) => judgeShown(file, tag, path, place(tag)))),
  ];
}

/** A picture, sound or film of raw HTML or of a component. */
function judgeShown(file: string, { name }: Tag, path: string, place: Span): Problem[] {
  if (isElsewhere(path)) return [elsewhere(file, path, 'put the file into public/, and write its address here', place)];
  if (name !== 'img' || !isRelative(path)) return [];
  const message = `${path} is shown by a raw <img>, which leaves the file behind`;
  return [fault(file, message, `write ![what it shows](${path})`, place)];
}

function judgeImage(root: string, file: string, path: string, place: Span): Problem[] {
  if (isElsewhere(path)) return [elsewhere(file, path, 'put the image beside the text', place)];
  if (isRelative(path)) return judge(root, file, path, place);
  return path.startsWith('/') ? judgePublic(root, file, path, place) : [];
}

/** A picture of the front matter, which is always a file beside it. */
function judgeField(root: string, file: string, path: string, place: Span | undefined): Problem[] {
  if (isElsewhere(path)) return [elsewhere(file, path, 'put the image beside the file', place)];
  if (isRelative(path)) return judge(root, file, path, place);
  return [
    fault(file, `“${path}” is not a file beside this one`, 'put the image there, and write ./its-name.png', place),
  ];
}

/** True for what a browser would load from another place than the files of the site, `data:` included. */
function isElsewhere(path: string): boolean {
  return URL.parse(path, SITE)?.origin !== SITE;
}

function elsewhere(file: string, path: string, hint: string, place: Span | undefined): Problem {
  const shown = path.length > 200 ? `${path.slice(0, 40)}…` : path;
  const [scheme = ''] = /^\s*(?:data|file):/i.exec(path) ?? [];
  const where = { data: 'written into the text', file: 'a file of this machine' }[
    scheme.trim().slice(0, -1).toLowerCase()
  ];
  const message = `${shown} is ${where ?? 'on another site'}, which the security policy refuses`;
  return fault(file, message, hint, place);
}

function fault(file: string, message: string, hint: string, place: Span | undefined): Problem {
  return { id: 'C2', level: 'error', file, ...place, message, hint };
}

function judge(root: string, file: string, path: string, place: Span | undefined): Problem[] {
  const content = join(root, 'content');
  const target = resolveAsset(root, file, path);
  if (!target.startsWith(content + sep)) {
    return [fault(file, `${path} is outside content/`, 'put the file beside the entry', place)];
  }
  if (!existsSync(target) || !statSync(target).isFile()) {
    return [fault(file, `${path} does not exist`, 'check the name, case counts', place)];
  }
  if (!realpathSync(target).startsWith(realpathSync(content) + sep)) {
    return [fault(file, `${path} is a link that leaves content/`, 'put the file itself beside the entry', place)];
  }
  return judgeBytes(file, path, target, place);
}

/** What no page could show would stop the build, where nobody knows any more which text it belongs to. */
function judgeBytes(file: string, path: string, target: string, place: Span | undefined): Problem[] {
  const found = PICTURE.test(target) ? findPictureFault(target) : undefined;
  return found ? [fault(file, `${path} ${found.message}`, found.hint, place)] : [];
}

function judgePublic(root: string, file: string, path: string, place: Span): Problem[] {
  const target = resolve(root, 'public', `.${decode(path).replace(/[?#].*$/, '')}`);
  if (target.startsWith(join(root, 'public') + sep) && existsSync(target)) {
    return statSync(target).isFile() ? judgeBytes(file, path, target, place) : [];
  }
  return [fault(file, `${path} does not exist in public/`, 'put the image beside the entry', place)];
}

/** Project-relative path of another content file, as an import names it. */
export function sourcePath(root: string, file: string, path: string): string {
  return resolveAsset(root, file, path)
    .slice(root.length + 1)
    .split(sep)
    .join('/');
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

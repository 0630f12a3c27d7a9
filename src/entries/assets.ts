import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { isRelative, type Outline, readOutline } from '../markdown/outline.ts';
import { addressOf } from './addresses.ts';
import { entriesOf, type Item, itemsOf } from './item.ts';
import type { Problem } from './problem.ts';

type WithText = Item<'blog' | 'postmortems' | 'pages'>;

/** Find images that are missing or lie outside `content/`, and text that cannot be parsed. */
export function findAssetProblems(root: string, items: readonly Item[]): Problem[] {
  const texts: WithText[] = [...entriesOf(items), ...itemsOf(items, 'pages')];
  const hidden = entriesOf(items).filter(({ visibility }) => visibility === 'draft' || visibility === 'scheduled');
  const withheld = new Map(hidden.map((item) => [addressOf(item), item.file]));
  const inText = texts.flatMap((item) => problemsOfText(root, item, withheld));
  const avatars = itemsOf(items, 'authors').flatMap(({ file, parsed }) =>
    typeof parsed.avatar === 'string' ? judge(root, file, parsed.avatar) : [],
  );
  return [...inText, ...avatars];
}

/** Local files that an entry shows: images of the text, imports of an MDX file, the front-matter image. Relative paths. */
export function localImages(outline: Outline, image?: string): string[] {
  return [
    ...new Set(
      [...outline.images.map(({ path }) => path), ...outline.imports, ...(image ? [image] : [])].filter(isRelative),
    ),
  ];
}

/** Absolute path of a file that a text names, relative to itself. */
export function resolveAsset(root: string, file: string, path: string): string {
  return resolve(dirname(join(root, file)), decode(path));
}

function problemsOfText(root: string, item: WithText, withheld: ReadonlyMap<string, string>): Problem[] {
  const { file, frontMatter, parsed, visibility } = item;
  const isHidden = visibility === 'draft' || visibility === 'scheduled';
  let outline: Outline;
  try {
    outline = readOutline(frontMatter.body, file);
  } catch (error) {
    const message = `cannot be parsed: ${error instanceof Error ? error.message : String(error)}`;
    return [
      { id: 'C3', level: 'error', file, message, hint: 'in .mdx, { and < begin code: write \\{ and \\< for the signs' },
    ];
  }
  const image = 'image' in parsed && typeof parsed.image?.src === 'string' ? [parsed.image.src] : [];
  const rooted = outline.images.filter(({ path }) => /^\/(?!\/)/.test(path));
  return [
    ...localImages(outline, image[0]).flatMap((path) => judge(root, file, path)),
    ...outline.images
      .filter(({ path }) => /^(https?:)?\/\//i.test(path))
      .map(({ path }) =>
        fault(file, `${path} is on another site, which the security policy refuses`, 'put the image beside the text'),
      ),
    ...(isHidden ? [] : outline.links).flatMap((written) => {
      const target = withheld.get(
        `${decode(written)
          .replace(/[?#].*$/, '')
          .replace(/\/$/, '')}/`,
      );
      return target
        ? [fault(file, `${written} leads to ${target}, which is not published`, 'take the link out until it is')]
        : [];
    }),
    ...outline.rawImages.filter(isRelative).map(
      (path): Problem => ({
        id: 'C2',
        level: 'error',
        file,
        message: `${path} is shown by a raw <img>, which leaves the file behind`,
        hint: `write ![what it shows](${path})`,
      }),
    ),
    ...rooted.flatMap(({ path }) => judgePublic(root, file, path)),
  ];
}

function fault(file: string, message: string, hint: string): Problem {
  return { id: 'C2', level: 'error', file, message, hint };
}

function judge(root: string, file: string, path: string): Problem[] {
  const content = join(root, 'content');
  const target = resolveAsset(root, file, path);
  const problem = (message: string, hint: string): Problem[] => [{ id: 'C2', level: 'error', file, message, hint }];
  if (!target.startsWith(content + sep)) return problem(`${path} is outside content/`, 'put the file beside the entry');
  if (!existsSync(target) || !statSync(target).isFile())
    return problem(`${path} does not exist`, 'check the name, case counts');
  if (!realpathSync(target).startsWith(realpathSync(content) + sep)) {
    return problem(`${path} is a link that leaves content/`, 'put the file itself beside the entry');
  }
  return [];
}

function judgePublic(root: string, file: string, path: string): Problem[] {
  const target = resolve(root, 'public', `.${decode(path)}`);
  if (target.startsWith(join(root, 'public') + sep) && existsSync(target)) return [];
  return [
    {
      id: 'C2',
      level: 'error',
      file,
      message: `${path} does not exist in public/`,
      hint: 'put the image beside the entry',
    },
  ];
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

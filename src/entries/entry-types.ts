import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { hasPage, type Item } from './item.ts';
import { ContentError } from './problem.ts';

/** The key of a person’s picture. */
export const PICTURE = 'avatar';

/** A file is not what it was when the content was read. */
export class ChangedError extends Error {
  override readonly name = 'ChangedError';
}

/** The slice of Astro's file types that matters here; `LoaderContext` has them, its published type does not. */
type Render = (entry: { readonly id: string; readonly filePath: string }) => Promise<unknown>;
interface EntryType {
  getEntryInfo(params: { readonly fileUrl: URL; readonly contents: string }): Promise<object>;
  getRenderFunction?(config: LoaderContext['config']): Promise<Render>;
}
type EntryTypes = ReadonlyMap<string, EntryType>;

/** The file types of a loader. */
export function entryTypesOf(context: LoaderContext): EntryTypes {
  if ('entryTypes' in context && context.entryTypes instanceof Map) return context.entryTypes;
  throw new Error('this version of Astro hands no file types to loaders: install the version in package-lock.json');
}

/** Astro's file types, reading front matter by our rules and reporting a failed render instead of logging it. */
export function withOurFrontMatter(
  types: EntryTypes,
  root: string,
  items: readonly Item[],
  fail: (failure: ContentError) => void,
): EntryTypes {
  const byPath = new Map(items.map((item) => [join(root, item.file), item]));
  return new Map(
    [...types].map(([extension, type]) => {
      const { getRenderFunction } = type;
      return [
        extension,
        {
          ...type,
          getEntryInfo: async ({ fileUrl, contents }) => {
            const item = byPath.get(fileURLToPath(fileUrl));
            if (!item || item.source !== contents.replace(/^\uFEFF/, '')) {
              const file = item?.file ?? fileURLToPath(fileUrl);
              throw new ChangedError(`${file} was saved while the content was being read: try again`);
            }
            return { data: withDots(dataOf(item)), body: item.frontMatter.body, rawData: '', slug: '' };
          },
          ...(getRenderFunction && {
            getRenderFunction: async (config) => {
              const render = await getRenderFunction.call(type, config);
              return async (entry) => {
                try {
                  return await render(entry);
                } catch (error) {
                  const file = byPath.get(entry.filePath)?.file ?? entry.id;
                  const message = `cannot be rendered: ${error instanceof Error ? error.message : String(error)}`;
                  fail(new ContentError([{ id: 'C3', level: 'error', file, message }]));
                  throw error;
                }
              };
            },
          }),
        },
      ];
    }),
  );
}

/** Picture paths with a dot before them: without one Astro would look for the file of each by itself. */
function withDots(written: Item['written']): Record<string, unknown> {
  const dotted = (path: unknown) =>
    typeof path === 'string' && !/^[./]|:\/\//.test(path) && path !== '' ? `./${path}` : path;
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => {
      if (key !== 'image' && key !== 'avatar') return [key, value];
      const isObject = typeof value === 'object' && value !== null && 'src' in value;
      return [key, isObject ? { ...value, src: dotted(value.src) } : dotted(value)];
    }),
  );
}

/** What a file says that may be published: whoever has no page has no picture either, since Astro publishes each that it loads. */
export function dataOf({ collection, visibility, written }: Item): Record<string, unknown> {
  const { [PICTURE]: picture, ...data } = written;
  const isShown = picture !== undefined && hasPage({ collection, visibility });
  return isShown ? { ...data, [PICTURE]: picture } : data;
}

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { readNow } from '../clock.ts';
import type { Site } from '../schemas/site.ts';
import type { Collection } from './files.ts';
import { takeOver } from './handover.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { hasPage, type Item } from './item.ts';
import { ContentError } from './problem.ts';
import { createRefresher, type Refresher } from './refresher.ts';
import { clearWhenStale, codeOfEntries } from './staleness.ts';

/**
 * Load a collection behind the gate: in a build, drafts and scheduled entries never reach Astro's store, so neither their
 * text nor their images can reach any output. In `dev` they are loaded, and marked by the pages.
 */
export function contentLoader(collection: Collection, site: Site): Loader {
  return {
    name: `afterword-${collection}`,
    async load(context) {
      await sync(collection, context, takeOnce(site, context));
      const { watcher, config, logger } = context;
      if (!watcher) return;
      const content = fileURLToPath(new URL('content/', config.root));
      followers.set(collection, (taken) => sync(collection, context, taken));
      refresher ??= createRefresher(
        () => follow(site, context),
        QUIET_MS,
        (error) => logger.error(String(error)),
      );
      const { request } = refresher;
      watcher.add(content);
      for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const) {
        watcher.on(event, (path: string) => {
          if (path.startsWith(content)) request();
        });
      }
    },
  };
}

/** Changes within this time are one. */
const QUIET_MS = 30;

let refresher: Refresher | undefined;
/** What every collection does after a change. */
const followers = new Map<Collection, (taken: Taken) => Promise<void>>();

/** Bring all collections to what is on disk: from one inventory, so that they agree. */
async function follow(site: Site, context: LoaderContext): Promise<void> {
  const taken = take(site, context);
  try {
    for (const sync of followers.values()) await sync(taken);
    changes = 0;
  } catch (error) {
    // A file that was saved again meanwhile is read again.
    if (!(error instanceof ChangedError) || changes++ > MOST_CHANGES) throw error;
    refresher?.request();
  }
}

/** A file is not what it was when the content was read. */
class ChangedError extends Error {
  override readonly name = 'ChangedError';
}

/** Times in a row that content may change while it is read, before somebody is told. */
const MOST_CHANGES = 20;
let changes = 0;

async function sync(collection: Collection, context: LoaderContext, { inventory, code, now }: Taken): Promise<void> {
  const root = fileURLToPath(context.config.root);
  const dev = context.watcher !== undefined;
  clearWhenStale(code, now, context);
  const items = inventory.items.filter((item) => item.collection === collection);
  const wrong = filesWithErrors(inventory, dev);
  const admitted = items.filter(({ file, visibility }) => !wrong.has(file) && (dev || admits(visibility)));
  const kept = new Set(admitted.map(({ file }) => file));
  const excluded = inventory.files.flatMap((file) =>
    file.collection === collection && !kept.has(file.file) ? file.file : [],
  );
  if (admitted.length === 0) {
    context.store.clear();
    return;
  }

  forgetUnfinished(admitted, context);
  const base = `content/${collection}`;
  const failures: ContentError[] = [];
  const loader = glob({
    base,
    pattern: [patternOf(collection), ...excluded.map((file) => `!${file.slice(base.length + 1)}`)],
    generateId: ({ entry }) => nameOf(entry),
  });
  const entryTypes = withOurFrontMatter(entryTypesOf(context), root, admitted, (failure) => failures.push(failure));
  const { watcher: _, ...withoutWatcher } = context;
  const { store, close } = openStore(context.store);
  try {
    await loader.load(Object.assign(withoutWatcher, { entryTypes, store }));
  } finally {
    close();
  }
  if (failures.length > 0) throw new ContentError(failures.flatMap(({ problems }) => problems));
  const difference = differenceOf(admitted, context.store.keys());
  if (difference !== '')
    throw new ChangedError(`${collection}: the entries loaded are not the entries read (${difference})`);
}

interface Taken {
  readonly inventory: Inventory;
  /** What the code that renders it is known by. */
  readonly code: string;
  /** The moment for which it was judged. */
  readonly now: number;
}

let taken: Taken | undefined;

/** Every collection asks for the whole inventory when it is loaded first: it is taken once. */
function takeOnce(site: Site, context: LoaderContext): Taken {
  if (context.watcher && !taken) {
    // All collections are loaded in one turn of the event loop; when the server begins anew, they are in another.
    setImmediate(() => {
      taken = undefined;
    });
  }
  taken ??= take(site, context);
  return taken;
}

function take(site: Site, { config }: LoaderContext): Taken {
  const root = fileURLToPath(config.root);
  const now = readNow(process.env);
  return { inventory: takeOver(root, now) ?? takeInventory(root, site, now), code: codeOfEntries(root), now };
}

/** The store until it is closed: when loading fails for one entry, others are still under way, and would write over the next ones. */
function openStore(store: LoaderContext['store']): { readonly store: LoaderContext['store']; close(): void } {
  let isOpen = true;
  const guarded = { ...store };
  guarded.set = (entry) => isOpen && store.set(entry);
  guarded.delete = (id) => {
    if (isOpen) store.delete(id);
  };
  return {
    store: guarded,
    close: () => {
      isOpen = false;
    },
  };
}

/** An unlisted entry is loaded for the sake of its own page; `entries.ts` keeps it out of everything else. */
function admits(visibility: Item['visibility']): boolean {
  return visibility === 'visible' || visibility === 'unlisted';
}

/** The key of a person’s picture. */
const PICTURE = 'avatar';

/** In a build any error stops everything; in `dev` the file is left out, and the content check tells why. */
function filesWithErrors({ problems }: Inventory, dev: boolean): Set<string> {
  const errors = problems.filter(({ level }) => level === 'error');
  if (errors.length > 0 && !dev) throw new ContentError(errors);
  return new Set(errors.filter(({ canBeShown }) => !canBeShown).map(({ file }) => file));
}

/** A folder that puts entries in order. */
const YEAR = '[0-9][0-9][0-9][0-9]';

function patternOf(collection: Collection): string {
  return collection === 'authors' || collection === 'services'
    ? '*.{yml,yaml}'
    : `{*,*/index,${YEAR}/*,${YEAR}/*/index}.{md,mdx}`;
}

function nameOf(entry: string): string {
  return entry
    .replace(/^\d{4}\/(?!index\.mdx?$)/, '')
    .replace(/\/index\.mdx?$/, '')
    .replace(/\.(mdx?|ya?ml)$/, '');
}

/** The slice of Astro's file types that matters here; `LoaderContext` has them, its published type does not. */
type Render = (entry: { readonly id: string; readonly filePath: string }) => Promise<unknown>;
interface EntryType {
  getEntryInfo(params: { readonly fileUrl: URL; readonly contents: string }): Promise<object>;
  getRenderFunction?(config: LoaderContext['config']): Promise<Render>;
}
type EntryTypes = ReadonlyMap<string, EntryType>;

function entryTypesOf(context: LoaderContext): EntryTypes {
  if ('entryTypes' in context && context.entryTypes instanceof Map) return context.entryTypes;
  throw new Error('this version of Astro hands no file types to loaders: install the version in package-lock.json');
}

/** Astro's file types, reading front matter by our rules and reporting a failed render instead of logging it. */
function withOurFrontMatter(
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

/** Entries in = entries out: what is not; empty when all is well. */
function differenceOf(items: readonly Item[], ids: readonly string[]): string {
  const stored = new Set(ids);
  const names = new Set(items.map(({ name }) => name));
  const lost = items.filter(({ name }) => !stored.has(name));
  const extra = ids.filter((id) => !names.has(id));
  return [...lost.map(({ file }) => `lost ${file}`), ...extra.map((id) => `not expected ${id}`)].join(', ');
}

/**
 * Forget what a failed build has stored without its text: Astro takes an entry of the same text for finished, and would
 * publish an empty page. Nor is the same text in another file the same entry, since `.md` and `.mdx` differ; and a person may have
 * got a page, or lost it.
 */
function forgetUnfinished(items: readonly Item[], { store }: LoaderContext): void {
  const known = new Map(items.map((item) => [item.name, item]));
  for (const [id, { filePath, data, rendered, deferredRender }] of store.entries()) {
    const isText = filePath !== undefined && /\.mdx?$/.test(filePath);
    const item = known.get(id);
    const hasOtherPicture = item !== undefined && PICTURE in data !== PICTURE in dataOf(item);
    if (filePath !== item?.file || (isText && !rendered && !deferredRender) || hasOtherPicture) store.delete(id);
  }
}

/** What a file says that may be published: whoever has no page has no picture either, since Astro publishes each that it loads. */
function dataOf({ collection, visibility, written }: Item): Record<string, unknown> {
  const { [PICTURE]: picture, ...data } = written;
  const isShown = picture !== undefined && hasPage({ collection, visibility });
  return isShown ? { ...data, [PICTURE]: picture } : data;
}

import { fileURLToPath } from 'node:url';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { readNow } from '../clock.ts';
import type { Site } from '../schemas/site.ts';
import { ChangedError, dataOf, entryTypesOf, PICTURE, withOurFrontMatter } from './entry-types.ts';
import type { Collection } from './files.ts';
import { takeOver } from './handover.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import type { Item } from './item.ts';
import { openStore } from './open-store.ts';
import { ContentError } from './problem.ts';
import { createRefresher } from './refresher.ts';
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
      // The settings of the last load count: changed ones begin everything anew.
      takeAgain = () => take(site, context);
      report = (error) => logger.error(String(error));
      watcher.add(content);
      for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const) {
        watcher.on(event, (path: string) => {
          if (path.startsWith(content)) refresher.request();
        });
      }
    },
  };
}

/** Changes within this time are one. */
const QUIET_MS = 30;

/** What every collection does after a change. */
const followers = new Map<Collection, (taken: Taken) => Promise<void>>();
let takeAgain: (() => Taken) | undefined;
let report: (error: unknown) => void = () => {};
const refresher = createRefresher(follow, QUIET_MS, (error) => report(error));

/** Bring all collections to what is on disk: from one inventory, so that they agree. */
async function follow(): Promise<void> {
  const taken = takeAgain?.();
  if (!taken) return;
  try {
    for (const sync of followers.values()) await sync(taken);
    changes = 0;
  } catch (error) {
    // A file that was saved again meanwhile is read again.
    if (!(error instanceof ChangedError) || changes++ > MOST_CHANGES) throw error;
    refresher.request();
  }
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

/** An unlisted entry is loaded for the sake of its own page; `entries.ts` keeps it out of everything else. */
function admits(visibility: Item['visibility']): boolean {
  return visibility === 'visible' || visibility === 'unlisted';
}

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

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ByteCache } from '../cache/cache.ts';

/** The file in which Astro keeps rendered entries; whether they are still good is what the loader asks. */
const STORE = 'data-store.json';
/** The modules by which rendered entries reach the pictures and the components that they name. */
const IMPORTS = ['content-assets.mjs', 'content-modules.mjs'];

/**
 * Let a build begin with nothing that was not verified. Astro believes whatever it finds in its cache: it is given an empty
 * folder, and in it the entries that an earlier build left whole.
 */
export function ownCaches(cache: ByteCache): AstroIntegration {
  let entries: KeptEntries;
  return {
    name: 'afterword-own-caches',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        entries = new KeptEntries(cache, fileURLToPath(config.cacheDir), fileURLToPath(config.root));
        updateConfig({ vite: { plugins: [withoutDevBundles(), onlyLoaded(entries)] } });
      },
      // All content has been loaded and none of it was lost; pages are still to come.
      'astro:build:start': () => entries.loaded(),
    },
  };
}

/** Rendered entries of one build: those that it begins with, and those that it has. */
export class KeptEntries {
  readonly #cache: ByteCache;
  readonly #store: string;
  readonly #imports: readonly string[];
  readonly #modules = new Map<string, string>();

  /** Bring what was kept into Astro’s empty cache folder. */
  constructor(cache: ByteCache, folder: string, root: string) {
    this.#cache = cache;
    this.#store = join(folder, STORE);
    this.#imports = IMPORTS.map((name) => join(root, '.astro', name));
    mkdirSync(folder, { recursive: true });
    const entries = cache.read(STORE);
    if (entries) writeFileSync(this.#store, entries);
  }

  /** Keep the entries that have just been loaded for the next build, and what they import for this one. */
  loaded(): void {
    if (existsSync(this.#store)) this.#cache.write(STORE, readFileSync(this.#store));
    for (const path of this.#imports) this.#modules.set(path, readFileSync(path, 'utf8'));
  }

  /** The text of a module as it was when this build’s entries were loaded. */
  moduleAt(path: string): string | undefined {
    return this.#modules.get(path);
  }
}

/** A dev server that runs beside a build writes the same modules, and names the pictures of drafts in them. */
function onlyLoaded(entries: KeptEntries) {
  return {
    name: 'afterword-only-loaded',
    enforce: 'pre',
    load: (id: string) => entries.moduleAt(id),
  } as const;
}

/** What a Vite plugin sees of the resolved settings here. */
interface Settings {
  readonly environments: Readonly<
    Record<string, { readonly optimizeDeps: { include?: string[]; noDiscovery?: boolean } }>
  >;
}

/** Vite bundles packages for the dev server into `node_modules/.vite`, also for a build, which has no use for them. */
function withoutDevBundles() {
  return {
    name: 'afterword-without-dev-bundles',
    configResolved({ environments }: Settings): void {
      for (const { optimizeDeps } of Object.values(environments)) {
        Object.assign(optimizeDeps, { include: [], noDiscovery: true });
      }
    },
  };
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ByteCache } from '../cache/cache.ts';

/** The file in which Astro keeps rendered entries; whether they are still good is what the loader asks. */
const STORE = 'data-store.json';

/**
 * Let a build begin with nothing that was not verified. Astro believes whatever it finds in its cache: it is given an empty
 * folder, and in it the entries that an earlier build left whole.
 */
export function ownCaches(cache: ByteCache): AstroIntegration {
  let store: string;
  return {
    name: 'afterword-own-caches',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        const folder = fileURLToPath(config.cacheDir);
        store = join(folder, STORE);
        mkdirSync(folder, { recursive: true });
        const entries = cache.read(STORE);
        if (entries) writeFileSync(store, entries);
        updateConfig({ vite: { plugins: [withoutDevBundles()] } });
      },
      // All content has been loaded and none of it was lost; pages are still to come.
      'astro:build:start': () => {
        if (existsSync(store)) cache.write(STORE, readFileSync(store));
      },
    },
  };
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

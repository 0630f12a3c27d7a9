import type { LoaderContext } from 'astro/loaders';

/** The store until it is closed: when loading fails for one entry, others are still under way, and would write over the next ones. */
export function openStore(store: LoaderContext['store']): { readonly store: LoaderContext['store']; close(): void } {
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

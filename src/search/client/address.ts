import { type SearchState, writeState } from './state.ts';

/** Browsers allow about a hundred changes of the address in half a minute. */
const BETWEEN_MS = 1000;

/** Keep the address of the page the same as its state: a step in the history for a choice, none for typing. */
export function createAddress() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: SearchState | undefined;
  let written = 0;
  const write = (state: SearchState, how: 'pushState' | 'replaceState') => {
    const address = location.pathname + writeState(state);
    if (address === location.pathname + location.search) return;
    try {
      history[how](null, '', address);
    } catch {
      // Too many changes: the address stays behind, the search goes on.
    }
  };
  const flush = () => {
    clearTimeout(timer);
    if (pending) write(pending, 'replaceState');
    pending = undefined;
    written = performance.now();
  };
  return {
    /** A reader types: soon, but not at every letter. */
    follow(state: SearchState): void {
      clearTimeout(timer);
      pending = state;
      timer = setTimeout(flush, Math.max(0, written + BETWEEN_MS - performance.now()));
    },
    /** A reader has chosen: at once, so that Back returns to what was before. */
    choose(state: SearchState): void {
      clearTimeout(timer);
      pending = undefined;
      write(state, 'pushState');
    },
    /** Before the page is left: write what is still to be written. */
    flush,
    /** The address was changed by the browser: what was to be written is no longer so. */
    forget(): void {
      clearTimeout(timer);
      pending = undefined;
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { LoaderContext } from 'astro/loaders';
import { currentCode, runningCode } from '../cache/running-code.ts';

/** No other process has it. */
const THIS_PROCESS = randomUUID();

/**
 * Forget stored entries when other code or settings read and rendered them, or when this build’s `now` is before the last
 * one’s: Astro’s own key sees none of it.
 */
export function clearWhenStale(code: string, now: number, { meta, store }: LoaderContext): void {
  const stale = meta.get('code') !== code || now < Number(meta.get('now') ?? 0);
  if (stale) store.clear();
  meta.set('code', code);
  meta.set('now', String(now));
}

/**
 * What decides how content is read and rendered: our code, and Node’s knowledge of letters. When the code has changed since
 * the process began, as in `dev`, what it stores from then on counts for this process only.
 */
export function codeOfEntries(root: string): string {
  const code = runningCode(root, 'entries') ?? `${currentCode(root, 'entries')} ${THIS_PROCESS}`;
  return `${code} ${process.version}`;
}

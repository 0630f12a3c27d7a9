import { resolve } from 'node:path';
import { digestCode } from './digest-code.ts';

/** What is kept between builds, and the modules that make it. */
const MODULES = {
  entries: ['astro.config.mjs', 'src/content.config.ts'],
  pictures: ['src/images/make.ts'],
  social: ['src/social/worker.ts'],
};

/** A kind of what is kept between builds. */
export type Work = keyof typeof MODULES;

declare global {
  /** Astro loads our modules a second time: what a variable of a module holds is not seen by all of them. */
  var afterwordCode: Map<string, string | undefined> | undefined;
}

/** Note which code a process runs: call it when that code has just been loaded. */
export function noteRunningCode(root: string): void {
  runningCode(root, 'entries');
  runningCode(root, 'pictures');
  runningCode(root, 'social');
}

/**
 * Digest of the code that makes something. Nothing when its files are no longer what they were when this process first
 * asked: nobody can tell then whether the old code runs or the new.
 */
export function runningCode(root: string, work: Work): string | undefined {
  globalThis.afterwordCode ??= new Map();
  const key = `${work} ${resolve(root)}`;
  const digest = currentCode(root, work);
  if (!globalThis.afterwordCode.has(key)) globalThis.afterwordCode.set(key, digest);
  return globalThis.afterwordCode.get(key) === digest ? digest : undefined;
}

/** Digest of the code as it is on disk now. */
export function currentCode(root: string, work: Work): string | undefined {
  return digestCode(resolve(root), MODULES[work]);
}

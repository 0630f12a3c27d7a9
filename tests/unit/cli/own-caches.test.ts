import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCache } from '../../../src/cache/cache.ts';
import { KeptEntries } from '../../../src/cli/own-caches.ts';
import { listFiles } from '../../../src/output/read-output.ts';
import { makeFolder, writeFiles } from '../folder.ts';

const MODULES = {
  '.astro/content-assets.mjs': 'export default new Map();',
  '.astro/content-modules.mjs': 'export default new Map([]);',
};

/** A project, and what one build of it has of rendered entries. */
function begin(root: string, build: string) {
  return new KeptEntries(openCache(root, 'entries'), join(root, build), root);
}

describe('rendered entries', () => {
  test('come to the next build, whose folder is empty besides', () => {
    const root = makeFolder(MODULES);
    const first = begin(root, 'first');
    expect(listFiles(join(root, 'first'))).toEqual([]);
    writeFiles(root, { 'first/data-store.json': 'entries', 'first/assets/a.webp': 'half a pict' });
    first.loaded();
    begin(root, 'second');
    expect(listFiles(join(root, 'second'))).toEqual(['data-store.json']);
    expect(readFileSync(join(root, 'second/data-store.json'), 'utf8')).toBe('entries');
  });

  test('that were stored after they had been loaded, or not to the end, do not come', () => {
    const root = makeFolder(MODULES);
    const first = begin(root, 'first');
    writeFiles(root, { 'first/data-store.json': 'entries' });
    first.loaded();
    writeFiles(root, { 'first/data-store.json': 'later entries' });
    begin(root, 'second');
    expect(readFileSync(join(root, 'second/data-store.json'), 'utf8')).toBe('entries');
    const [kept = ''] = listFiles(join(root, 'node_modules'));
    writeFiles(join(root, 'node_modules'), { [kept]: readFileSync(join(root, 'node_modules', kept)).subarray(0, -1) });
    begin(root, 'third');
    expect(listFiles(join(root, 'third'))).toEqual([]);
  });

  test('import what they did when they were loaded, whatever a dev server writes meanwhile', () => {
    const root = makeFolder(MODULES);
    const entries = begin(root, 'first');
    const path = join(root, '.astro/content-assets.mjs');
    expect(entries.moduleAt(path)).toBeUndefined();
    entries.loaded();
    writeFiles(root, { '.astro/content-assets.mjs': 'import draft from "./draft.jpg";' });
    expect(entries.moduleAt(path)).toBe('export default new Map();');
    expect(entries.moduleAt(join(root, '.astro/content-modules.mjs'))).toBe('export default new Map([]);');
    expect(entries.moduleAt(join(root, 'src/other.mjs'))).toBeUndefined();
  });
});

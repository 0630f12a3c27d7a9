import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCache } from '../../../src/cache/cache.ts';
import { listFiles } from '../../../src/output/read-output.ts';
import { makeFolder, writeFiles } from '../folder.ts';

const BYTES = Buffer.from('the bytes of a picture');

/** A cache with one file in it, and the place of that file. */
function cacheWith(key: string, bytes: Uint8Array) {
  const root = makeFolder();
  const cache = openCache(root, 'pictures');
  cache.write(key, bytes);
  const [file = ''] = listFiles(root);
  return { root, cache, path: join(root, file) };
}

describe('a cache', () => {
  test('gives back what was written, under the key it was written as, in this process and the next', () => {
    const keys = fc.uniqueArray(fc.tuple(fc.string(), fc.uint8Array()), { selector: ([key]) => key, maxLength: 6 });
    const root = makeFolder();
    fc.assert(
      fc.property(keys, (entries) => {
        for (const [key, bytes] of entries) openCache(root, 'pictures').write(key, bytes);
        for (const [key, bytes] of entries) expect(openCache(root, 'pictures').read(key)).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  });

  test('knows nothing under another key, nor of another kind of work', () => {
    const { root, cache } = cacheWith('a', BYTES);
    expect(cache.read('b')).toBeUndefined();
    expect(openCache(root, 'social').read('a')).toBeUndefined();
  });

  test('gives the last of several, and leaves no other file behind', () => {
    const { root, cache } = cacheWith('a', Buffer.from('first'));
    cache.write('a', BYTES);
    expect(cache.read('a')).toEqual(new Uint8Array(BYTES));
    expect(listFiles(root)).toHaveLength(1);
  });

  test('has no path, time or key in its files, so that machines can share them', () => {
    const { root, path } = cacheWith('a secret title', BYTES);
    const other = cacheWith('a secret title', BYTES);
    expect(readFileSync(path).equals(readFileSync(other.path))).toBe(true);
    expect(path.slice(root.length)).toBe(other.path.slice(other.root.length));
    expect(readFileSync(path).includes('secret')).toBe(false);
  });
});

describe('a file of the cache', () => {
  test('of which any bytes are missing, changed or added counts for nothing, and is mended by the next write', () => {
    const { cache, path } = cacheWith('a', BYTES);
    const whole = readFileSync(path);
    const damage = fc.oneof(
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
      fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, bits]) => {
        const copy = Buffer.from(whole);
        copy.writeUInt8(whole.readUInt8(at) ^ bits, at);
        return copy;
      }),
      fc.uint8Array({ minLength: 1 }).map((more) => Buffer.concat([whole, more])),
      fc.uint8Array({ maxLength: 80 }),
    );
    fc.assert(
      fc.property(damage, (damaged) => {
        writeFileSync(path, damaged);
        expect(cache.read('a')).toBeUndefined();
        cache.write('a', BYTES);
        expect(cache.read('a')).toEqual(new Uint8Array(BYTES));
      }),
    );
  });

  test('under the name of another one counts for nothing', () => {
    const { root, cache, path } = cacheWith('a', BYTES);
    cache.write('b', Buffer.from('other bytes'));
    const other = listFiles(root).find((file) => !path.endsWith(file)) ?? '';
    renameSync(join(root, other), path);
    expect(cache.read('a')).toBeUndefined();
  });

  test('that another program put there, or a folder in its place, costs nothing but the bytes', () => {
    const { cache, path } = cacheWith('a', BYTES);
    writeFiles(dirname(path), { 'readme.txt': 'foreign' });
    rmSync(path);
    mkdirSync(path);
    expect(cache.read('a')).toBeUndefined();
    cache.write('a', BYTES);
    expect(cache.read('a')).toBeUndefined();
    expect(readdirSync(dirname(path))).toHaveLength(2);
  });

  test('is not written where nothing can be written, and nobody is troubled by that', () => {
    const root = makeFolder({ 'node_modules/.astro': 'not a folder' });
    const cache = openCache(root, 'pictures');
    cache.write('a', BYTES);
    expect(cache.read('a')).toBeUndefined();
    expect(listFiles(root)).toEqual(['node_modules/.astro']);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCache } from '../../../src/cache/cache.ts';
import { createKeep } from '../../../src/cache/keep.ts';
import { createPictureMaker } from '../../../src/images/kept-pictures.ts';
import { listFiles } from '../../../src/output/read-output.ts';
import { photograph } from '../../support/photograph.ts';
import { makeFolder } from '../folder.ts';

/** Make bytes, and count how often. */
function maker(text: string) {
  return {
    times: 0,
    async make() {
      this.times++;
      return new Uint8Array(Buffer.from(text));
    },
  };
}

describe('what is kept', () => {
  test('is made once for the same code and input', async () => {
    const cache = openCache(makeFolder(), 'pictures');
    const picture = maker('a picture');
    const first = await createKeep(cache, 'code')('input', () => picture.make());
    expect(await createKeep(cache, 'code')('input', () => picture.make())).toEqual(first);
    expect(picture.times).toBe(1);
    expect(Buffer.from(first).toString()).toBe('a picture');
  });

  test('is made again for other code or another input', async () => {
    const cache = openCache(makeFolder(), 'pictures');
    await createKeep(cache, 'code')('input', () => maker('old').make());
    expect(await createKeep(cache, 'other')('input', () => maker('new').make())).toEqual(
      new Uint8Array(Buffer.from('new')),
    );
    expect(await createKeep(cache, 'code')('other', () => maker('new').make())).toEqual(
      new Uint8Array(Buffer.from('new')),
    );
  });

  test('is nothing while nobody can tell which code runs: what is there is not taken either', async () => {
    const root = makeFolder();
    const cache = openCache(root, 'pictures');
    await createKeep(cache, 'code')('input', () => maker('old').make());
    const picture = maker('new');
    const keep = createKeep(cache, undefined);
    for (let time = 0; time < 2; time++) {
      expect(await keep('input', () => picture.make())).toEqual(new Uint8Array(Buffer.from('new')));
    }
    expect(picture.times).toBe(2);
    expect(listFiles(root)).toHaveLength(1);
  });

  test('is not what could not be made', async () => {
    const root = makeFolder();
    const keep = createKeep(openCache(root, 'pictures'), 'code');
    await expect(keep('input', () => Promise.reject(new Error('no picture')))).rejects.toThrow('no picture');
    expect(listFiles(root)).toEqual([]);
  });
});

describe('a picture', () => {
  const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><path d="M0 0h1v1z"/></svg>';

  test('is taken from the cache by its bytes and by what is asked of it, whatever its name', async () => {
    const root = makeFolder();
    const make = createPictureMaker(createKeep(openCache(root, 'pictures'), 'code'));
    const [first, second] = [await photograph(60, 40), await photograph(40, 60)];
    const webp = { format: 'webp', width: 20, name: 'a.jpg' };
    await make(first, webp);
    await make(first, { ...webp, name: 'b.jpg' });
    await make(Buffer.from(first), webp);
    expect(listFiles(root)).toHaveLength(1);
    await make(first, { ...webp, width: 30 });
    await make(first, { ...webp, format: 'avif' });
    await make(second, webp);
    await make(Buffer.from(DRAWING), { format: 'svg', name: 'a.svg' });
    expect(listFiles(root)).toHaveLength(5);
  });

  test('is the same to the byte after its file was cut, and not what was left of it', async () => {
    const root = makeFolder();
    const make = () => createPictureMaker(createKeep(openCache(root, 'pictures'), 'code'));
    const original = await photograph(60, 40);
    const target = { format: 'webp', width: 20, name: 'a.jpg' };
    const made = await make()(original, target);
    const [file = ''] = listFiles(root);
    const whole = readFileSync(join(root, file));
    writeFileSync(join(root, file), whole.subarray(0, whole.length / 2));
    expect(await make()(original, target)).toEqual(made);
    expect(readFileSync(join(root, file)).equals(whole)).toBe(true);
  });

  test('that cannot be read is named, and nothing is kept of it', async () => {
    const root = makeFolder();
    const make = createPictureMaker(createKeep(openCache(root, 'pictures'), 'code'));
    await expect(make(Buffer.from('no picture'), { format: 'webp', width: 20, name: 'x.jpg' })).rejects.toThrow(
      'x.jpg',
    );
    expect(listFiles(root)).toEqual([]);
  });
});

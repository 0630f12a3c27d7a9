import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encode, PictureError } from '../../../src/images/encode.ts';
import { scrubFolder } from '../../../src/images/scrub.ts';
import { animation, CAMERA_NOTES, photograph } from '../../support/photograph.ts';
import { picture } from '../../support/picture.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-scrub-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function scrubbed(name: string, bytes: Uint8Array): Promise<Buffer> {
  mkdirSync(join(folder, '_astro'), { recursive: true });
  writeFileSync(join(folder, name), bytes);
  await scrubFolder(folder);
  return readFileSync(join(folder, name));
}

test('a photograph is turned upright and forgets where it was taken', async () => {
  const original = await photograph(60, 40, 6);
  expect(original.includes('zzOwner')).toBe(true);
  const bytes = await scrubbed('photo.JPG', original);
  const { width, height, exif, orientation } = await sharp(bytes).metadata();
  expect({ width, height, exif, orientation }).toEqual({ width: 40, height: 60 });
  for (const note of CAMERA_NOTES) expect(bytes.includes(note)).toBe(false);
});

test('a PNG or WebP with metadata loses it, one without stays as it is', async () => {
  const noted = await sharp(await picture('#f00'))
    .withExif({ IFD0: { Copyright: 'zzOwner' } })
    .png()
    .toBuffer();
  expect(noted.includes('zzOwner')).toBe(true);
  expect((await scrubbed('noted.png', noted)).includes('zzOwner')).toBe(false);
  const bare = await picture('#0f0');
  expect((await scrubbed('bare.png', bare)).equals(bare)).toBe(true);
});

test('an animation keeps its frames', async () => {
  expect((await sharp(await scrubbed('moves.gif', await animation('gif'))).metadata()).pages).toBe(3);
});

test('what only has the name of a picture stays as it is', async () => {
  expect((await scrubbed('notes.jpg', Buffer.from('not a picture'))).toString()).toBe('not a picture');
});

test('files of the image service are not made twice', async () => {
  const made = await photograph(20, 20);
  expect((await scrubbed('_astro/a.BN8hbd8A_Z1abc.jpg', made)).equals(made)).toBe(true);
  expect((await scrubbed('_astro/a.BN8hbd8A.jpg', made)).equals(made)).toBe(false);
});

test('a picture that cannot be read is an error with its name', async () => {
  await expect(encode(Buffer.from('not a picture'), { format: 'avif', name: 'pool.png' })).rejects.toThrow(
    PictureError,
  );
  await expect(encode(Buffer.from('not a picture'), { format: 'avif', name: 'pool.png' })).rejects.toThrow(
    /^the picture pool\.png cannot be read: /,
  );
});

test('a picture is never made larger', async () => {
  const bytes = await encode(await picture('#00f'), { format: 'webp', width: 480, name: 'small' });
  expect((await sharp(bytes).metadata()).width).toBe(40);
});

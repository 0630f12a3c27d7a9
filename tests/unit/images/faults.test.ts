import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { judgePicture } from '../../../src/images/faults.ts';

const FORMATS = ['png', 'jpeg', 'webp', 'avif', 'gif'] as const;
const SVG = Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>\n');

/** A picture with enough in it that a half of it is not all of it. */
function picture(format: (typeof FORMATS)[number]): Promise<Buffer> {
  const noise = Buffer.from(Array.from({ length: 60 * 60 * 3 }, (_, index) => (index * 7919) % 251));
  return sharp(noise, { raw: { width: 60, height: 60, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

describe('a picture', () => {
  test.each(FORMATS)('that is whole is fine as %s, also with something behind its end', async (format) => {
    const bytes = await picture(format);
    expect(judgePicture(bytes)).toBeUndefined();
    if (format !== 'avif') expect(judgePicture(Buffer.concat([bytes, Buffer.from('more')]))).toBeUndefined();
  });

  test.each(FORMATS)('of which the end is missing is told as %s', async (format) => {
    const bytes = await picture(format);
    for (const part of [0.3, 0.6, 0.95]) {
      const fault = judgePicture(bytes.subarray(0, Math.floor(bytes.length * part)));
      expect.soft(fault?.message, `${part} of it`).toBe('is cut off before its end');
    }
  });

  test('may be a drawing', () => {
    expect(judgePicture(SVG)).toBeUndefined();
    expect(judgePicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
    expect(judgePicture(SVG.subarray(0, SVG.length - 8))?.message).toBe('is cut off before its end');
  });

  test('may not be anything else', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
    expect(judgePicture(Buffer.from(pointer))).toEqual({
      message: 'is a pointer of Git LFS, not the picture',
      hint: 'run git lfs pull',
    });
    expect(judgePicture(Buffer.from('<!doctype html><title>Not found</title>'))?.message).toBe(
      'is not a picture that can be read',
    );
    expect(judgePicture(Buffer.alloc(0))?.message).toBe('is empty');
  });
});

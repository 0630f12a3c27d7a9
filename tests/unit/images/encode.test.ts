import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encode } from '../../../src/images/encode.ts';
import service from '../../../src/images/service.ts';
import { photograph } from '../../support/photograph.ts';

const drawing = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#369' } });

describe('an original', () => {
  test.each(['webp', 'avif'] as const)(
    'as %s that is small already stays as it is, at its own width only',
    async (format) => {
      const bytes = new Uint8Array(await drawing(640, 400).toFormat(format).toBuffer());
      expect(await encode(bytes, { format, width: 640, name: 'x' })).toEqual(bytes);
      expect((await sharp(await encode(bytes, { format, width: 320, name: 'x' })).metadata()).width).toBe(320);
      const other = await encode(bytes, { format: format === 'webp' ? 'avif' : 'webp', width: 640, name: 'x' });
      expect(other).not.toEqual(bytes);
    },
  );

  test.each(['webp', 'avif'] as const)('as %s with notes in it is written anew', async (format) => {
    const notes = { IFD0: { Copyright: 'zzOwner' } };
    const bytes = new Uint8Array(await drawing(640, 400).withExif(notes).toFormat(format).toBuffer());
    expect(Buffer.from(bytes).includes('zzOwner')).toBe(true);
    const clean = Buffer.from(await encode(bytes, { format, width: 640, name: 'x' }));
    expect(clean.includes('zzOwner')).toBe(false);
  });

  test.each(['webp', 'avif'] as const)(
    'as %s with bytes of another kind behind it or in it is written anew',
    async (format) => {
      const bytes = await drawing(640, 400).toFormat(format).toBuffer();
      const box = Buffer.from(format === 'webp' ? 'zzzz\x08\0\0\0zzsecret' : '\0\0\0\x10freezzsecret', 'latin1');
      const longer = Buffer.concat([bytes, box]);
      if (format === 'webp') longer.writeUInt32LE(longer.length - 8, 4);
      for (const original of [longer, Buffer.concat([bytes, Buffer.from('zzsecret')])]) {
        const clean = Buffer.from(await encode(new Uint8Array(original), { format, width: 640, name: 'x' }));
        expect(clean.includes('zzsecret')).toBe(false);
        expect((await sharp(clean).metadata()).width).toBe(640);
      }
    },
  );

  test('is made into every width upright, and nothing of the camera is left', async () => {
    const bytes = new Uint8Array(await photograph(900, 600, 6));
    for (const [format, width] of [
      ['avif', 480],
      ['webp', 600],
      ['jpeg', 600],
      ['webp', 4000],
    ] as const) {
      const made = Buffer.from(await encode(bytes, { format, width, name: 'x' }));
      const { width: seen = 0, height = 0 } = await sharp(made).metadata();
      expect([seen, height]).toEqual([Math.min(width, 600), Math.round(Math.min(width, 600) * 1.5)]);
      expect(made.includes('zzCamera')).toBe(false);
    }
  });

  test('that one can see through is on white where the format has no transparency', async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const made = await encode(new Uint8Array(clear), { format: 'jpeg', width: 8, name: 'x' });
    expect((await sharp(made).raw().toBuffer()).every((value) => value > 250)).toBe(true);
  });
});

describe('the settings', () => {
  const image = { formats: ['webp' as const], widths: [300, 900], quality: { avif: 10, webp: 20 } };
  type Validate = NonNullable<typeof service.validateOptions>;
  // Of Astro's settings the service reads its own alone.
  const config = {
    service: { entrypoint: '', config: { root: '/nowhere', image } },
  } as unknown as Parameters<Validate>[1];
  const logger = {} as Parameters<Validate>[2];
  const validate = (options: Parameters<Validate>[0]) => service.validateOptions?.(options, config, logger);
  const src = { src: '/a.jpg', width: 2000, height: 1000, format: 'jpg' as const };

  test('decide formats and widths', async () => {
    const options = await validate({ src, width: 2000, height: 1000 });
    expect(options).toMatchObject({ width: 900, height: 450, format: 'webp', formats: ['webp'], widths: [300, 900] });
    const large = await validate({ src, width: 4000, format: 'jpeg' });
    expect(large).toMatchObject({ width: 2000, height: 1000 });
  });

  test('decide the quality', async () => {
    const bytes = new Uint8Array(await photograph(400, 300));
    const length = async (webp: number) =>
      (await encode(bytes, { format: 'webp', width: 400, quality: { avif: 50, webp }, name: 'x' })).length;
    expect(await length(20)).toBeLessThan((await length(90)) / 2);
  });
});

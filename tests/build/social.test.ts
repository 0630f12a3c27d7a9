import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

const INCIDENT = `incident:
  status: resolved
  severity: sev1
  started: 2025-04-01T10:00Z
  resolved: 2025-04-01T12:30Z`;

describe('social images', () => {
  let site: FixtureSite;
  beforeAll(async () => {
    site = createSite(
      {
        'content/blog/short.md': entry(fourFields('Short')),
        'content/blog/long.md': entry(fourFields('x'.repeat(120))),
        'content/blog/データ.md': entry(fourFields('データベースの移行')),
        'content/postmortems/outage.md': entry(fourFields('Outage', '2025-04-02', INCIDENT)),
        'content/blog/zzdraft.md': entry(fourFields('Zzdraft', '2025-06-01', 'draft: true')),
        'content/blog/zzscheduled.md': entry(fourFields('Zzscheduled', '2027-06-01')),
        'content/blog/zzunlisted.md': entry(fourFields('Zzunlisted', '2025-06-01', 'unlisted: true')),
      },
      { base: '/notes', check: { R11: 'off' } },
    );
    const result = await site.build();
    expect(result.stderr).toContain('0 errors');
    expect(result.code).toBe(0);
  });
  afterAll(() => site.dispose());

  const images = () => site.output().filter((file) => file.startsWith('social/'));
  const bytesOfAll = () => images().map((file) => site.read(`dist/${file}`).toString('base64'));
  const cached = () => readdirSync(join(site.root, 'node_modules/.astro/afterword/social'));

  test('exist for the site and every visible entry, and for nothing that is withheld', () => {
    expect(images()).toEqual([
      'social/blog/long.png',
      'social/blog/short.png',
      'social/blog/データ.png',
      'social/postmortems/outage.png',
      'social/site.png',
    ]);
    expect(cached()).toHaveLength(5);
  });

  test('are 1200 × 630, small, and carry nothing but pixels', async () => {
    for (const file of images()) {
      const bytes = site.read(`dist/${file}`);
      const { width, height, format, exif, xmp, comments } = await sharp(bytes).metadata();
      expect({ file, width, height, format, exif, xmp, comments }).toEqual({
        file,
        width: 1200,
        height: 630,
        format: 'png',
      });
      expect(bytes.length).toBeLessThan(60_000);
    }
  });

  test('are the ones that pages name, with measures and words', () => {
    const html = site.read('dist/postmortems/outage/index.html').toString();
    expect(html).toContain(
      '<meta property="og:image" content="https://fixture.example/notes/social/postmortems/outage.png">',
    );
    expect(html).toContain('<meta property="og:image:width" content="1200">');
    expect(html).toContain('<meta property="og:image:height" content="630">');
    expect(html).toContain('<meta property="og:image:alt" content="Outage, Fixture">');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    const address = /og:image" content="https:\/\/fixture\.example\/notes\/([^"]+)"/.exec(
      site.read('dist/blog/データ/index.html').toString(),
    )?.[1];
    expect(images()).toContain(decodeURI(address ?? ''));
    const other = /og:image" content="([^"]+)"/.exec(site.read('dist/blog/zzunlisted/index.html').toString())?.[1];
    expect(other).toBe('https://fixture.example/notes/social/site.png');
  });

  test('are taken from a warm cache, the same to the byte', async () => {
    const [before, drawn] = [bytesOfAll(), cached()];
    expect((await site.build()).code).toBe(0);
    expect(bytesOfAll()).toEqual(before);
    expect(cached()).toEqual(drawn);
  });

  test('are the same to the byte from a cold cache and in another zone', async () => {
    const before = bytesOfAll();
    site.remove('node_modules/.astro');
    expect((await site.build({ TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8' })).code).toBe(0);
    expect(bytesOfAll()).toEqual(before);
  });

  test('change with what they say', async () => {
    const before = site.read('dist/social/postmortems/outage.png');
    const written = site.read('content/postmortems/outage.md').toString();
    site.write('content/postmortems/outage.md', written.replace('sev1', 'sev2'));
    expect((await site.build()).code).toBe(0);
    site.write('content/postmortems/outage.md', written);
    expect(site.read('dist/social/postmortems/outage.png').equals(before)).toBe(false);
    const corner = sharp(site.read('dist/social/postmortems/outage.png')).extract({
      left: 0,
      top: 0,
      width: 1,
      height: 1,
    });
    const [red = 0, green = 0, blue = 0] = await corner.raw().toBuffer();
    // The colour of this severity; a palette may be one shade off.
    for (const [seen, meant] of [
      [red, 0x9a],
      [green, 0x4a],
      [blue, 0x06],
    ] as const) {
      expect(Math.abs(seen - meant)).toBeLessThan(4);
    }
  });
});

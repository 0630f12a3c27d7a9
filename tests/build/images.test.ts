import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { animation, CAMERA_NOTES, photograph } from '../support/photograph.ts';
import { picture } from '../support/picture.ts';

const DRAWING = `<?xml version="1.0"?><!-- zzcomment -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10" width="10"
  height="10" onload="zzhandler()"><script>zzscript()</script><metadata>zzmetadata</metadata>
  <image href="https://zzforeign.example/x.png"/><a xlink:href="javascript:zzlink()"><path d="M0 0h10v10z" fill="#c00"/></a></svg>`;

describe('pictures of texts', () => {
  let site: FixtureSite;
  beforeAll(async () => {
    site = createSite({
      'content/blog/md/index.md': entry(
        fourFields('Md', '2025-06-01', 'image: { src: ./hero.jpg, alt: The hero }'),
        '![A photo](./photo.jpg "Its title")\n\n![Small](small.png)\n\n![Moves](moves.gif)\n\n![Drawn](drawn.svg)\n',
      ),
      'content/blog/md/photo.jpg': await photograph(1700, 1000, 6),
      'content/blog/md/hero.jpg': await photograph(1300, 500),
      'content/blog/md/small.png': await picture('#0a0'),
      'content/blog/md/moves.gif': await animation('gif', 600),
      'content/blog/md/drawn.svg': DRAWING,
      'content/postmortems/mdx/index.mdx': entry(
        fourFields('Mdx', '2025-06-01', 'image: ./plain.jpg'),
        [
          "import photo from './figure.jpg';\n",
          '<Figure src={photo} alt="In a figure">Told below.</Figure>\n',
          '![In MDX](./inline.jpg)\n',
          '![Public](/public.jpg)\n',
          '![Narrow](./narrow.png) ![Wide](./wide.png) ![Moves too](./moves.webp)\n',
        ].join('\n'),
      ),
      'content/postmortems/mdx/figure.jpg': await photograph(900, 600),
      'content/postmortems/mdx/inline.jpg': await photograph(500, 400),
      'content/postmortems/mdx/plain.jpg': await photograph(810, 400),
      'content/postmortems/mdx/narrow.png': await sized(1, 8000),
      'content/postmortems/mdx/wide.png': await sized(8000, 1),
      'content/postmortems/mdx/moves.webp': await animation('webp'),
      'content/pages/about.md': entry('title: About\ndescription: About us.', '![On a page](./page.jpg)\n'),
      'content/pages/page.jpg': await photograph(640, 480),
      'public/public.jpg': await photograph(300, 200),
    });
    const result = await site.build();
    expect(result.stderr).toContain('0 errors');
    expect(result.code).toBe(0);
  });
  afterAll(() => site.dispose());

  const html = (path: string) => site.read(`dist/${path}/index.html`).toString();
  const image = (path: string, alt: string) =>
    new RegExp(`<picture>(?:(?!<picture>).)*alt="${alt}".*?</picture>`).exec(html(path))?.[0] ?? '';
  const widths = (markup: string, format: string) =>
    Array.from(markup.matchAll(new RegExp(`\\.${format} (\\d+)w`, 'g')), ([, width]) => Number(width));

  test('hold no byte of what the camera wrote, wherever they were named', async () => {
    expect(
      await photograph(40, 30).then((bytes) => CAMERA_NOTES.every((note) => bytes.includes(note) || /\d/.test(note))),
    ).toBe(true);
    const pictures = site.output().filter((file) => /\.(jpe?g|png|webp|avif|gif)$/.test(file));
    expect(pictures.length).toBeGreaterThan(30);
    for (const file of pictures) {
      const bytes = site.read(`dist/${file}`);
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ file, exif, xmp, iptc, icc, orientation }).toEqual({ file });
      for (const note of CAMERA_NOTES) expect(bytes.includes(note), file).toBe(false);
    }
  });

  test('are published as AVIF and WebP in widths up to their own, and never as the original', () => {
    const photo = image('blog/md', 'A photo');
    expect(widths(photo, 'avif')).toEqual([480, 1000]);
    expect(widths(photo, 'webp')).toEqual([480, 1000]);
    expect(widths(image('blog/md', 'Small'), 'avif')).toEqual([40]);
    // The heroes that other services show, too.
    const others = site.output().filter((file) => /\.(jpe?g|gif|tiff?)$/.test(file));
    expect(others.map((file) => file.replace(/_astro\/(\w+)\..*/, '$1'))).toEqual(['hero', 'plain', 'public.jpg']);
    expect(site.output().filter((file) => file.endsWith('.png') && !file.startsWith('social/'))).toEqual([]);
  });

  test('have the width and height at which they will be shown upright, load late, and keep their words', async () => {
    const photo = image('blog/md', 'A photo');
    expect(photo).toMatch(/<img [^>]*width="1000" height="1700"/);
    expect(photo).toMatch(/<img [^>]*loading="lazy"/);
    expect(photo).toMatch(/<img [^>]*decoding="async"/);
    for (const source of photo.match(/\/_astro\/[^ "]+/g) ?? []) {
      const { width = 0, height = 0 } = await sharp(site.read(`dist${source}`)).metadata();
      expect(height / width, source).toBeCloseTo(1.7, 2);
    }
  });

  test('the hero of an entry comes first and at once', () => {
    const hero = image('blog/md', 'The hero');
    expect(widths(hero, 'avif')).toEqual([480, 800, 1300]);
    expect(hero).toMatch(/<img [^>]*loading="eager"/);
    expect(hero).toMatch(/<img [^>]*fetchpriority="high"/);
    expect(html('blog/md').indexOf(hero)).toBeLessThan(html('blog/md').indexOf('A photo'));
    expect(html('postmortems/mdx')).toMatch(/<img [^>]*loading="eager"[^>]*width="810"/);
  });

  test('the hero of an entry stands for it elsewhere, as JPEG', async () => {
    const property = (path: string, name: string) =>
      new RegExp(`<meta property="og:image${name}" content="([^"]*)">`).exec(html(path))?.[1] ?? '';
    expect(property('blog/md', '')).toMatch(/^https:\/\/fixture\.example\/_astro\/hero\.\S+\.jpeg$/);
    expect([property('blog/md', ':type'), property('blog/md', ':width'), property('blog/md', ':height')]).toEqual([
      ...['image/jpeg', '1200', '462'],
    ]);
    expect(property('blog/md', ':alt')).toBe('The hero');
    const { format, width, height } = await sharp(
      site.read(`dist${new URL(property('blog/md', '')).pathname}`),
    ).metadata();
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1200, height: 462 });
    // Never larger than the original.
    expect([property('postmortems/mdx', ':width'), property('postmortems/mdx', ':height')]).toEqual(['810', '400']);
    expect(html('blog/md')).toContain(property('blog/md', ''));
    expect(/"image":\s*\["([^"]+)"/.exec(html('blog/md'))?.[1]).toBe(property('blog/md', ''));
  });

  test('in MDX and on pages of their own are no others', () => {
    expect(widths(image('postmortems/mdx', 'In a figure'), 'avif')).toEqual([480, 900]);
    expect(widths(image('postmortems/mdx', 'In MDX'), 'avif')).toEqual([500]);
    expect(widths(image('about', 'On a page'), 'webp')).toEqual([640]);
    expect(html('postmortems/mdx')).toMatch(/<img [^>]*src="\/public.jpg"[^>]*loading="lazy"/);
  });

  test('an animation still moves, in WebP', async () => {
    for (const [path, alt] of [
      ['blog/md', 'Moves'],
      ['postmortems/mdx', 'Moves too'],
    ] as const) {
      const tag = html(path).match(new RegExp(`<img [^>]*alt="${alt}"[^>]*>`))?.[0] ?? '';
      const file = /src="\/(_astro\/[^"]+)"/.exec(tag)?.[1] ?? '';
      expect((await sharp(site.read(`dist/${file}`)).metadata()).pages, alt).toBe(3);
      expect(tag).not.toContain('.avif');
    }
  });

  test('a drawing keeps its shapes and loses everything that runs, loads or tells', () => {
    const files = site.output().filter((file) => /_astro\/.*\.svg$/.test(file));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const drawing = site.read(`dist/${file}`).toString();
      expect(drawing, file).toContain('d="M0 0h10v10z"');
      expect(drawing, file).not.toMatch(/zz/);
    }
    expect(html('blog/md')).toMatch(/<img [^>]*width="10" height="10" src="\/_astro\/drawn[^"]*\.svg"/);
  });

  test('a picture one pixel wide or high has both measures', () => {
    expect(image('postmortems/mdx', 'Narrow')).toContain('width="1" height="8000"');
    expect(image('postmortems/mdx', 'Wide')).toContain('width="1312" height="1"');
  });

  test('feeds name one WebP by its whole address', () => {
    const feed = site.read('dist/feed.json').toString();
    expect(feed).toMatch(/src=\\"https:\/\/fixture\.example\/_astro\/photo\.[^ ]+\.webp\\"/);
    expect(feed).not.toContain('srcset');
  });

  test('a picture that cannot be read stops the build by its name', async () => {
    const whole = site.read('content/blog/md/small.png');
    site.write('content/blog/md/small.png', whole.subarray(0, 40));
    const { code, stderr } = await site.build();
    site.write('content/blog/md/small.png', whole);
    expect(code).toBe(1);
    expect(stderr).toMatch(/small\.[^ ]*png/);
    expect(stderr).toContain('dist/ is unchanged');
  });
});

function sized(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configuration, createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';

/** The parts of our code that decide the bytes of pictures, with one number in each made another. */
const OTHER_CODE = [
  ['src/images/encode.ts', 'effort: 1', 'effort: 0'],
  ['src/social/card.ts', 'MARGIN = 76', 'MARGIN = 70'],
] as const;

describe('a warm cache', () => {
  let site: FixtureSite;
  const page = () => site.read('dist/blog/cached/index.html').toString();
  beforeAll(async () => {
    site = createSite({
      'content/blog/cached.md': entry(fourFields('Cached', '2025-06-01', 'tags: [A Tag]'), 'A -- B\n\n![C](c.png)\n'),
      'content/blog/c.png': await picture('#0a0'),
    });
    expect((await site.build()).code).toBe(0);
  });
  afterAll(() => site.dispose());

  test('does not outlive a change of the schema, or of the code that makes pictures', async () => {
    expect(page()).toContain('Cached');
    const published = (ending: string) => site.output().filter((file) => file.endsWith(ending));
    const [avif, card] = [published('.avif'), site.read('dist/social/blog/cached.png')];
    expect(avif).toHaveLength(1);
    for (const [file, old, other] of OTHER_CODE) {
      const code = site.read(file).toString();
      expect(code).toContain(old);
      site.write(file, code.replace(old, other));
    }
    const schema = site.read('src/schemas/tag.ts').toString();
    site.write(
      'src/schemas/tag.ts',
      schema.replace('({ slug: slugify(label), label })', "({ slug: 'x-'.concat(slugify(label)), label })"),
    );
    expect((await site.build()).code).toBe(0);
    site.write('src/schemas/tag.ts', schema);
    expect(site.output()).toContain('tags/x-a-tag/index.html');
    expect(site.output()).not.toContain('tags/a-tag/index.html');
    expect(page()).toContain('/tags/x-a-tag/');
    // Names of pictures may be cached for ever, so other bytes have another name.
    expect(published('.avif')).toHaveLength(1);
    expect(published('.avif')).not.toEqual(avif);
    expect(site.read('dist/social/blog/cached.png').equals(card)).toBe(false);
  });

  test('does not outlive a change of site.config.ts', async () => {
    expect((await site.build()).code).toBe(0);
    expect(page()).toContain('June 1, 2025');
    site.write('site.config.ts', configuration({ lang: 'en-GB', base: '/moved' }));
    expect((await site.build()).code).toBe(0);
    site.write('site.config.ts', configuration());
    expect(page()).toContain('1 June 2025');
    expect(page()).toContain('/moved/tags/a-tag/');
  });

  test('does not outlive its file, nor an edit of it', async () => {
    site.write('content/blog/cached.md', entry(fourFields('Edited')));
    site.write('content/blog/passing.md', entry(fourFields('Passing')));
    expect((await site.build()).code).toBe(0);
    expect(page()).toContain('Edited');
    expect(page()).not.toContain('Cached');
    site.remove('content/blog/passing.md');
    // A place where nothing can be kept costs time, not the build.
    site.remove('node_modules/.astro');
    site.write('node_modules/.astro', 'not a folder');
    expect((await site.build()).code).toBe(0);
    expect(site.output()).not.toContain('blog/passing/index.html');
    expect(site.read('dist/rss.xml').toString()).not.toContain('Passing');
  });
});

describe('dist/', () => {
  let site: FixtureSite;
  beforeAll(async () => {
    site = createSite({ 'content/blog/kept.md': entry(fourFields('Kept')) });
    expect((await site.build()).code).toBe(0);
  });
  afterAll(() => site.dispose());

  test('loses what the last build had and this one has not', async () => {
    site.write('dist/stale.html', 'stale');
    expect((await site.build()).code).toBe(0);
    expect(site.output()).not.toContain('stale.html');
  });

  test('is left alone by a second build at the same time, which says why', async () => {
    const results = await Promise.all([site.build(), site.build()]);
    const said = results.map(({ stderr }) => stderr).join('\n');
    expect(results.map(({ code }) => code).sort(), said).toEqual([0, 1]);
    expect(results.find(({ code }) => code === 1)?.stderr).toContain('another build is running');
    expect(site.output()).toContain('blog/kept/index.html');
  });

  test('comes back when a killed build had set it aside', async () => {
    site.write('.afterword/previous/index.html', 'the last good build');
    site.write('.afterword/build/half.html', 'half');
    site.remove('dist');
    site.write('content/blog/broken.md', entry(fourFields('Broken', 'never')));
    site.write('.afterword/lock', '4194305');
    expect((await site.run(['preview', '--help'])).code).toBe(0);
    const { code } = await site.build();
    site.remove('content/blog/broken.md');
    expect(code).toBe(1);
    expect(site.read('dist/index.html').toString()).toBe('the last good build');
    expect(site.exists('.afterword')).toBe(false);
  });
});

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/output/read-output.ts';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';

/** Every folder in which a build, or a server of the same project, keeps something for the next one. */
const CACHES = ['node_modules/.astro', 'node_modules/.vite', '.astro'];

describe('a site whose entries have four fields', () => {
  let site: FixtureSite;
  let stdout: string;
  beforeAll(async () => {
    site = createSite({
      'content/blog/first.md': entry(fourFields('First')),
      'content/blog/second/index.mdx': entry(
        fourFields('Second', 'August 22, 2024'),
        '![A cover](./cover.png) ![A drawing](./drawing.svg)\n',
      ),
      'content/blog/second/cover.png': await picture('#0a0'),
      'content/blog/second/drawing.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
      'content/postmortems/outage.md': entry(fourFields('Outage', '2025-04-02T00:00:00.000Z')),
      'content/pages/about.md': entry('title: About\ndescription: About us.'),
    });
    const result = await site.build();
    expect(result.stderr).toContain('0 errors, 3 warnings');
    expect(result.code).toBe(0);
    stdout = result.stdout;
  });
  afterAll(() => site.dispose());

  test('has a page for every entry, flat or in a folder, Markdown or MDX', () => {
    const pages = site.output();
    expect(pages).toContain('blog/first/index.html');
    expect(pages).toContain('blog/second/index.html');
    expect(pages).toContain('postmortems/outage/index.html');
    expect(pages).toContain('about/index.html');
  });

  test('says how many of each went in and came out', () => {
    expect(stdout).toContain('2 posts, 1 report, 1 page');
    const pages = site.output().filter((file) => file.endsWith('.html'));
    const feeds = site.output().filter((file) => /(^|\/)(rss\.xml|atom\.xml|feed\.json)$/.test(file));
    expect(feeds.length).toBeGreaterThan(9);
    expect(stdout).toContain(`${pages.length} HTML pages, ${feeds.length} feeds`);
    expect(stdout).not.toMatch(/draft|scheduled|unlisted/);
  });

  test('says of a report without facts that it is not counted', () => {
    expect(site.read('dist/postmortems/outage/index.html').toString()).toContain('not counted in any statistic');
    expect(JSON.parse(site.read('dist/data/stats.json').toString())).toMatchObject({
      posts: 2,
      reports: 1,
      incidents: {},
    });
  });

  test('reads a prose date as that day', () => {
    expect(site.read('dist/blog/second/index.html').toString()).toContain(
      '<time datetime="2024-08-22">August 22, 2024</time>',
    );
  });

  test('has every file of the public contract that exists so far', () => {
    expect(site.output()).toEqual(
      expect.arrayContaining([
        ...['index.html', '404.html', 'archive/index.html', 'search/index.html', 'robots.txt', 'sitemap-index.xml'],
        ...[
          'blog/index.html',
          'postmortems/index.html',
          'tags/index.html',
          'authors/index.html',
          'services/index.html',
        ],
        ...[
          'authors/ada/index.html',
          'rss.xml',
          'rss.json',
          'data/site.db',
          'data/stats.json',
          '.nojekyll',
          '_headers',
          '_redirects',
        ],
      ]),
    );
  });

  test('leaves nothing behind but dist/', () => {
    expect(site.exists('.afterword')).toBe(false);
  });

  test('is the same to the byte when built again, under another zone and language, with no cached file whole', async () => {
    const before = contents(site);
    const damaged = damageCaches(site);
    for (const kind of ['entries', 'pictures', 'social']) {
      expect(damaged.some((file) => file.startsWith(`node_modules/.astro/afterword/${kind}/`))).toBe(true);
    }
    site.write('astro.config.mjs', withDevServer(site.read('astro.config.mjs').toString()));
    const { code } = await site.build({ TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' });
    expect(code).toBe(0);
    expect(contents(site)).toEqual(before);
  });
});

/** A configuration that does to a build what a dev server beside it does: write the imports of other entries into `.astro`. */
function withDevServer(configuration: string): string {
  const write = `writeFileSync('.astro/content-assets.mjs', 'throw new Error("entries of another program")')`;
  const integration = `{ name: 'dev', hooks: { 'astro:build:setup': () => ${write} } }`;
  const changed = configuration.replace('scrubPictures()]', `scrubPictures(), ${integration}]`);
  expect(changed).not.toBe(configuration);
  return `import { writeFileSync } from 'node:fs';\n${changed}`;
}

/** Digests of all published files, by their paths. */
function contents(site: FixtureSite): Record<string, string> {
  const digest = (file: string) =>
    createHash('sha256')
      .update(site.read(`dist/${file}`))
      .digest('hex');
  return Object.fromEntries(site.output().map((file) => [file, digest(file)]));
}

/** Cut every other cached file short, and change the last letter or bit of the rest. */
function damageCaches(site: FixtureSite): string[] {
  const files = CACHES.filter((folder) => site.exists(folder)).flatMap((folder) =>
    listFiles(join(site.root, folder)).map((file) => `${folder}/${file}`),
  );
  for (const [index, file] of files.entries()) {
    const bytes = site.read(file);
    if (bytes.length > 0) bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    site.write(file, index % 2 === 0 ? bytes.subarray(0, bytes.length / 2) : bytes);
  }
  return files;
}

describe('a site without entries', () => {
  test('builds, and every listing says that it is empty', async () => {
    const site = createSite({});
    const { code } = await site.build();
    expect(code).toBe(0);
    const text = (path: string) => site.read(`dist/${path}`).toString();
    expect(text('index.html')).toContain('No post has been published yet.');
    expect(text('blog/index.html')).toContain('No post has been published yet.');
    expect(text('postmortems/index.html')).toContain('No report has been published yet.');
    expect(text('tags/index.html')).toContain('No entry has a tag yet.');
    expect(text('services/index.html')).toContain('No service has been registered yet.');
    expect(text('archive/index.html')).toContain('Nothing has been published yet.');
    expect(text('rss.xml')).not.toContain('<item>');
    expect(JSON.parse(text('rss.json'))).toEqual([]);
    site.dispose();
  });
});

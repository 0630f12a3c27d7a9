import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createKeeperFinder } from '../../../src/entries/kept-files.ts';
import { type Edge, fileOfModule, findForbiddenEdges } from '../../../src/entries/module-graph.ts';
import { createPlaces } from '../../../src/entries/module-places.ts';
import { makeFolder } from '../folder.ts';
import { judge, markdown } from './content.ts';

/** What is said of edges, each written as `importer > file`. */
function told(...edges: readonly string[]): string[] {
  const { items } = judge({
    'blog/plan/index.mdx': markdown('draft: true'),
    'blog/later.md': markdown().replace('2025-04-02', '2026-04-02'),
    'blog/quiet/index.md': markdown('unlisted: true'),
    'blog/other/index.md': markdown('unlisted: true'),
    'blog/a/index.mdx': markdown(),
  });
  const all = edges.map((edge): Edge => {
    const [importer, file = ''] = edge.split(' > ');
    return { importer: importer || undefined, file };
  });
  return findForbiddenEdges(all, createKeeperFinder(items), (file) => (file.startsWith('../') ? 'foreign' : 'site'));
}

describe('an edge of the bundle', () => {
  test.each([
    [
      'content/blog/a/index.mdx > content/blog/plan/x.png',
      'content/blog/plan/x.png of content/blog/plan/index.mdx, which is not published',
    ],
    [
      'src/x.ts > content/Blog/PLAN/x.png',
      'content/Blog/PLAN/x.png of content/blog/plan/index.mdx, which is not published',
    ],
    ['src/x.ts > content/blog/plan/index.mdx', 'content/blog/plan/index.mdx, which is not published'],
    ['src/x.css > content/blog/later.md', 'content/blog/later.md, which is not published'],
    [
      '.astro/content-assets.mjs > content/blog/plan/x.png',
      'content/blog/plan/x.png of content/blog/plan/index.mdx, which is not published',
    ],
    [
      'content/blog/a/index.mdx > content/blog/quiet/x.png',
      'content/blog/quiet/x.png of content/blog/quiet/index.md, which is unlisted',
    ],
    [
      'content/blog/other/index.md > content/blog/quiet/x.png',
      'content/blog/quiet/x.png of content/blog/quiet/index.md, which is unlisted',
    ],
    ['content/blog/a/index.mdx > ../secret.txt', '../secret.txt, which is not a part of the site'],
    [' > content/blog/plan/x.png', 'content/blog/plan/x.png of content/blog/plan/index.mdx, which is not published'],
  ])('%s is told with both files', (edge, said) => {
    const importer = edge.split(' > ')[0] || 'the bundle';
    expect(told(edge, edge)).toEqual([`${importer} takes in ${said}`]);
  });

  test.each([
    'content/blog/a/index.mdx > content/blog/a/x.png',
    'content/blog/a/index.mdx > src/components/Chart.astro',
    'content/blog/quiet/index.md > content/blog/quiet/x.png',
    '.astro/content-assets.mjs > content/blog/quiet/x.png',
    '.astro/content-modules.mjs > content/blog/quiet/index.md',
    'content/blog/plan/index.mdx > content/blog/plan/x.png',
    'src/x.ts > content/blog/planner/x.png',
    'src/x.ts > content/blog/x.png',
    'src/x.ts > node_modules/a/index.js',
    'node_modules/astro/a.js > .astro/content-assets.mjs',
  ])('%s is fine', (edge) => expect(told(edge)).toEqual([]));

  test('all are told at once, in their order', () => {
    expect(told('b > content/blog/later.md', 'a > ../x')).toEqual([
      'a takes in ../x, which is not a part of the site',
      'b takes in content/blog/later.md, which is not published',
    ]);
  });
});

test.each([
  ['/p/a.png?url', '/p/a.png'],
  ['/p/a.mdx?astroPropagatedAssets#x', '/p/a.mdx'],
  ['\0/p/a.js?commonjs-proxy', '/p/a.js'],
  ['\0astro:content', undefined],
  ['virtual:astro:page:src/pages/404@_@astro', undefined],
  ['node:fs', undefined],
])('the module %j is made of %s', (id, file) => expect(fileOfModule(id)).toBe(file));

describe('a file by its real path', () => {
  const outer = () => {
    const outside = makeFolder({ 'lib/index.js': '', 'secret.txt': '', 'project/site.config.ts': '' });
    const files = [
      '.env',
      '.env.local',
      '.git/config',
      '.npmrc',
      'dist/index.html',
      'content/blog/.x.js',
      'content/blog/a.md',
    ];
    const more = ['content/blog/p.png', 'src/pages/.well-known/[file].ts', 'src/x.ts', 'package.json', 'public/a.js'];
    const packages = [
      'a/index.js',
      'a/dist/.hidden/x.js',
      '.astro/store.json',
      '.vite/deps/x.js',
      '.pnpm/b@1/node_modules/b/x.js',
    ];
    const root = makeFolder(
      Object.fromEntries(
        [...files, ...more, ...packages.map((name) => `node_modules/${name}`)].map((name) => [name, '']),
      ),
    );
    symlinkSync(join(outside, 'lib'), join(root, 'node_modules/linked'));
    mkdirSync(join(root, 'node_modules/@scope'));
    symlinkSync(join(outside, 'lib'), join(root, 'node_modules/@scope/lib'));
    symlinkSync(join(outside, 'secret.txt'), join(root, 'src/secret.txt'));
    return { root, outside };
  };

  test.each([
    ...['content/blog/a.md', 'content/blog/p.png', 'src/pages/.well-known/[file].ts', 'src/x.ts', 'package.json'],
    ...[
      'public/a.js',
      'node_modules/a/index.js',
      'node_modules/a/dist/.hidden/x.js',
      'node_modules/.pnpm/b@1/node_modules/b/x.js',
    ],
    ...['node_modules/linked/index.js', 'node_modules/@scope/lib/index.js'],
  ])('%s is a part of the site', (file) => {
    expect(createPlaces(outer().root)(file)).toBe('site');
  });

  test.each([
    ...['.env', '.env.local', '.git/config', '.npmrc', 'dist/index.html', 'content/blog/.x.js', 'src/secret.txt'],
    ...[
      'node_modules/.astro/store.json',
      'node_modules/.vite/deps/x.js',
      '/etc/hostname',
      'node_modules/linked/../../../x',
    ],
  ])('%s is not', (file) => {
    expect(createPlaces(outer().root)(file)).not.toBe('site');
  });

  test('neither is what lies beside a linked package, nor what does not exist', () => {
    const { root, outside } = outer();
    expect(createPlaces(root)(join(outside, 'secret.txt'))).toBe('foreign');
    expect(createPlaces(root)(join(outside, 'lib/index.js'))).toBe('site');
    expect(createPlaces(root)('src/gone.ts')).toBe('none');
  });
});

import { describe, expect, test } from 'vitest';
import { complaints, judge, markdown, report } from './content.ts';

const page = '---\ntitle: A page\ndescription: A description.\n---\nText.';
const collisions = (files: Record<string, string>, redirects: Record<string, string> = {}) =>
  complaints(judge(files, { redirects })).filter((line) => line.includes('is also the address of'));

describe('two files with one address', () => {
  test.each([
    ['blog/pool.md', 'blog/pool.mdx'],
    ['blog/pool.md', 'blog/pool/index.md'],
    ['blog/pool/index.md', 'blog/pool/index.mdx'],
    ['blog/pool.md', 'blog/Pool.md'],
    ['blog/über.md', 'blog/u\u0308ber.md'],
    ['authors/grace.yml', 'authors/grace.yaml'],
  ])('%s and %s are an error that names both', (a, b) => {
    const content = a.startsWith('authors') ? 'name: Grace' : markdown();
    const found = collisions({ [a]: content, [b]: content });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`content/${a}`);
    expect(found[0]).toContain(`content/${b}`);
  });

  test('one name in two collections is fine', () => {
    expect(collisions({ 'blog/pool.md': markdown(), 'postmortems/pool.md': report(), 'pages/pool.md': page })).toEqual(
      [],
    );
  });
});

test.each(['blog', 'tags', 'search', '404'])('a page cannot take the site’s own address /%s/', (name) => {
  expect(collisions({ [`pages/${name}.md`]: page })).toEqual([
    `content/pages/${name}.md error C1 /${name}/ is also the address of the site itself (rename one of the two)`,
  ]);
});

test.each(['rss', 'data', '_astro'])('a page cannot take the folder /%s/ of the site’s own files', (name) => {
  expect(complaints(judge({ [`pages/${name}.md`]: page }))).toEqual([
    `content/pages/${name}.md error C1 /${name}/ is where the site keeps files of its own (rename it)`,
  ]);
  expect(complaints(judge({ [`blog/${name}.md`]: markdown() }))).toEqual([]);
});

describe('an alias', () => {
  const hint = '(take the alias out, or rename the other)';
  const alias = (path: string) => ({
    'blog/a.md': markdown(`aliases: [${path}]`),
    'blog/b.md': markdown('tags: [SQL]'),
  });

  test.each([
    ['/blog/b/', 'content/blog/b.md'],
    ['/Blog/B', 'content/blog/b.md'],
    ['/blog/a/', 'content/blog/a.md'],
    ['/', 'the home page'],
    ['/blog/', 'the site itself'],
    ['/tags/sql/', 'a listing'],
  ])('%s collides with %s', (path, owner) => {
    const [found] = collisions(alias(path));
    expect(found).toContain(`is also the address of ${owner} ${hint}`);
  });

  test('of two entries collides with itself', () => {
    const files = { 'blog/a.md': markdown('aliases: [/old/]'), 'blog/b.md': markdown('aliases: [/Old]') };
    expect(collisions(files)).toEqual([
      `content/blog/b.md:6 error C1 /Old/ is also the address of an alias of content/blog/a.md ${hint}`,
    ]);
  });

  test('of a draft takes no address', () => {
    expect(collisions({ ...alias('/blog/b/'), 'blog/a.md': markdown('aliases: [/blog/b/]\ndraft: true') })).toEqual([]);
  });

  test('of its own is fine', () => {
    expect(collisions(alias('/2019/pool.html'))).toEqual([]);
  });
});

test('a redirect of the site collides with a page too', () => {
  expect(collisions({ 'blog/a.md': markdown() }, { '/blog/a': '/blog/', '/old/': '/blog/a/' })).toEqual([
    'site.config.ts error C1 /blog/a/ is also the address of content/blog/a.md (take the redirect out)',
  ]);
});

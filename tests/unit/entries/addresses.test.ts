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

  test.each(['/2019/pool.html', '/blog/a.html', '/2019/pool/index.html', '/blog/old.md', '/tags/old/rss.xml'])(
    'of its own is fine: %s',
    (path) => {
      expect(collisions(alias(path))).toEqual([]);
    },
  );

  test.each([
    ['/index.html', 'the home page'],
    ['/blog/b/index.html', 'content/blog/b.md'],
    ['/blog/rss.xml', 'the site itself'],
    ['/tags/sql/feed.json', 'the site itself'],
    ['/authors/ada/atom/archive/1.xml', 'the site itself'],
    ['/rss/archive/1.xml', 'the site itself'],
    ['/postmortems/incidents.ics', 'the site itself'],
    ['/blog/b.md', 'the Markdown twin of content/blog/b.md'],
    ['/.nojekyll', 'the site itself'],
  ])('%s collides with the file of %s', (path, owner) => {
    expect(collisions(alias(path))).toEqual([
      `content/blog/a.md:6 error C1 ${path} is also the address of ${owner} ${hint}`,
    ]);
  });

  test('takes no page its address where a host shows it without .html', () => {
    const told = (path: string) => complaints(judge(alias(path)));
    expect(told('/blog/b.html')).toEqual([
      'content/blog/a.md:6 error C1 some hosts show /blog/b.html at /blog/b, the address of content/blog/b.md (let it lead to /blog/b/, or take it out)',
    ]);
    expect(told('/archive.html')).toHaveLength(1);
    expect(complaints(judge({}, { redirects: { '/archive.html': '/archive/' } }))).toEqual([]);
  });

  test('written encoded is the same one', () => {
    expect(
      collisions({ 'blog/a.md': markdown('aliases: [/blog/%C3%BCber/]'), 'blog/über.md': markdown() }),
    ).toHaveLength(1);
  });
});

describe('a former id among the aliases of an author or a service', () => {
  const grace = (aliases: string, more: Record<string, string> = {}) => ({
    'authors/grace.yml': `name: Grace\naliases: [${aliases}]`,
    'blog/a.md': markdown(),
    ...more,
  });
  const hint = '(take the alias out, or rename the other)';

  test('takes the address that it had, with its feeds', () => {
    const redirects = {
      '/authors/gracehopper/': '/about/',
      '/authors/gracehopper/rss.xml': '/rss.xml',
      '/services/gracehopper/': '/about/',
    };
    expect(collisions(grace('gracehopper'), redirects)).toEqual([
      'site.config.ts error C1 /authors/gracehopper/ is also the address of a former id in content/authors/grace.yml (take the redirect out)',
      'site.config.ts error C1 /authors/gracehopper/rss.xml is also the address of a former id in content/authors/grace.yml (take the redirect out)',
    ]);
    const alias = markdown('aliases: [/authors/gracehopper/]');
    expect(collisions(grace('gracehopper', { 'blog/b.md': alias }))).toEqual([
      `content/blog/b.md:6 error C1 /authors/gracehopper/ is also the address of a former id in content/authors/grace.yml ${hint}`,
    ]);
  });

  test('may be told again by a redirect that leads to the same place', () => {
    const redirects = {
      '/authors/gracehopper/': '/authors/grace/',
      '/authors/gracehopper/rss.xml': '/authors/grace/rss.xml',
    };
    expect(collisions(grace('gracehopper'), redirects)).toEqual([]);
  });

  test('is an error at its line where a file that cannot be read has it', () => {
    expect(collisions(grace('gracehopper', { 'authors/gracehopper.yml': 'nome: Grace' }))).toEqual([
      `content/authors/grace.yml:2 error C1 /authors/gracehopper/ is also the address of content/authors/gracehopper.yml ${hint}`,
    ]);
  });

  test('is told once where another author has it', () => {
    const told = complaints(judge(grace('ada')));
    expect(told).toEqual([expect.stringMatching(/^content\/authors\/grace\.yml:2 error C4 “ada” is also a name in/)]);
  });

  test.each(['Amazing Grace', 'Grace, grace', 'page', 'Gräce Hopper'])('is not what no id can be: %s', (words) => {
    const redirects = Object.fromEntries(words.split(', ').map((word) => [`/authors/${encodeURI(word)}/`, '/about/']));
    expect(collisions(grace(words), redirects).filter((line) => line.includes('former id'))).toEqual([]);
  });

  test('of an author whom only drafts name takes no address', () => {
    const files = { ...grace('gracehopper'), 'blog/a.md': markdown('contributors: [grace]\ndraft: true') };
    expect(collisions(files, { '/authors/gracehopper/': '/about/' })).toEqual([]);
  });
});

test('a redirect of the site collides with a page too', () => {
  expect(collisions({ 'blog/a.md': markdown() }, { '/blog/a': '/blog/', '/old/': '/blog/a/' })).toEqual([
    'site.config.ts error C1 /blog/a/ is also the address of content/blog/a.md (take the redirect out)',
  ]);
});

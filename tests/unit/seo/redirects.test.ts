import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeRedirectPage } from '../../../src/seo/redirect-page.ts';
import { fileOfRedirect, writeRedirects } from '../../../src/seo/redirects.ts';
import { href } from '../../../src/site.ts';
import { makeSite } from '../site.ts';

/** Lines for old paths that all lead to one page. */
const lines = (...paths: string[]) =>
  writeRedirects(paths.map((path) => ({ from: href({ base: '/' }, path), to: '/blog/pool/' })))
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/ \/blog\/pool\/ 301$/, ''));

describe('the _redirects file', () => {
  test('has a permanent redirect on each line, in the order given, with base', () => {
    const redirects = [
      { from: '/notes/old/', to: '/notes/blog/%C3%BCber/' },
      { from: '/notes/older/', to: 'https://example.org/' },
    ];
    expect(writeRedirects(redirects)).toBe(
      '/notes/old/ /notes/blog/%C3%BCber/ 301\n/notes/older/ https://example.org/ 301\n',
    );
  });

  test.each([
    ['/über/', ['/über/']],
    ['/停止/注意/', ['/停止/注意/']],
    ['/br[1]/', ['/br[1]/']],
    // A blank would part the line, and a lone percent sign is an escape to hosts.
    ['/a b/', ['/a%20b/']],
    ['/a\u3000b/', ['/a%E3%80%80b/']],
    ['/100%/', ['/100%25/']],
  ])('has the letters of %s as hosts compare them', (path, sources) => {
    expect(lines(path)).toEqual(sources);
  });

  test.each([
    ['/old.html', ['/old.html']],
    ['/2019/old.htm', ['/2019/old.htm']],
    ['/old.php', ['/old.php', '/old.php/']],
    ['/old.html/', ['/old.html', '/old.html/']],
    ['/old/index.html', ['/old/', '/old/index.html']],
    ['/feed.xml', ['/feed.xml']],
  ])('asks for %s as hosts are asked', (path, sources) => {
    expect(lines(path)).toEqual(sources);
  });

  test('has no path twice, whatever leads there', () => {
    expect(lines('/a.html', '/a.html', '/b.php', '/b.php/', '/c/', '/c/index.html')).toEqual([
      ...['/a.html', '/b.php', '/b.php/', '/c/', '/c/index.html'],
    ]);
  });

  test('leaves out what a host would take for a pattern, and with it for other paths', () => {
    expect(writeRedirects([{ from: '/wiki/Talk:Pool/', to: '/' }])).toBe('');
    expect(writeRedirects([{ from: '/a*b/', to: '/' }])).toBe('');
    expect(lines('/10:16/')).toEqual(['/10:16/']);
  });

  test('has no sign in an address that means something in the rules of a host', () => {
    expect(writeRedirects([{ from: '/a/', to: 'https://example.com/?a="$uri"&b=\\' }])).toBe(
      '/a/ https://example.com/?a=%22%24uri%22&b=%5C 301\n',
    );
  });

  test('is empty without redirects', () => {
    expect(writeRedirects([])).toBe('');
  });

  test('has three words on each line, whatever an old path is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const written = writeRedirects([{ from: href({ base: '/' }, `/${name.toWellFormed()}/`), to: '/b/' }]);
        for (const line of written.split('\n').slice(0, -1)) expect(line.split(/\s+/)).toHaveLength(3);
      }),
    );
  });
});

describe('the file at an old path', () => {
  test.each([
    ['/old/', undefined, { name: 'old' }],
    ['/old.html', undefined, { name: 'old', extension: 'html' }],
    ['/2019/05/old.htm', undefined, { name: '2019/05/old', extension: 'htm' }],
    ['/2019/old/index.html', undefined, { name: '2019/old' }],
    // A server gives such a file a type that no browser shows.
    ['/old.php', undefined, { name: 'old.php' }],
    ['/old.xml', undefined, { name: 'old.xml' }],
    ['/feed.xml', '/rss.xml', { name: 'feed', extension: 'xml' }],
    ['/feed/', '/rss.xml', { name: 'feed' }],
    ['/old.json', '/rss.xml', { name: 'old.json' }],
    [
      '/authors/g/feed/archive/1.json',
      '/authors/grace/feed/archive/1.json',
      { name: 'authors/g/feed/archive/1', extension: 'json' },
    ],
  ])('of %s that leads to the feed %s', (path, feed, file) => {
    expect(fileOfRedirect({ path, feed })).toEqual(file);
  });
});

describe('the page at an old path', () => {
  const site = makeSite({ lang: 'de' });

  test('says where the new one is, and names a feed to readers', () => {
    const page = writeRedirectPage(site, { to: '/notes/tags/rss/atom.xml', feed: '/tags/rss/atom.xml' });
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('<meta http-equiv="refresh" content="0; url=/notes/tags/rss/atom.xml">');
    expect(page).toContain('<link rel="alternate" type="application/atom+xml" href="/notes/tags/rss/atom.xml">');
    expect(page).toContain('<a href="/notes/tags/rss/atom.xml">https://example.org/notes/tags/rss/atom.xml</a>');
    expect(writeRedirectPage(site, { to: '/blog/' })).not.toContain('rel="alternate"');
  });

  test('has an address as text, whatever is in it', () => {
    const page = writeRedirectPage(site, { to: 'https://example.com/?a="><script>&b' });
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('""');
  });
});

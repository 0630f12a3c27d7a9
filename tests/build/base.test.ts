import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';

const EARLY = `  status: resolved
  severity: sev3
  started: 2025-01-01T00:00Z
  resolved: 2025-01-01T01:00Z
  services: [web]
  related: [{ id: told, rel: caused-by }]`;
const LATER = `  status: resolved
  severity: sev2
  started: 2025-05-01T10:00Z
  resolved: 2025-05-01T12:00Z
  services: [api]
  actions: [{ title: Add a test, url: /blog/linked/ }]
  timeline: [{ at: 2025-05-01T10:00Z, text: It began., evidence: /about/ }]`;

describe('a site below a base path', () => {
  let site: FixtureSite;
  beforeAll(async () => {
    const text = 'See [the other](/postmortems/outage/) and [that page](/about/#more).\n\n![A red box](./red.png)\n';
    site = createSite(
      {
        'content/blog/linked/index.md': entry(
          fourFields('Linked', '2025-06-01', 'tags: [c++]\naliases: [/old/linked/]'),
          text,
        ),
        'content/blog/linked/red.png': await picture('#f00'),
        'content/blog/component.mdx': entry(
          fourFields('Component'),
          '[the other](/postmortems/outage/) <Callout>Mind</Callout>',
        ),
        'content/services/api.yml': 'name: API\n',
        'content/services/web.yml': 'name: Web\n',
        'content/postmortems/told.md': entry(fourFields('Told', '2025-02-02')),
        'content/postmortems/early.md': entry(fourFields('Early', '2025-01-05', `incident:\n${EARLY}`)),
        'content/postmortems/outage.md': entry(fourFields('Outage', '2025-06-01', `incident:\n${LATER}`)),
        'content/pages/about.md': entry('title: About\ndescription: About us.', '## More\n\nText.\n'),
      },
      {
        base: '/notes',
        redirects: { '/feed': '/rss.xml', '/away/': 'https://elsewhere.example/' },
        pageSize: 1,
        check: { R11: 'off', R12: 'off' },
      },
    );
    const result = await site.build();
    expect(result.stderr).toContain('0 errors');
    expect(result.code).toBe(0);
  });
  afterAll(() => site.dispose());

  test('has no root-relative address outside it, in any page', () => {
    const pages = site.output().filter((file) => file.endsWith('.html') && file !== 'away/index.html');
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      const html = site.read(`dist/${page}`).toString();
      const addresses = [...html.matchAll(/(?:href|src|action|data-index)="(\/[^"]*)"/g)].map(([, address]) => address);
      expect(addresses.length, page).toBeGreaterThan(0);
      expect(
        addresses.filter((address) => !address?.startsWith('/notes/')),
        page,
      ).toEqual([]);
    }
  });

  test('shows a relation on both reports, also where one is narrative', () => {
    expect(site.read('dist/postmortems/early/index.html').toString()).toMatch(
      /Caused by\s*<a href="\/notes\/postmortems\/told\/"/,
    );
    expect(site.read('dist/postmortems/told/index.html').toString()).toMatch(
      /Caused\s*<a href="\/notes\/postmortems\/early\/"/,
    );
  });

  test('gives a service the same availability on its own page as among all', () => {
    const figures = (page: string) => {
      const html = site.read(`dist/${page}`).toString();
      const api = html.slice(html.search(/<h3[^>]*>\s*<a href="\/notes\/services\/api\/"/));
      return [...api.matchAll(/<dd[^>]*>\s*<strong[^>]*>([^<]*)</g)].slice(0, 3).map(([, figure]) => figure);
    };
    expect(figures('reliability/index.html')).toHaveLength(3);
    expect(figures('services/api/index.html')).toEqual(figures('reliability/index.html'));
  });

  test('rewrites the links of texts, Markdown and MDX alike', () => {
    expect(site.read('dist/blog/linked/index.html').toString()).toContain('href="/notes/postmortems/outage/"');
    expect(site.read('dist/blog/linked/index.html').toString()).toContain('href="/notes/about/#more"');
    expect(site.read('dist/blog/component/index.html').toString()).toContain('href="/notes/postmortems/outage/"');
  });

  test('gives aliases and redirects a page with the language of the site, and a line in _redirects', () => {
    const page = site.read('dist/old/linked/index.html').toString();
    expect(page).toContain('<html lang="en"');
    expect(page).toContain('content="0; url=/notes/blog/linked/"');
    expect(page).toContain('<link rel="canonical" href="https://fixture.example/notes/blog/linked/"');
    expect(site.read('dist/_redirects').toString().split('\n')).toEqual([
      '/notes/away/ https://elsewhere.example/ 301',
      '/notes/feed/ /notes/rss.xml 301',
      '/notes/old/linked/ /notes/blog/linked/ 301',
      '',
    ]);
  });

  test('puts it into the feeds, the sitemap and the search index', () => {
    expect(site.read('dist/rss.xml').toString()).toContain('<link>https://fixture.example/notes/blog/linked/</link>');
    expect(JSON.parse(site.read('dist/rss.json').toString())).toContainEqual(
      expect.objectContaining({ link: '/notes/blog/linked/', url: 'https://fixture.example/notes/blog/linked/' }),
    );
    expect(site.read('dist/sitemap.xml').toString()).toContain('<loc>https://fixture.example/notes/blog/linked/</loc>');
    const texts = site.output().filter((file) => /^search\/index\/\w+\/f\//.test(file));
    const addresses = texts.map((file) => JSON.parse(inflateRawSync(site.read(`dist/${file}`)).toString())[1]);
    expect(addresses).toContain('/notes/blog/linked/');
  });

  test('pages long listings, and only entries and first pages are in the sitemap', () => {
    expect(site.output()).toContain('blog/page/2/index.html');
    expect(site.output()).not.toContain('blog/page/1/index.html');
    expect(site.output()).toContain('tags/c-plus-plus/index.html');
    const sitemap = site.read('dist/sitemap.xml').toString();
    expect(sitemap).not.toContain('/page/2/');
    expect(sitemap).not.toContain('/old/linked/');
    expect(sitemap).toContain('<lastmod>2025-06-01');
  });
});

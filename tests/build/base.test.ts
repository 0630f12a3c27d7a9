import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/output/read-output.ts';
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

/** Midnights of Tokyo, whose day in UTC is another one, and at the year's end even the year. */
const EDGE = `  status: resolved
  severity: sev3
  tz: Asia/Tokyo
  started: 2025-12-31T00:30
  resolved: 2026-01-01T00:30
  services: [edge]
  timeline:
    - { at: "00:30", type: impact-start, text: It began. }
    - { at: "10:00", type: mitigated, text: It got better. }`;
const ROUGH = `  status: resolved
  severity: sev3
  tz: Asia/Tokyo
  started: ~2026-01-05
  resolved: ~2026-01-06
  services: [rough]
  timeline: [{ at: ~2026-01-05, type: impact-start, text: It began. }]`;
/** Down from before the last ninety days until within them. */
const LONG = `  status: resolved
  severity: sev3
  started: 2025-10-15T00:00Z
  resolved: 2025-10-20T00:00Z
  services: [{ id: slow, state: down }]`;

describe('a site below a base path', () => {
  let site: FixtureSite;
  let stdout: string;
  beforeAll(async () => {
    const text = 'See [the other](/postmortems/outage/) and [that page](/about/#more).\n\n![A red box](./red.png)\n';
    site = createSite(
      {
        'content/blog/linked/index.md': entry(
          fourFields('Linked', '2025-06-01', 'tags: [c++]\naliases: [/old/linked/, /old/linked.html, /%C3%BCber/]'),
          text,
        ),
        'content/blog/linked/red.png': await picture('#f00'),
        'content/blog/component.mdx': entry(
          fourFields('Component'),
          '[the other](/postmortems/outage/) <Callout>Mind</Callout>',
        ),
        'content/services/api.yml': 'name: API\n',
        'content/services/web.yml': 'name: Web\naliases: [site, The Site]\n',
        'content/services/edge.yml': 'name: Edge\n',
        'content/services/rough.yml': 'name: Rough\n',
        'content/services/slow.yml': 'name: Slow\n',
        'content/postmortems/edge.md': entry(fourFields('Edge', '2026-01-01', `incident:\n${EDGE}`)),
        'content/postmortems/rough.md': entry(fourFields('Rough', '2026-01-05T09:00+09:00', `incident:\n${ROUGH}`)),
        'content/postmortems/long.md': entry(fourFields('Long', '2025-10-21', `incident:\n${LONG}`)),
        'content/postmortems/told.md': entry(fourFields('Told', '2025-02-02')),
        'content/postmortems/early.md': entry(fourFields('Early', '2025-01-05', `incident:\n${EARLY}`)),
        'content/postmortems/outage.md': entry(fourFields('Outage', '2025-06-01', `incident:\n${LATER}`)),
        'content/pages/about.md': entry('title: About\ndescription: About us.', '## More\n\nText.\n'),
      },
      {
        base: '/notes',
        timeZone: 'Asia/Tokyo',
        redirects: { '/feed': '/rss.xml', '/feed.xml': '/rss.xml', '/away/': 'https://elsewhere.example/' },
        pageSize: 1,
        check: { R11: 'off', R12: 'off' },
      },
    );
    const result = await site.build();
    expect(result.stderr).toContain('0 errors');
    expect(result.code).toBe(0);
    stdout = result.stdout;
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
      '/notes/feed.xml /notes/rss.xml 301',
      '/notes/feed/ /notes/rss.xml 301',
      '/notes/old/linked.html /notes/blog/linked/ 301',
      '/notes/old/linked/ /notes/blog/linked/ 301',
      ...['', 'atom.xml', 'feed.json', 'rss.xml'].map(
        (file) => `/notes/services/site/${file} /notes/services/web/${file} 301`,
      ),
      '/notes/über/ /notes/blog/linked/ 301',
      '',
    ]);
  });

  test('keeps an old address that ends in .html a file, and letters as letters', () => {
    expect(site.read('dist/old/linked.html').toString()).toContain('content="0; url=/notes/blog/linked/"');
    expect(site.output()).toContain('über/index.html');
  });

  test('has at a former id a page that leads on, and the feeds that are there now', () => {
    expect(site.read('dist/services/site/index.html').toString()).toContain('content="0; url=/notes/services/web/"');
    for (const file of ['rss.xml', 'atom.xml', 'feed.json']) {
      const feed = site.read(`dist/services/site/${file}`).toString();
      expect(feed).toBe(site.read(`dist/services/web/${file}`).toString());
      expect(feed).toContain(`https://fixture.example/notes/services/web/${file}`);
      expect(feed).toContain('Early');
      expect(feed).not.toContain('/services/site/');
    }
    expect(site.read('dist/feed.xml').equals(site.read('dist/rss.xml'))).toBe(true);
    expect(site.exists('dist/services/the site')).toBe(false);
    expect(site.read('dist/feeds.opml').toString()).not.toContain('/services/site/');
  });

  test('says at the end, and in the documentation, what has to lie beside the folder of the base', () => {
    expect(stdout).toContain(
      'base       for a whole domain upload dist/ as notes/, with _headers, _redirects and 404.html beside notes/',
    );
    const documentation = readFileSync(join(import.meta.dirname, '../../docs/deploying.md'), 'utf8');
    const [, commands = ''] = /^## Below a path\n.*?^```sh\n(.*?)^```$/ms.exec(documentation) ?? [];
    execFileSync('sh', ['-e', '-c', commands], { cwd: site.root });
    const uploaded = listFiles(join(site.root, 'upload'));
    const beside = uploaded.filter((file) => !file.startsWith('notes/'));
    expect(beside).toEqual(['.nojekyll', '404.html', '_headers', '_redirects', 'robots.txt']);
    expect(uploaded.filter((file) => file.startsWith('notes/')).map((file) => file.slice('notes/'.length))).toEqual(
      site.output().filter((file) => !beside.includes(file)),
    );
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

  describe('in a zone east of UTC', () => {
    const read = (path: string) => site.read(`dist/${path}`).toString();
    const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

    test('says the day of the site wherever a publication is dated', () => {
      const zoned = '2026-01-01T00:00:00+09:00';
      expect(read('rss.xml')).toContain('<pubDate>Thu, 01 Jan 2026 00:00:00 +0900</pubDate>');
      expect(read('rss.json')).toContain('"Thu, 01 Jan 2026 00:00:00 +0900"');
      expect(read('atom.xml')).toContain(`<published>${zoned}</published>`);
      expect(read('feed.json')).toContain(`"date_published": "${zoned}"`);
      expect(read('postmortems/edge.md')).toContain(`\npublished: ${zoned}\n`);
      const page = read('postmortems/edge/index.html');
      expect(page).toContain(`"datePublished":"${zoned}"`);
      expect(page).toContain(`<meta property="article:published_time" content="${zoned}"`);
      expect(words(page)).toContain('Published January 1, 2026');
      for (const list of ['postmortems/page/2/', 'authors/ada/page/2/', 'services/edge/', '']) {
        expect(read(`${list}index.html`), list).toMatch(/<time datetime="2026-01-01">January 1, 2026<\/time>/);
      }
      expect(read('archive/index.html')).toMatch(/id="y2026"(?:(?!id="y2025")[\s\S])*\/postmortems\/edge\//);
      expect(read('data/incidents.csv')).toContain(',2025-12-31T15:00:00Z,2026-01-01,');
      expect(JSON.parse(read('data/stats.json'))).toMatchObject({ latest: '2026-01-05' });
    });

    test('names the day before nowhere but in UTC and with the hour', () => {
      const files = site.output().filter((file) => /\.(html|xml|json|md|txt|opml)$/.test(file));
      expect(files.length).toBeGreaterThan(40);
      const wrong = /2025-12-31T15:00|Wed, 31 Dec 2025|Published <time datetime="2025-12-31"/;
      expect(files.filter((file) => wrong.test(read(file)))).toEqual(['data/incidents.json']);
      expect(site.output().filter((file) => /2026-01-04/.test(site.read(`dist/${file}`).toString('latin1')))).toEqual(
        [],
      );
    });

    test('says when an incident began and how soon it was reported by the days of the site', () => {
      const page = read('postmortems/edge/index.html');
      expect(page).toContain('"startDate":"2025-12-31T00:30:00+09:00"');
      expect(words(page)).toMatch(/Timeline.*December 30, 2025 15:30 UTC Dec 31, 2025, 00:30 GMT\+9 .*It began\./);
      expect(words(page)).toMatch(/December 31, 2025 01:00 UTC 10:00 GMT\+9 /);
      const edge = words(read('services/edge/index.html'));
      expect(edge).toContain('The last published incident began on December 31, 2025 : Edge');
      expect(edge).toMatch(/whole days in the site’s zone \(Asia\/Tokyo\).* The value: 0 days ?\./);
      expect(words(read('services/rough/index.html'))).toContain('began on January 5, 2026 : Rough');
    });

    test('has the written day where no more is known', () => {
      const [item] = JSON.parse(read('services/rough/feed.json')).items;
      expect(item).toMatchObject({ date_modified: '2026-01-06T00:00:00+09:00', title: 'Rough' });
      expect(item.content_html).toContain('<td>about 2026-01-05</td>');
      expect(item.content_html).toContain('<tr><td>about 2026-01-05</td><td>It began.</td></tr>');
      expect(read('postmortems/incidents.ics')).toMatch(/DTSTART;VALUE=DATE:20260105\r\nDTEND;VALUE=DATE:20260107\r\n/);
      expect(read('postmortems/rough/index.html')).toContain('"startDate":"2026-01-05","endDate":"2026-01-06"');
    });

    test('has as much in the table of affected days as is counted, the first, partial day included', () => {
      const page = words(read('services/slow/index.html'));
      expect(page).toMatch(/90 days [\d.]+% 1 incident, 2 d 12 h counted/);
      expect(page).toContain('Time with an incident 2025-10-17 12 h 2025-10-18 1 d 2025-10-19 1 d ');
      expect(read('services/slow/index.html')).toContain('aria-label="The last 90 days of Slow: 3 affected days"');
      expect(page).toContain(
        'Day (UTC) Incidents 2025-10-19 Long 2025-10-18 Long 2025-10-17 Long 2025-10-16 Long 2025-10-15 Long ',
      );
    });
  });
});

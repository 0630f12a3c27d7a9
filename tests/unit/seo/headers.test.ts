import { describe, expect, test } from 'vitest';
import { documentPath, FORMAT_NAMES } from '../../../src/feeds/document.ts';
import { writeHeaders } from '../../../src/seo/headers.ts';
import { CONTENT_SECURITY_POLICY } from '../../../src/seo/policy.ts';
import { makeSite } from '../site.ts';

interface Rule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const SITE = makeSite();
const HUB = makeSite({ base: '/notes', feeds: { hub: 'https://hub.example/?a=b c>' } });

function rulesOf(file: string): Rule[] {
  return file
    .trimEnd()
    .split('\n\n')
    .map((block) => {
      const [path = '', ...lines] = block.split('\n');
      const headers = lines.map((line) => {
        const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
        return [name, value] as const;
      });
      return { path, headers: Object.fromEntries(headers) };
    });
}

/** How each host reads the path of a rule: they agree on a placeholder and on one star at the end. */
const HOSTS: Readonly<Record<string, (path: string) => RegExp>> = {
  'Cloudflare Pages': (path) => new RegExp(`^${literal(path).replaceAll('*', '.*').replace(/:\w+/g, '[^/]+')}$`),
  Netlify: (path) =>
    new RegExp(
      `^${literal(path)
        .replaceAll('/*', '(?:/.*)?')
        .replace(/:[^/]+/g, '[^/]+')}/?$`,
      'i',
    ),
};

function literal(path: string): string {
  return path.replace(/[.~-]/g, '\\$&');
}

/** Headers of a path; the test fails where two rules give it the same one, since hosts join them. */
function headersFor(path: string, host: string, file = writeHeaders(SITE)): Readonly<Record<string, string>> {
  const matching = rulesOf(file).filter((rule) => HOSTS[host]?.(rule.path).test(path));
  const all = matching.flatMap(({ headers }) => Object.entries(headers));
  expect(new Set(all.map(([name]) => name)).size, `${path} on ${host}`).toBe(all.length);
  return Object.fromEntries(all);
}

describe('the security policy', () => {
  test('allows what comes from the site itself, nothing inline and nothing evaluated', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self'");
    expect(CONTENT_SECURITY_POLICY).toContain("base-uri 'none'");
  });
});

describe('the _headers file', () => {
  test('has the policy for every path, and that no one may frame it', () => {
    const [first] = rulesOf(writeHeaders(SITE));
    expect(first?.path).toBe('/*');
    expect(first?.headers).toMatchObject({
      'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
    });
  });

  test('keeps for ever only what has a digest in its name', () => {
    const immutable = rulesOf(writeHeaders(SITE)).filter(({ headers }) =>
      headers['Cache-Control']?.includes('immutable'),
    );
    expect(immutable.map(({ path }) => path)).toEqual(['/_astro/*', '/search/index/*']);
  });

  test('has every path under base', () => {
    const paths = rulesOf(writeHeaders(HUB)).map(({ path }) => path);
    expect(paths).toContain('/notes/*');
    expect(paths).toContain('/notes/:section/:name/rss.xml');
    expect(paths.filter((path) => !path.startsWith('/notes/'))).toEqual([]);
  });

  test('stays within what both hosts read: one star, at the end, and fewer than 100 rules of fewer than 2,000 characters', () => {
    const file = writeHeaders(HUB);
    const rules = rulesOf(file);
    expect(rules.length).toBeLessThan(100);
    for (const line of file.split('\n')) expect(line.length).toBeLessThan(2000);
    for (const { path } of rules) {
      expect(path).toMatch(/^(\/(:[a-z]+|[\w.-]+))*(\/\*)?$/);
      const names = path.match(/:\w+/g) ?? [];
      for (const name of names) expect(names.filter((other) => other.startsWith(name))).toEqual([name]);
    }
  });
});

describe.each(Object.keys(HOSTS))('a feed on %s', (host) => {
  const types = { rss: 'application/xml', atom: 'application/xml', json: 'application/feed+json' };
  const scopes = ['/', '/blog/', '/postmortems/', '/tags/c++/', '/tags/rss/', '/authors/feed/', '/services/%C3%BCber/'];

  test.each(scopes)('has its type in %s, archives too, and is asked for again after minutes', (path) => {
    const scope = { path, title: '', description: '', kind: 'tag' } as const;
    for (const format of FORMAT_NAMES) {
      for (const archive of [undefined, 1, 27]) {
        const headers = headersFor(documentPath({ scope, archive }, format), host);
        expect(headers['Content-Type']).toBe(`${types[format]}; charset=utf-8`);
        expect(headers['Cache-Control']).toBe('public, max-age=300, must-revalidate');
        expect(headers['X-Content-Type-Options']).toBe('nosniff');
      }
    }
  });

  test('that is plain JSON, a list of feeds or a calendar has its own', () => {
    expect(headersFor('/rss.json', host)['Content-Type']).toBe('application/json; charset=utf-8');
    expect(headersFor('/feeds.opml', host)['Content-Type']).toBe('text/x-opml; charset=utf-8');
    expect(headersFor('/postmortems/incidents.ics', host)['Content-Type']).toBe('text/calendar; charset=utf-8');
  });

  test.each([
    '/',
    '/blog/',
    '/blog/rss/',
    '/feeds/',
    '/data/incidents.json',
    '/sitemap.xml',
    '/feed.css',
    '/tags/rss/',
  ])('is not what %s is taken for', (path) => {
    const headers = headersFor(path, host);
    expect(headers).not.toHaveProperty('Content-Type');
    expect(headers).not.toHaveProperty('Cache-Control');
  });

  test('names the hub and itself when it is a main feed and there is a hub', () => {
    const file = writeHeaders(HUB);
    for (const name of ['rss.xml', 'atom.xml', 'feed.json']) {
      expect(headersFor(`/notes/${name}`, host, file).Link).toBe(
        `<https://hub.example/?a=b%20c%3E>; rel="hub", <https://example.org/notes/${name}>; rel="self"`,
      );
      expect(headersFor(`/${name}`, host)).not.toHaveProperty('Link');
    }
    for (const path of ['blog/rss.xml', 'rss/archive/1.xml', 'rss.json', 'feeds.opml', 'tags/a/feed.json']) {
      expect(headersFor(`/notes/${path}`, host, file)).not.toHaveProperty('Link');
    }
  });
});

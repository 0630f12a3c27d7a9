import { describe, expect, test } from 'vitest';
import { absolute, defineSite, href, SiteConfigError } from '../../../src/site.ts';
import { makeSite, REQUIRED } from '../site.ts';

/** Define a site as an owner without types may write it. */
const define = (settings: object) => defineSite({ ...REQUIRED, ...settings });

describe('site.config.ts', () => {
  test('needs five settings; the others have defaults', () => {
    expect(defineSite(REQUIRED)).toMatchObject({
      ...{ base: '/', lang: 'en', timeZone: 'UTC', pageSize: 20, feeds: { limit: 30 }, check: {}, redirects: {} },
      ...{ social: [], weights: { down: 1, partial: 1, degraded: 0 } },
    });
  });

  test('may have every default written out', () => {
    const site = defineSite(REQUIRED);
    expect(define(site)).toEqual(site);
    expect(site.severities.sev2.description).toBe('');
  });

  test('is frozen when it is defined', () => {
    expect(Object.isFrozen(defineSite(REQUIRED))).toBe(true);
  });

  test('that is wrong is refused with every problem at once', () => {
    const settings = {
      ...{ url: 'example.org', base: 'notes', lang: 'english!', timeZone: 'Mars/Base', idAuthority: 'example.org' },
      ...{ check: { C3: 'loud' }, weights: { down: 1, partial: 2, degraded: 0 }, tittle: 'Typo' },
    };
    expect(() => define(settings)).toThrow(SiteConfigError);
    expect(() => define(settings)).toThrowErrorMatchingInlineSnapshot(`
      [SiteConfigError: site.config.ts has problems:
        url: “example.org” is not a web address: write it in full, like https://example.org/page
        base: write a path like / or /notes/
        lang: write a language tag like en or pt-BR
        timeZone: “Mars/Base” is not an IANA time zone: write one like UTC, Europe/Berlin or America/New_York
        idAuthority: write a domain and a year, like example.org,2025
        weights.partial: is above 1
        check.C3: Invalid option: expected one of "error"|"warning"|"info"|"off"
        tittle: is not a setting]
    `);
  });

  test('with one problem says so', () => {
    expect(() => makeSite({ title: '' })).toThrow('site.config.ts has a problem:\n  title: is empty');
  });

  test('names an unknown setting by its whole path', () => {
    const policy = { ...REQUIRED.policy, publised: 'Everything.' };
    expect(() => define({ policy })).toThrow('  policy.publised: is not a setting');
  });

  test('keeps only the origin of the address, without a slash at its end', () => {
    expect(makeSite({ url: 'https://example.org/' }).url).toBe('https://example.org');
    expect(makeSite({ url: 'http://localhost:4321' }).url).toBe('http://localhost:4321');
  });

  test('reads a bare address as a repository with the branch main', () => {
    const repository = 'https://git.example.org/notes';
    expect(makeSite({ repository }).repository).toEqual({ url: repository, branch: 'main' });
  });
});

describe('headings of sections', () => {
  test('are none by default, and belong to sections that exist', () => {
    expect(makeSite().sections).toEqual({});
    expect(makeSite({ sections: { summary: ['Zusammenfassung'] } }).sections).toEqual({ summary: ['Zusammenfassung'] });
    expect(() => define({ sections: { sumary: ['Kurz gesagt'] } })).toThrow('  sections.sumary: is not a setting');
    expect(() => define({ sections: { summary: [] } })).toThrow('  sections.summary: names no heading');
  });
});

describe('the hub', () => {
  test('holds no password, which every feed would publish, and the message does not either', () => {
    const withPassword = () => define({ feeds: { hub: 'https://me:secret@hub.example/' } });
    expect(withPassword).toThrow('  feeds.hub: has a user name or password in it');
    expect(withPassword).not.toThrow('secret');
    expect(() => define({ feeds: { hub: 'https://me@hub.example/' } })).toThrow('  feeds.hub: ');
    expect(makeSite({ feeds: { hub: 'https://hub.example/' } }).feeds.hub).toBe('https://hub.example/');
  });

  test.each([
    'https://hub.example/',
    'http://localhost:8080/',
    'http://127.0.0.1/',
    'http://127.1.2.3:1/',
    'http://[::1]/',
  ])('may be %s', (hub) => {
    expect(makeSite({ feeds: { hub } }).feeds.hub).toBe(hub);
  });

  test.each(['http://hub.example/', 'http://127.0.0.1.example/', 'http://localhost.example/', 'http://10.0.0.1/'])(
    'may not be %s, which anyone on the way could read',
    (hub) => {
      expect(() => define({ feeds: { hub } })).toThrow(
        `  feeds.hub: “${hub}” begins with http://, but a hub is told over https only`,
      );
    },
  );

  test('has one spelling, that of a URL', () => {
    expect(makeSite({ feeds: { hub: 'HTTPS://Hub.example/a b' } }).feeds.hub).toBe('https://hub.example/a%20b');
  });
});

describe('the length of a feed', () => {
  test('is a hundred entries at most', () => {
    expect(makeSite({ feeds: { limit: 100 } }).feeds.limit).toBe(100);
    expect(() => define({ feeds: { limit: 101 } })).toThrow('  feeds.limit: is above 100: readers load a feed');
    expect(() => define({ feeds: { limit: 0 } })).toThrow('  feeds.limit: is below 1');
  });
});

describe('base', () => {
  test.each([
    ['/', '/'],
    ['/notes', '/notes/'],
    ['/notes/', '/notes/'],
    ['/team/notes', '/team/notes/'],
  ])('%s is %s', (written, base) => {
    expect(makeSite({ base: written }).base).toBe(base);
  });

  test.each(['', 'notes', '//example.org/', '/a b/', '/notes//', '/notes/?x', 'https://example.org/'])(
    '“%s” is refused',
    (base) => {
      expect(() => makeSite({ base })).toThrow(/ {2}base: /);
    },
  );
});

test.each([
  ['/about', '/about/'],
  ['/blog/pool#limits', '/blog/pool/#limits'],
  ['/search?q=pool', '/search/?q=pool'],
  ['/', '/'],
  ['/blog/', '/blog/'],
  ['/files/plan.pdf', '/files/plan.pdf'],
  ['/#top', '/#top'],
  ['https://example.com/about', 'https://example.com/about'],
  ['mailto:ada@example.org', 'mailto:ada@example.org'],
])('a link of the settings to %s is one to %s, as the address of a page is', (written, address) => {
  const site = makeSite({ nav: [{ label: 'A', href: written }], redirects: { '/old/': written } });
  expect(site.nav).toEqual([{ label: 'A', href: address }]);
  expect(site.redirects).toEqual({ '/old/': address });
});

describe('the other side of a redirect', () => {
  test.each([
    '/a/*/',
    '/a/:splat/',
    '/:name/',
    '/a/../b/',
    '/a/%2e%2E/b/',
    '/a%2Fb/',
    '/a%255Cb/',
    'https://example.com/:splat',
    'https://example.com/?a=:splat',
  ])('is not %s', (target) => {
    expect(() => define({ redirects: { '/old/': target } })).toThrow(
      `  redirects./old/: “${target}” is not an address that hosts read alike`,
    );
  });

  test.each([
    '/a\\b/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example/',
    '/\\evil.example/',
    'https://[',
    '/a b/',
  ])('is an address, not %s', (target) => {
    expect(() => define({ redirects: { '/old/': target } })).toThrow(`  redirects./old/: “${target}” is not a link`);
  });

  test.each([
    '/a/10:16/',
    '/a/Talk:Pool/',
    '/a/?q=*',
    'https://web.archive.org/web/2020*/https://example.com/',
    'https://example.com:8080/a',
    'https://example.com/a:b',
    'mailto:ada@example.org',
  ])('may be %s', (target) => {
    expect(makeSite({ redirects: { '/old/': target } }).redirects).toEqual({ '/old/': target });
  });
});

test('addresses that decide about security are of https', () => {
  const contact = 'mailto:ada@example.org';
  for (const key of ['encryption', 'policy']) {
    expect(() => define({ security: { contact, [key]: 'http://example.org/x' } })).toThrow(
      `  security.${key}: “http://example.org/x” begins with http://`,
    );
    expect(makeSite({ security: { contact, [key]: 'https://example.org/x' } }).security).toMatchObject({
      [key]: 'https://example.org/x',
    });
  }
});

describe('addresses of pages', () => {
  test('have the base in front, once', () => {
    expect(href({ base: '/' }, '/blog/pool/')).toBe('/blog/pool/');
    expect(href({ base: '/notes/' }, '/blog/pool/')).toBe('/notes/blog/pool/');
    expect(href({ base: '/notes/' }, '/')).toBe('/notes/');
    expect(absolute({ base: '/notes/', url: 'https://example.org' }, '/rss.xml')).toBe(
      'https://example.org/notes/rss.xml',
    );
  });

  test('are percent-encoded in NFC', () => {
    expect(href({ base: '/' }, '/blog/u\u0308ber/')).toBe('/blog/%C3%BCber/');
    expect(href({ base: '/' }, '/blog/über/')).toBe('/blog/%C3%BCber/');
  });
});

describe('a template of the repository', () => {
  const parse = (source: string) => define({ repository: { url: 'https://git.example/f', source } });

  test.each([
    '{url}/src/{branch}/{file}',
    'https://other.example/{file}',
    'mailto:team@f.example?subject={title}',
    '/source/{file}',
  ])('may be %s', (source) => expect(parse(source).repository).toMatchObject({ source }));

  test.each([
    'javascript:alert(1)//{url}',
    'data:text/html,{title}',
    '//other.example/{file}',
    'vbscript:{url}',
    '{file}',
    '{branch}:{url}',
  ])('is refused when it is %s', (source) => {
    expect(() => parse(source)).toThrow('begin it with {url}, https://, mailto: or /');
  });
});

test.each(['/', '//', 'docs/', '/a/../b', '/./', '/a b/', '/*', 'https://example.org/'])(
  '“%s” is not a beginning of paths that are answered elsewhere',
  (written) => {
    expect(() => define({ links: { elsewhere: [written] } })).toThrow('is not a beginning of a path');
  },
);

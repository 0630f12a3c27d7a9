import { z } from 'astro/zod';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainBadSlug } from '../../../src/entries/slug.ts';
import { authorSchema } from '../../../src/schemas/author.ts';
import { incidentSchema } from '../../../src/schemas/incident.ts';
import { postSchema } from '../../../src/schemas/post.ts';
import { rootPath } from '../../../src/schemas/scalars.ts';
import { fileOfRedirect, writeRedirects } from '../../../src/seo/redirects.ts';
import { defineSite, link } from '../../../src/site.ts';
import { REQUIRED } from '../site.ts';

const HOSTILE = [
  ...[
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:x',
  ],
  ...['data:text/html,<script>', 'vbscript:x', 'blob:https://example.org/x', 'file:///etc/passwd', 'about:blank'],
  ...[
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example\\',
    'evil.example',
    'https:evil.example',
    'https://',
    '',
  ],
];
const image = () => z.string();
const incident = { status: 'ongoing', severity: 'sev2', started: '2025-05-01T10:00Z' };
const post = { title: 'A', description: 'A.', pubDate: '2025-06-01', author: 'Ada' };

/** Every field that holds an address, with what reads it. */
const FIELDS: Readonly<Record<string, (address: string) => unknown>> = {
  url: (url) => defineSite({ ...REQUIRED, url }),
  nav: (href) => defineSite({ ...REQUIRED, nav: [{ label: 'A', href }] }),
  social: (url) => defineSite({ ...REQUIRED, social: [{ label: 'A', url }] }),
  repository: (url) => defineSite({ ...REQUIRED, repository: url }),
  'repository.url': (url) => defineSite({ ...REQUIRED, repository: { url } }),
  'repository.source': (source) => template({ source }),
  'repository.history': (history) => template({ history }),
  'repository.report': (report) => template({ report }),
  redirects: (target) => defineSite({ ...REQUIRED, redirects: { '/old/': target } }),
  'security.contact': (contact) => defineSite({ ...REQUIRED, security: { contact } }),
  'security.encryption': (encryption) => defineSite({ ...REQUIRED, security: { contact: 'tel:+1', encryption } }),
  'security.policy': (policy) => defineSite({ ...REQUIRED, security: { contact: 'tel:+1', policy } }),
  'feeds.hub': (hub) => defineSite({ ...REQUIRED, feeds: { hub } }),
  'author.url': (url) => authorSchema(image).parse({ name: 'Ada', url }),
  'author.links': (url) => authorSchema(image).parse({ name: 'Ada', links: [{ label: 'A', url }] }),
  canonical: (canonical) => postSchema(image).parse({ ...post, canonical }),
  'source.url': (url) => postSchema(image).parse({ ...post, source: { title: 'A', url } }),
  'source.archive': (archive) =>
    postSchema(image).parse({ ...post, source: { title: 'A', url: 'https://x.example/', archive } }),
  'timeline.evidence': (evidence) =>
    incidentSchema({}).parse({ ...incident, timeline: [{ at: '2025-05-01T10:00Z', text: 'A', evidence }] }),
  'actions.url': (url) => incidentSchema({}).parse({ ...incident, actions: [{ title: 'A', url }] }),
};

describe.each(Object.entries(FIELDS))('the address in %s', (_, read) => {
  test.each(HOSTILE)('is not “%s”', (address) => {
    expect(() => read(address)).toThrow();
  });

  test('may be one of the web', () => {
    expect(() => read('https://example.org')).not.toThrow();
  });
});

function template(templates: object) {
  return defineSite({ ...REQUIRED, repository: { url: 'https://git.example/', ...templates } });
}

describe('a path that is taken for an old address', () => {
  const any = fc.oneof(
    fc.webPath(),
    fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `/${text}/`),
    fc
      .array(
        fc.constantFrom(
          '/',
          '.',
          '..',
          '%2e',
          '%2F',
          '%5c',
          '%25',
          '%2a',
          '*',
          ':',
          'a',
          '\\',
          ' ',
          '\n',
          '"',
          '$',
          'é',
        ),
        { maxLength: 8 },
      )
      .map((parts) => `/${parts.join('')}`),
  );

  test('is nothing else to a host: no pattern, no other folder, one line, whatever was written', () => {
    let taken = 0;
    fc.assert(
      fc.property(any, (written) => {
        const parsed = rootPath().safeParse(written);
        if (!parsed.success) return;
        taken++;
        const path = parsed.data;
        const rules = writeRedirects([{ from: link({ base: '/' }, path), to: '/b/' }]);
        for (const rule of rules.split('\n').filter(Boolean)) expect(rule).toMatch(/^\/[^\s*\\]* \/b\/ 301$/u);
        expect(rules).not.toMatch(/\*|:[a-z]|\/:|["`<>](?=\S* \/b\/)/iu);
        expect(decodeURIComponent(link({ base: '/' }, path)).split('/')).not.toContain('..');
        expect(fileOfRedirect({ path }).name.split('/')).not.toContain('..');
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  test('a slug is not a pattern either', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 6 }), (name) => {
        if (explainBadSlug(name) === undefined) expect(name).toMatch(/^[^\s*:%\\/?#"$<>~]+$/u);
      }),
    );
    for (const name of ['a*', ':a', 'a:b', 'a%2eb', '..', '.', 'a\\b', 'a b', 'a/b', 'a\u0000', 'a~', '#a#']) {
      expect(explainBadSlug(name), name).toBeDefined();
    }
  });
});

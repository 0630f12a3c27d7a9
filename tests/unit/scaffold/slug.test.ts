import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainBadSlug } from '../../../src/entries/slug.ts';
import { slugOf } from '../../../src/scaffold/slug.ts';

test.each([
  ['How we built it', 'how-we-built-it'],
  ['Post-mortem: an exhausted pool', 'post-mortem-an-exhausted-pool'],
  ['What’s new in v2.0?', 'whats-new-in-v2.0'],
  ['Reads – and writes - failed.', 'reads-and-writes-failed'],
  ['(Almost) everything & nothing', 'almost-everything-nothing'],
  ['Über Größe', 'über-größe'],
  ['Cafe\u0301', 'café'],
  ['接続プール', '接続プール'],
  ['Page', 'page-1'],
  ['Reading sitemap.xml', 'reading-sitemap-xml'],
  ['???', ''],
])('%s is %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('a slug of a title can be an address, or is empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const slug = slugOf(title);
      expect(slug === '' ? undefined : explainBadSlug(slug)).toBeUndefined();
    }),
  );
});

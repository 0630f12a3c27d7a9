import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainBadSlug, foldPath, suggestSlug } from '../../../src/entries/slug.ts';

describe('a name that is a slug', () => {
  test.each([
    'pool',
    'sev-1',
    'v1.10',
    'post_mortem',
    '2024',
    'über',
    'データ',
    'उपलब्धता',
    '_x',
    'index-1',
    'mdx',
    'page-2',
  ])('%s is accepted as it is', (name) => {
    expect(explainBadSlug(name)).toBeUndefined();
    expect(suggestSlug(name)).toBe(name);
  });
});

describe('a name that is not a slug', () => {
  test.each([
    ['Pool', 'pool'],
    ['my post', 'my-post'],
    ['a#b', 'a-b'],
    ['a?b', 'a-b'],
    ['a%20b', 'a-20b'],
    ['what & why!', 'what-why'],
    ['.hidden', 'hidden'],
    ['pool.', 'pool'],
    ['u\u0308ber', 'über'],
  ])('%s is refused with the suggestion %s', (name, suggestion) => {
    expect(explainBadSlug(name)).toBe(
      `“${name}” cannot be an address: lower-case letters, digits, - _ . only; rename it to ${suggestion}`,
    );
  });

  test.each([
    ['page', 'page-1'],
    ['index', 'index-1'],
  ])('%s is an address of the site itself', (name, suggestion) => {
    expect(explainBadSlug(name)).toBe(`“${name}” is an address of the site itself: rename it to ${suggestion}`);
  });

  test.each([
    ['notes.md', 'notes-md'],
    ['feed.xml', 'feed-xml'],
    ['data.json', 'data-json'],
    ['incidents.ics', 'incidents-ics'],
  ])('%s ends like a file of the site', (name, suggestion) => {
    expect(explainBadSlug(name)).toContain(`ends like one of the site’s own files: rename it to ${suggestion}`);
  });

  test('of which nothing is left has no suggestion', () => {
    expect(explainBadSlug('!!!')).toMatch(/; rename it$/);
  });
});

test('a suggestion is a slug, or empty when nothing of the name is left', () => {
  const unit = fc.constantFrom(...'aBzÄéßЖか中0٣ -_.,#!?/%&~\u0308');
  fc.assert(
    fc.property(fc.string({ unit }), (name) => {
      const suggestion = suggestSlug(name);
      if (suggestion !== '') expect(explainBadSlug(suggestion), suggestion).toBeUndefined();
      expect(suggestion === '').toBe(!/[\p{L}\p{M}\p{N}_]/u.test(name));
    }),
  );
});

test('two paths that a file system or browser may confuse have one key', () => {
  const groups = [
    ['/blog/Pool/', '/blog/pool/', '/BLOG/POOL/'],
    ['/blog/über/', '/blog/u\u0308ber/', '/blog/%C3%BCber/'],
    ['/blog/ﬁle/', '/blog/file/'],
  ];
  for (const group of groups) expect(new Set(group.map(foldPath)).size).toBe(1);
  expect(foldPath('/blog/pool/')).not.toBe(foldPath('/blog/pools/'));
  expect(foldPath('/100%/')).toBe('/100%/');
});

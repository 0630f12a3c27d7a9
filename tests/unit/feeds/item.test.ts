import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeItems, stripForbidden } from '../../../src/feeds/item.ts';
import { AUTHORS, entry } from '../entry.ts';

const SITE = { url: 'https://example.org', base: '/notes/', feeds: { limit: 2 } };

describe('feed items', () => {
  test('say of an entry what every format says', () => {
    const post = entry('blog/über', {
      authors: ['grace', 'ada'],
      author: undefined,
      tags: ['C++'],
      pubDate: '2025-04-02T10:00Z',
    });
    expect(makeItems(SITE, [post], AUTHORS)).toEqual([
      {
        ...{ id: 'tag:example.org,2025:blog/%C3%BCber', title: 'A title', description: 'A description.', slug: 'über' },
        ...{ path: '/blog/über/', url: 'https://example.org/notes/blog/%C3%BCber/', published: '2025-04-02T10:00Z' },
        ...{ authors: ['Grace Hopper', 'Ada Lovelace'], tags: ['C++'] },
      },
    ]);
  });

  test('are the first entries, as many as the site wants', () => {
    const entries = ['c', 'b', 'a'].map((slug) => entry(`blog/${slug}`));
    expect(makeItems(SITE, entries, AUTHORS).map(({ slug }) => slug)).toEqual(['c', 'b']);
  });

  test('hold no character that XML forbids', () => {
    const [item] = makeItems(SITE, [entry('blog/a', { title: 'A\u0000B\u001b[1mC', tags: ['D\u0008E'] })], AUTHORS);
    expect(item).toMatchObject({ title: 'AB[1mC', tags: ['DE'] });
  });
});

describe('characters that XML forbids', () => {
  test('go, and everything else stays', () => {
    expect(stripForbidden('a\u0000\u0008\u000B\u000C\u000E\u001F\uFFFE\uFFFFb')).toBe('ab');
    expect(stripForbidden('tab\tline\nreturn\r é 🔥 \u0085 <&>')).toBe('tab\tline\nreturn\r é 🔥 \u0085 <&>');
    expect(stripForbidden('half \uD83D pair')).toBe('half \uFFFD pair');
  });

  test('never come out, whatever goes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\uD800', '\u0001', '\uFFFE'), (text, bad) => {
        const stripped = stripForbidden(text + bad + text);
        expect(stripped).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
        expect(stripForbidden(stripped)).toBe(stripped);
      }),
    );
  });
});

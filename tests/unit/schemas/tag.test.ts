import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slugify, tag } from '../../../src/schemas/tag.ts';

describe('the slug of a tag', () => {
  test.each([
    ['SQLite', 'sqlite'],
    ['  Post  mortem ', 'post-mortem'],
    ['post_mortem', 'post-mortem'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['C', 'c'],
    ['.NET / F#', 'net-f-sharp'],
    ['Überwachung', 'überwachung'],
    ['U\u0308berwachung', 'überwachung'],
    ['データベース', 'データベース'],
    ['उपलब्धता', 'उपलब्धता'],
    ['🔥 outage', 'outage'],
  ])('of “%s” is “%s”', (label, slug) => {
    expect(slugify(label)).toBe(slug);
  });

  test('is its own slug, holds no separators at its ends, and is in NFC', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (label) => {
        const slug = slugify(label);
        expect(slugify(slug)).toBe(slug);
        expect(slug).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*)?$/u);
        expect(slug).toBe(slug.normalize('NFC'));
      }),
    );
  });

  test('is the same for every spelling in another case or composition', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aBcÄéñ -_1') }), (label) => {
        expect(slugify(label.toUpperCase())).toBe(slugify(label));
        expect(slugify(label.normalize('NFD'))).toBe(slugify(label));
      }),
    );
  });
});

describe('a tag', () => {
  test('keeps the spelling for readers', () => {
    expect(tag().parse(' Post mortem ')).toEqual({ slug: 'post-mortem', label: 'Post mortem' });
    expect(tag().parse(2024)).toEqual({ slug: '2024', label: '2024' });
  });

  test.each(['!!!', '', '🔥'])('of no letter or digit is refused: “%s”', (label) => {
    expect(tag().safeParse(label).success).toBe(false);
  });
});

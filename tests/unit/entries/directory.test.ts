import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDirectory, suggest } from '../../../src/entries/directory.ts';

describe('a directory', () => {
  const find = createDirectory([
    { id: 'ada', name: 'Ada Lovelace', aliases: ['Countess', 'grace'] },
    { id: 'grace', name: 'Grace Hopper', aliases: [] },
    { id: 'zoë', name: 'Zoë', aliases: [] },
  ]);

  test.each([
    ['ada', 'ada'],
    ['  ADA lovelace ', 'ada'],
    ['countess', 'ada'],
    ['Zoe\u0308', 'zoë'],
  ])('finds “%s”', (written, id) => {
    expect(find(written)).toBe(id);
  });

  test('prefers an id to the alias of another', () => {
    expect(find('grace')).toBe('grace');
  });

  test.each(['', 'lovelace', 'constructor', '__proto__'])('does not find “%s”', (written) => {
    expect(find(written)).toBeUndefined();
  });
});

describe('a suggestion', () => {
  const known = ['api', 'blob-storage', 'website'];

  test.each([
    ['ap', 'api'],
    ['Blob-Storge', 'blob-storage'],
    ['webiste', 'website'],
  ])('for “%s” is %s', (written, word) => {
    expect(suggest(written, known)).toBe(word);
  });

  test('is made for one word: what is as near to another is a slip of neither', () => {
    expect(suggest('sev5', ['sev1', 'sev2'])).toBeUndefined();
    expect(suggest('pool', ['polo', 'pooh'])).toBeUndefined();
    expect(suggest('pool', ['Pool', 'pool', 'pooh'])).toBe('Pool');
  });

  test.each([
    ['part-9', 'part-8'],
    ['R14', 'R1'],
    ['http2', 'http'],
    ['node', 'nil'],
    ['gopher', 'goofy'],
    ['a', 'b'],
    ['db', 'dc'],
  ])('is not made of “%s” for “%s”', (written, word) => {
    expect(suggest(written, [word])).toBeUndefined();
  });

  test('is made for a slip only', () => {
    expect(suggest('warehouse', known)).toBeUndefined();
    expect(suggest('api', [])).toBeUndefined();
  });

  test('for a known word with one letter changed is that word, when the others are far', () => {
    const slip = fc.tuple(fc.constantFrom('blob-storage', 'website'), fc.nat(6), fc.constantFrom('x', 'q', ''));
    fc.assert(
      fc.property(slip, ([word, at, letter]) => {
        expect(suggest(word.slice(0, at) + letter + word.slice(at + 1), known)).toBe(word);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt } from '../../../src/search/client/excerpt.ts';

const filler = (count: number) => Array.from({ length: count }, (_, n) => `w${n}`).join(' ');
const plain = (text: string, query: string) =>
  excerpt(text, query)
    .map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece))
    .join('');

describe('an excerpt', () => {
  test('marks the words of the query, and what begins like them', () => {
    expect(plain('The pool was pooled in a carpool.', 'pool')).toBe('The [pool] was [pooled] in a carpool.');
    expect(plain('Café at 10', 'cafe')).toBe('[Café] at 10');
    expect(plain('It is in', 'i')).toBe('It is in');
    expect(plain('We use node.js here', 'js')).toBe('We use [node.js] here');
  });

  test('of a text without a match is its beginning', () => {
    expect(plain(`Start ${filler(100)}`, 'pool')).toMatch(/^Start w0 .* …$/);
    expect(plain('Short.', 'pool')).toBe('Short.');
    expect(plain('', 'pool')).toBe('');
  });

  test('of a long text is about thirty words around the densest place', () => {
    const text = `${filler(80)} pool ${filler(80)} pool and pool ${filler(80)}`;
    const shown = plain(text, 'pool');
    expect(shown).toMatch(/^… .*\[pool\] and \[pool\].* …$/);
    expect(shown.split(' ').length).toBeLessThan(36);
  });

  test('runs lines and spaces together', () => {
    expect(plain('One\n\n  two\tthree', 'two')).toBe('One [two] three');
  });

  test('is a stretch of the text, and holds a mark when the text has a match', () => {
    const words = fc.array(fc.constantFrom('pool', 'Pool,', 'água', 'x', '…', '<b>', '10:16', 'e\u0301'), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ');
        const pieces = excerpt(text, 'pool');
        const inner = pieces.filter(({ text: piece }) => piece !== '… ' && piece !== ' …');
        expect(text.replaceAll(/ ?… ?/g, '…')).toContain(
          inner
            .map(({ text: piece }) => piece)
            .join('')
            .replaceAll(/ ?… ?/g, '…'),
        );
        expect(pieces.some(({ marked }) => marked)).toBe(/pool/i.test(text));
      }),
    );
  });
});

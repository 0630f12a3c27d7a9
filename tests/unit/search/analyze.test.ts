import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, fold } from '../../../src/search/analyze.ts';

describe('the words of a text', () => {
  test.each([
    ['The pool is exhausted.', ['the', 'pool', 'is', 'exhausted']],
    ['Café CAFÉ cafe\u0301', ['cafe', 'cafe', 'cafe']],
    ['Straße İstanbul', ['straße', 'istanbul']],
    ['ﬁle ２０２５', ['file', '2025']],
    ["don't don’t", ['dont', 'dont']],
    ['node.js', ['node.js', 'node', 'js']],
    ['better-sqlite3', ['better-sqlite3', 'better', 'sqlite3']],
    ['snake_case_name', ['snake_case_name', 'snake', 'case', 'name']],
    ['v1.10.2', ['v1.10.2', 'v1', '10', '2']],
    ['10:16 p99 3.5%', ['10', '16', 'p99', '3.5', '3', '5']],
    ['-dash- .dot. _score_', ['dash', 'dot', 'score']],
    ['Łódź データベース', ['łodz', 'テータヘース']],
    ['🔥 … !', []],
    ['', []],
  ])('%s', (text, words) => {
    expect(analyze(text)).toEqual(words);
  });

  test('are the same in every case and composition', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aBcÄéñÅ 1.-_’') }), (text) => {
        expect(analyze(text.toUpperCase())).toEqual(analyze(text));
        expect(analyze(text.normalize('NFD'))).toEqual(analyze(text));
      }),
    );
  });

  test('are folded already, and each holds a letter or digit and no space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const word of analyze(text)) {
          expect(fold(word)).toBe(word);
          expect(word).toMatch(/^[\p{L}\p{N}]\S*$/u);
        }
      }),
    );
  });

  test('of two texts are the words of both', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab1é.-’ ') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(analyze(`${a} ${b}`)).toEqual([...analyze(a), ...analyze(b)]);
      }),
    );
  });
});

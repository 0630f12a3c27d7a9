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
    ['Łódź データベース', ['łodz', 'デー', 'ータ', 'タベ', 'ベー', 'ース']],
    ['Сбой ещё ΆΛΦΑ', ['сбой', 'еще', 'αλφα']],
    ['東京の a東京b 京', ['東京', '京の', 'a', '東京', 'b', '京']],
    ['ฐานข้อมูล', ['ฐา', 'าน', 'นข้', 'ข้อ', 'อมู', 'มูล']],
    ['데이터베이스 장애', ['데이', '이터', '터베', '베이', '이스', '장애']],
    ['SQLite를 쓴', ['sqlite', '를', '쓴']],
    ['infra\u00ADstructure re\u2060try می\u200Cخواهم', ['infrastructure', 'retry', 'میخواهم']],
    ['東\u2060京', ['東京']],
    ['C++ c# f++x', ['c++', 'c', 'c#', 'c', 'f++', 'f', 'x']],
    ['שָׁלוֹם مرحبا', ['שָׁלוֹם', 'مرحبا']],
    ['a\uD800b', ['a', 'b']],
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

  test('that are too long are cut between characters, the same in a longer text', () => {
    expect(analyze('x'.repeat(100))).toEqual(['x'.repeat(48)]);
    expect(analyze(`x${'𐐨'.repeat(40)}`)).toEqual([`x${'𐐨'.repeat(23)}`]);
    expect(analyze(`${'x'.repeat(60)}.js`)).toEqual(['x'.repeat(48), 'x'.repeat(48), 'js']);
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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/search/analyze.ts';
import { coveredWords, excerpt, type FormValues, formValues, markWords } from '../../../src/search/client/excerpt.ts';

const filler = (count: number) => Array.from({ length: count }, (_, n) => `w${n}`).join(' ');
const values = (...words: string[]): FormValues => new Map(words.map((form, word) => [form, { word, value: 1 }]));
const write = (pieces: ReturnType<typeof excerpt>) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const plain = (text: string, ...words: string[]) => write(excerpt(text, values(...words)));

describe('an excerpt', () => {
  test('marks the forms of the query’s words, as they are written in the text', () => {
    expect(plain('The pool was pooled in a carpool.', 'pool', 'pooled')).toBe('The [pool] was [pooled] in a carpool.');
    expect(plain('Café at 10', 'cafe')).toBe('[Café] at 10');
    expect(plain('cafe\u0301!', 'cafe')).toBe('[cafe\u0301]!');
    expect(plain('We use node.js here.', 'js')).toBe('We use [node.js] here.');
    expect(plain('C++ and C#', 'c++')).toBe('[C++] and C#');
  });

  test('marks pairs of characters where no spaces divide words', () => {
    expect(plain('今日は東京都です', '東京', '京都')).toBe('今日は[東京都]です');
    expect(plain('SQLite数据库', '数据')).toBe('SQLite[数据]库');
  });

  test('of a script without spaces is as long as others, and marks what was asked for', () => {
    const thai = 'เมื่อวันที่สิบสองระบบฐานข้อมูลล่มเป็นเวลาสามสิบนาที';
    const pieces = excerpt(thai.repeat(30), values(...analyze('ฐานข้อมูล')));
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(260);
    const marked = pieces.filter((piece) => piece.marked).map((piece) => piece.text);
    expect(marked).toContain('ฐานข้อมูล');
    expect(marked.join('').length).toBeLessThan(100);
    expect(plain('서비스에서 장애가 났다', ...analyze('장애'))).toBe('서비스에서 [장애]가 났다');
  });

  test('of a text with a run of thousands of letters holds the beginning of the run', () => {
    const key = 'QUJD'.repeat(1500);
    expect(plain(`The migration key ${key} was lost.`, 'migration')).toBe(
      `The [migration] key ${key.slice(0, 48)}… was lost.`,
    );
    expect(plain(`${key} `.repeat(5), 'migration').length).toBeLessThan(330);
  });

  test('marks words with signs inside that nobody sees', () => {
    expect(plain('The infra\u00ADstructure', 'infrastructure')).toBe('The [infra\u00ADstructure]');
    expect(plain('東\u2060京', '東京')).toBe('[東\u2060京]');
  });

  test('of a text without a match is its beginning', () => {
    expect(plain(`Start ${filler(100)}`, 'pool')).toMatch(/^Start w0 .* …$/);
    expect(plain('Short.', 'pool')).toBe('Short.');
    expect(plain('', 'pool')).toBe('');
  });

  test('shows the place where most of the query stands together, not where one word is repeated', () => {
    const text = `${filler(60)} pool pool pool pool ${filler(80)} pool and size ${filler(80)}`;
    expect(plain(text, 'pool', 'size')).toMatch(/^… .*\[pool\] and \[size\].* …$/);
  });

  test('begins with the sentence, when that is near', () => {
    const text = `${filler(60)}. The first pool was full. ${filler(60)}`;
    expect(plain(text, 'pool')).toMatch(/^… The first \[pool\] was full\./);
  });

  test('is some lines long, whatever the text', () => {
    const text = `${filler(200)} pool ${filler(200)}`;
    expect(plain(text, 'pool').length).toBeLessThan(260);
    expect(plain(text, 'pool').length).toBeGreaterThan(150);
  });

  test('runs lines, spaces and lines drawn with characters together', () => {
    expect(plain('One  two\tthree │ ├──── four', 'two')).toBe('One [two] three four');
  });

  test('tells cells, items and lines of code apart, unless their signs do', () => {
    expect(plain('id\nname\nThe pool.\nIt was empty', 'name')).toBe('id · [name] · The pool. It was empty');
    expect(plain('const a = one()\n\n  const b = 2', 'b')).toBe('const a = one() · const [b] = 2');
    expect(plain('{\n  a: 1,\n  b: 2\n}\n', 'b')).toBe('{ a: 1, [b]: 2 }');
    expect(plain('東京。\n京都', '京都')).toBe('東京。 [京都]');
  });

  test('takes markup, right-to-left text and half of a surrogate pair as text', () => {
    expect(plain('<b onclick=x>pool</b>', 'pool')).toBe('<b onclick=x>[pool]</b>');
    expect(plain('מסד נתונים pool', 'נתונים')).toBe('מסד [נתונים] pool');
    expect(plain('\uD800 pool \uDC00', 'pool')).toBe('\uD800 [pool] \uDC00');
  });

  test('is a stretch of the text, and holds a mark when the text has a match', () => {
    const parts = fc.constantFrom('pool', 'Pool,', 'água', 'x', '…', '<b>', '10:16', 'e\u0301', '東京', 'end. ');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 200 }), (list) => {
        const text = list.join(' ').replace(/\s+/g, ' ').trim();
        const pieces = excerpt(text, values('pool'));
        const shown = pieces.map((piece) => piece.text).join('');
        expect(text).toContain(shown.replace(/^… /, '').replace(/ …$/, '').trim());
        expect(pieces.some(({ marked }) => marked)).toBe(/pool/i.test(text));
      }),
    );
  });
});

test('marking a whole text changes none of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(
        markWords(text, values('a', 'b'))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('a form that stands for two words of a query counts for the one that says more', () => {
  const match = (word: string, idf: number) => ({ word, idf, forms: new Map([['data', 1]]), documents: new Map() });
  expect(formValues([match('data', 1), match('database', 3)]).get('data')).toEqual({ word: 1, value: 3 });
});

test('a text covers the words that it has a form of', () => {
  expect([...coveredWords('A full Pool', values('pool', 'size', 'full'))].sort()).toEqual([0, 2]);
  expect(coveredWords('Moving to better-sqlite3', values(...analyze('better-sqlite3'))).size).toBe(3);
  expect(coveredWords('东京数据库故障', values(...analyze('数据库'))).size).toBe(2);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../../src/check/display.ts';
import { type FramePlace, formatFrame } from '../../../src/check/frame.ts';
import { createPaint } from '../../../src/check/paint.ts';

function frame(lines: readonly string[], place: FramePlace, hint?: string): string {
  return formatFrame(lines, place, hint, createPaint(false), 'error').join('\n');
}

/** Put line breaks around, so that a snapshot begins in the first column. */
function drawn(...args: Parameters<typeof frame>): string {
  return `\n${frame(...args)}\n`;
}

describe('a frame', () => {
  test('shows the line before, the line, carets below the place, and the hint after them', () => {
    const lines = ['title: Pool', '  severity: sev2', '  started: 2024-12-31 00:15', '  tz: UTC'];
    expect(drawn(lines, { line: 3, column: 12, length: 16 }, 'write 2024-12-31T00:15-05:00')).toMatchInlineSnapshot(`
      "
         2 |   severity: sev2
       > 3 |   started: 2024-12-31 00:15
           |            ^^^^^^^^^^^^^^^^ write 2024-12-31T00:15-05:00
      "
    `);
  });

  test('has nothing before the first line, and keeps numbers of different length in one column', () => {
    expect(frame(['one'], { line: 1, column: 1, length: 3 })).toBe(' > 1 | one\n     | ^^^');
    const lines = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`);
    expect(frame(lines, { line: 10, column: 6, length: 2 })).toBe('    9 | line 9\n > 10 | line 10\n      |      ^^');
  });

  test('without a column marks the line only', () => {
    expect(frame(['one', 'two'], { line: 2 }, 'mend it')).toBe('   1 | one\n > 2 | two\n     | mend it');
  });

  test('gives a hint that is long or has several lines a place of its own', () => {
    const long = 'a hint that goes on '.repeat(5).trim();
    expect(frame(['key: value'], { line: 1, column: 6, length: 5 }, long)).toBe(
      ` > 1 | key: value\n     |      ^^^^^\n     | ${long}`,
    );
    expect(frame(['a'], { line: 1, column: 1 }, 'one\ntwo')).toBe(' > 1 | a\n     | ^\n     | one\n     | two');
  });

  test('keeps tabs, so that carets stand below their words wherever tabs end', () => {
    expect(frame(['\tkey:\tbad'], { line: 1, column: 7, length: 3 })).toBe(' > 1 | \tkey:\tbad\n     | \t    \t^^^');
  });

  test.each([
    ['wide letters', '日本語 bad', 'bad', '       ^^^'],
    ['wide letters marked', 'a 日本', '日本', '  ^^^^'],
    ['emoji of one or many code points', '🎉👩‍👩‍👧🇳🇿 bad', 'bad', '       ^^^'],
    ['an emoji made so by a selector', '⚠️ bad', 'bad', '   ^^^'],
    ['halfwidth letters', 'ｶﾅ bad', 'bad', '   ^^^'],
    ['combining accents', 'e\u0301e\u0301 bad', 'bad', '   ^^^'],
  ])('counts columns as a terminal does: %s', (_name, line, words, carets) => {
    const place = { line: 1, column: line.indexOf(words) + 1, length: words.length };
    expect(frame([line], place)).toBe(` > 1 | ${line}\n     | ${carets}`);
  });

  test('escapes what would steer a terminal, and still marks the place', () => {
    expect(frame(['\u001B[31mred\u202E bad\u0007'], { line: 1, column: 11, length: 3 })).toBe(
      ' > 1 | \\u001B[31mred\\u202E bad\\u0007\n     |                     ^^^',
    );
  });

  test('cuts a long line around the place', () => {
    const lines = ['before '.repeat(40), `${'left '.repeat(60)}bad ${'right '.repeat(60)}`];
    expect(drawn(lines, { line: 2, column: 301, length: 3 }, 'mend it')).toMatchInlineSnapshot(`
      "
         1 | before before before before before before before before before before before before before b…
       > 2 | …eft left left left left bad right right right right right right right right right right rig…
           |                          ^^^ mend it
      "
    `);
  });

  test('shows as much of the end of a long line as there is room for', () => {
    const line = `${'left '.repeat(60)}bad`;
    const [shown = ''] = frame([line], { line: 1, column: 301, length: 3 }).split('\n');
    expect(shown).toMatch(/^ > 1 \| ….*left bad$/);
    expect(shown.length).toBe(100);
  });

  test('is quick with a file that is one line', () => {
    const line = 'x'.repeat(1_000_000);
    expect(frame([line], { line: 1, column: 500_000, length: 400_000 })).toMatch(/^ > 1 \| …x+…\n {5}\| {26}\^+$/);
  });

  test.each([
    ['after the end of its line', ['ab'], { line: 1, column: 40, length: 3 }, ' > 1 | ab\n     |   ^'],
    ['longer than its line', ['ab'], { line: 1, column: 2, length: 40 }, ' > 1 | ab\n     |  ^'],
    ['on a carriage return', ['ab\r'], { line: 1, column: 3, length: 1 }, ' > 1 | ab\n     |   ^'],
    ['in an empty line', ['a', ''], { line: 2, column: 1, length: 1 }, '   1 | a\n > 2 |\n     | ^'],
    ['on a tab', ['\ta'], { line: 1, column: 1, length: 1 }, ' > 1 | \ta\n     | ^'],
    ['after the last line', ['a'], { line: 5, column: 1, length: 1 }, '   4 |\n > 5 |\n     | ^'],
  ])('survives a place %s', (_name, lines, place, expected) => {
    expect(frame(lines, place)).toBe(expected);
  });

  test('never steers the terminal, is never wider than a hundred columns, and marks something', () => {
    const line = fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.replace(/[\n\t]/g, ''));
    const place = fc.record({ line: fc.constant(2), column: fc.nat(320), length: fc.nat(320) });
    fc.assert(
      fc.property(line, line, place, (before, marked, { column, ...rest }) => {
        const drawing = frame([before, marked], { ...rest, column: column + 1 });
        expect(drawing).not.toMatch(/[^\P{Cc}\n]|\p{Zl}|\p{Zp}|\p{Cs}/u);
        for (const row of drawing.split('\n')) expect(widthOf(row)).toBeLessThanOrEqual(100);
        expect(drawing.split('\n')).toHaveLength(3);
        expect(drawing).toMatch(/\n {5}\| *\^+$/);
      }),
    );
  });

  test('marks exactly the words that it is about, in a line that fits', () => {
    const word = fc.stringMatching(/^[a-z日本🎉é]{1,6}$/u);
    fc.assert(
      fc.property(word, word, word, (left, middle, right) => {
        const line = `${left} ${middle} ${right}`;
        const carets = frame([line], { line: 1, column: left.length + 2, length: middle.length }).split('\n')[1] ?? '';
        expect(carets).toBe(`     | ${' '.repeat(widthOf(left) + 1)}${'^'.repeat(widthOf(middle))}`);
      }),
    );
  });
});

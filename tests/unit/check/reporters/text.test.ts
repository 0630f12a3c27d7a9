import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createPaint } from '../../../../src/check/paint.ts';
import { formatJson } from '../../../../src/check/reporters/json.ts';
import { onlyErrors } from '../../../../src/check/reporters/report.ts';
import { formatText } from '../../../../src/check/reporters/text.ts';
import { markdown } from '../../entries/content.ts';
import { problem, report } from './made.ts';

const plain = createPaint(false);

describe('a report for people', () => {
  test('groups problems by file, each with its lines, and adds them up', () => {
    const title = { line: 2, column: 8, length: 7 };
    const problems = [
      problem({ level: 'error', id: 'C3', ...title, message: '“A title” is not right', hint: 'write another' }),
      problem({ line: 8, column: 6, length: 4, message: '“text” says nothing' }),
      problem({ file: 'content/blog/b.md', level: 'info', line: 5, message: 'one owner is enough' }),
      problem({
        file: 'content/blog/notes.txt',
        level: 'error',
        id: 'C1',
        message: 'blog does not take this',
        hint: 'move it',
      }),
    ];
    const files = { 'blog/a.md': markdown(), 'blog/b.md': markdown() };
    const skipped = [{ rule: 'R27', why: 'there is no git history' } as const];
    expect(`\n${formatText(report(problems, files, skipped), plain)}`).toMatchInlineSnapshot(`
      "
      content/blog/a.md:2:8  error C3  “A title” is not right
         1 | ---
       > 2 | title: A title
           |        ^^^^^^^ write another
      content/blog/a.md:8:6  warning R17  “text” says nothing
         7 |
       > 8 | Some text.
           |      ^^^^

      content/blog/b.md:5  note R17  one owner is enough
         4 | pubDate: 2025-04-02
       > 5 | author: Ada

      content/blog/notes.txt  error C1  blog does not take this
          move it

      R27 was skipped: there is no git history
      2 × R17, 1 × C1, 1 × C3
      2 errors, 1 warning and 1 note in 3 of 5 files
      "
    `);
  });

  test.each([
    [{}, 'Complete: no problems in 3 files\n'],
    [{ level: 'warning' }, '0 errors, 1 warning in 1 of 3 files\n'],
    [{ level: 'error' }, '1 error, 0 warnings in 1 of 3 files\n'],
    [{ level: 'info' }, '0 errors, 0 warnings and 1 note in 1 of 3 files\n'],
  ] as const)('ends with a line that adds up: %j', (found, total) => {
    const problems = 'level' in found ? [problem(found)] : [];
    const text = formatText(report(problems, { 'blog/a.md': markdown() }), plain);
    expect(text.endsWith(`${problems.length > 0 ? '\n\n' : ''}${total}`)).toBe(true);
  });

  test('tells once what is the same in many files, with its count and the first places', () => {
    const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `content/blog/${name}.md`);
    const same = (level: 'warning' | 'error') =>
      formatText(report(files.map((file) => problem({ file, line: 2, message: 'no id', level }))), plain);
    expect(same('warning')).toBe(
      [
        'content/blog/a.md:2  warning R17  no id',
        '    the same in 5 more places: content/blog/b.md:2, content/blog/c.md:2, content/blog/d.md:2, …',
        '',
        '0 errors, 6 warnings in 6 of 8 files',
        '',
      ].join('\n'),
    );
    expect(same('error')).toContain('content/blog/e.md:2, content/blog/f.md:2\n');
    const two = files.slice(0, 2).map((file) => problem({ file }));
    expect(formatText(report(two), plain)).not.toContain('the same');
    const others = files.map((file, index) => problem({ file, message: `no id ${index}` }));
    expect(formatText(report(others), plain)).not.toContain('the same');
    expect(JSON.parse(formatJson(report(files.map((file) => problem({ file }))))).problems).toHaveLength(6);
  });

  test('may have errors alone, and counts the others', () => {
    const found = report([problem(), problem({ level: 'error', message: 'wrong' })]);
    const text = formatText(onlyErrors(found), plain);
    expect(text).not.toContain('something is wrong');
    expect(text).toContain('error R17  wrong');
    expect(text).toContain('1 error, 1 warning in 1 of 3 files; 1 not shown\n');
  });

  test('names files as it is told', () => {
    const text = formatText(report([problem({ line: 1, column: 1 })]), plain, (file) => `../${file}`);
    expect(text.startsWith('../content/blog/a.md:1:1  warning R17  something is wrong\n')).toBe(true);
  });

  test('lets nothing of the content steer the terminal', () => {
    const hostile = '\u001B]0;owned\u0007\u009B31m\u202Eabc\r\ndef';
    const problems = [
      problem({ file: `content/blog/${hostile}.md`, message: hostile, hint: hostile }),
      problem({ line: 2, column: 8, length: 3, message: hostile, hint: hostile }),
    ];
    const skipped = [{ rule: 'R27', why: hostile } as const];
    const text = formatText(report(problems, { 'blog/a.md': markdown(`x: "${hostile}"`) }, skipped), plain);
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(text).toContain('\\u001B]0;owned\\u0007\\u009B31m\\u202Eabc def');
  });

  test('has colours when asked, and the same words', () => {
    const found = report([problem({ line: 2, column: 8, length: 3, level: 'error' })], { 'blog/a.md': markdown() });
    const text = formatText(found, createPaint(true));
    expect(text).toContain('\u001B[31m');
    expect(stripVTControlCharacters(text)).toBe(formatText(found, plain));
  });
});

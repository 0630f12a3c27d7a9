import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJson } from '../../../../src/check/reporters/json.ts';
import { markdown } from '../../entries/content.ts';
import { problem, report } from './made.ts';

describe('a report for programs', () => {
  test('has every key of every problem, totals and skipped rules', () => {
    const problems = [
      problem({ level: 'info', line: 3, column: 4, length: 5, hint: 'mend it' }),
      problem({ id: 'C1', level: 'error' }),
    ];
    const skipped = [{ rule: 'R27', why: 'there is no history' } as const];
    expect(JSON.parse(formatJson(report(problems, { 'blog/a.md': markdown() }, skipped)))).toEqual({
      version: 1,
      problems: [
        {
          ...{ rule: 'R17', level: 'info', file: 'content/blog/a.md', line: 3, column: 4, length: 5 },
          ...{ message: 'something is wrong', hint: 'mend it' },
        },
        {
          ...{ rule: 'C1', level: 'error', file: 'content/blog/a.md', line: null, column: null, length: null },
          ...{ message: 'something is wrong', hint: null },
        },
      ],
      totals: { errors: 1, warnings: 0, info: 1, files: 3, filesWithProblems: 1 },
      skipped: [{ rule: 'R27', why: 'there is no history' }],
    });
  });

  test('gives back every text as it was, and shows no terminal a control character', () => {
    const found = report([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        const json = formatJson({ ...found, problems: [problem({ message })] });
        expect(JSON.parse(json).problems[0].message).toBe(message);
        expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Zl}|\p{Zp}/u);
      }),
    );
  });
});

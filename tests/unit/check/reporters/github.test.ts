import { describe, expect, test } from 'vitest';
import { formatGithub } from '../../../../src/check/reporters/github.ts';
import { problem, report } from './made.ts';

/** The commands alone, without the total. */
function commands(...args: Parameters<typeof report>): string[] {
  return formatGithub(report(...args))
    .split('\n')
    .slice(0, -2);
}

describe('a report for GitHub', () => {
  test('is one command for each problem and skipped rule, and the total', () => {
    const place = { line: 3, column: 4, length: 5 };
    const problems = [
      problem({ level: 'error', ...place, hint: 'mend it' }),
      problem({ line: 3 }),
      problem({ level: 'info' }),
    ];
    expect(formatGithub(report(problems, {}, [{ rule: 'R27', why: 'there is no history' }]))).toBe(
      [
        '::error file=content/blog/a.md,line=3,col=4,endColumn=9,title=R17::something is wrong%0Amend it',
        '::warning file=content/blog/a.md,line=3,title=R17::something is wrong',
        '::notice file=content/blog/a.md,title=R17::something is wrong',
        '::notice title=R27 was skipped::there is no history',
        '1 error, 1 warning and 1 note in 1 of 3 files\n',
      ].join('\n'),
    );
  });

  test('escapes what would end a property or the message', () => {
    const [command] = commands([
      problem({ file: 'content/blog/100%,a:b\r\nc.md', message: '50% of a, b: c\r\n::error::d' }),
    ]);
    expect(command).toBe(
      '::warning file=content/blog/100%25%2Ca%3Ab%0D%0Ac.md,title=R17::50%25 of a, b: c%0A::error::d',
    );
  });

  test('lets nothing of the content begin a command or steer the log', () => {
    const hostile = 'a\n::stop-commands::x\r::error::y\u001B[31m';
    const lines = commands([problem({ file: hostile, message: hostile, hint: hostile })]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/\p{Cc}/u);
  });
});

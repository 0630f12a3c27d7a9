import { describe, expect, test } from 'vitest';
import { makeReport, withoutNotes } from '../../../../src/check/reporters/report.ts';
import { judge, markdown } from '../../entries/content.ts';
import { problem } from './made.ts';

const result = () => ({
  inventory: judge({ 'blog/a.md': markdown(), 'blog/ab.md': markdown(), 'blog/folder/index.md': markdown() }),
  problems: [
    problem({ level: 'error' }),
    problem({ file: 'content/blog/ab.md' }),
    problem({ file: 'content/blog/folder/index.md', level: 'info' }),
    problem({ file: 'content/blog/folder/index.md' }),
    problem({ file: 'content/blog/notes.txt', level: 'error' }),
  ],
  skipped: [{ rule: 'R27', why: 'there is no history' } as const],
});

describe('a report', () => {
  test('has everything when no path is given, and counts files that no collection takes', () => {
    const found = result();
    const { problems, skipped, totals } = makeReport(found);
    expect(problems).toEqual(found.problems);
    expect(skipped).toEqual(found.skipped);
    // Three posts, the author and the service of every test project, and notes.txt.
    expect(totals).toEqual({ errors: 2, warnings: 2, info: 1, files: 6, filesWithProblems: 4 });
  });

  test.each([
    ['a file', ['content/blog/a.md'], { errors: 1, warnings: 0, info: 0, files: 1, filesWithProblems: 1 }],
    ['a folder', ['content/blog/folder'], { errors: 0, warnings: 1, info: 1, files: 1, filesWithProblems: 1 }],
    ['a collection', ['content/blog'], { errors: 2, warnings: 2, info: 1, files: 4, filesWithProblems: 4 }],
    ['one without problems', ['content/authors'], { errors: 0, warnings: 0, info: 0, files: 1, filesWithProblems: 0 }],
  ])('has the problems of %s and no others', (_name, paths, totals) => {
    expect(makeReport(result(), paths).totals).toEqual(totals);
  });

  test('can leave out notes, in the totals too', () => {
    const { problems, totals } = withoutNotes(makeReport(result(), ['content/blog/folder']));
    expect(problems.map(({ level }) => level)).toEqual(['warning']);
    expect(totals).toEqual({ errors: 0, warnings: 1, info: 0, files: 1, filesWithProblems: 1 });
  });
});

import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { createPaint } from '../../../src/check/paint.ts';
import { makeReport } from '../../../src/check/reporters/report.ts';
import { formatText } from '../../../src/check/reporters/text.ts';
import { makeProject, markdown, NOW } from '../entries/content.ts';
import { makeSite } from '../site.ts';
import { checkReport } from './subject.ts';

describe('a text of nearly 1 MiB that is one problem after the other', () => {
  test.each([
    ['links that lead nowhere', 'blog/a.md', '[a](b)'.repeat(170_000), 'C2'],
    ['links to no fragment', 'blog/a.md', '[a](#x)'.repeat(111_000), 'C2'],
    ['errors of persons', 'postmortems/a.md', 'it was human error and '.repeat(45_000), 'R18'],
    ['persons', 'postmortems/a.md', '@ada merged it. '.repeat(65_000), 'R19'],
    ['secrets', 'blog/a.md', `password=${'Zk3Qv8LmT2x'}${'W9rYb4HnC7sJd'} `.repeat(28_000), 'R28'],
  ])('is told in little time and few lines: %s', { timeout: 60_000 }, (_what, file, text, rule) => {
    const root = makeProject({ [file]: markdown('', text) });
    const result = checkContent(root, makeSite({ check: { C6: 'off' } }), NOW);
    const told = result.problems.filter(({ id }) => id === rule);
    expect(told).toHaveLength(101);
    expect(told.at(-1)?.message).toMatch(new RegExp(`^\\d{5,6} more problems of ${rule} in this file$`));
    expect(formatText(makeReport(result), createPaint(false)).length).toBeLessThan(200_000);
  });
});

test('the rest of one rule hides no other rule, and has the worst level of what it stands for', () => {
  const body = `${'It was human error. '.repeat(150)}\n\nWe should have tested it.\n\n${'```nolanguage\nx\n```\n\n'.repeat(101)}`;
  const problems = checkReport('', body);
  const told = (rule: string) => problems.filter(({ id }) => id === rule);
  expect(told('R18')).toHaveLength(101);
  expect(told('R18').at(-1)).toMatchObject({ level: 'warning', message: '50 more problems of R18 in this file' });
  expect(told('R17')).toHaveLength(1);
  expect(told('C8').at(-1)).toMatchObject({ level: 'warning', message: '1 more problem of C8 in this file' });
  expect(checkReport('', 'It was human error. '.repeat(100)).filter(({ id }) => id === 'R18')).toHaveLength(100);
});

test('what fails the build still does when it comes after a hundred warnings', () => {
  const body = `${'```nolanguage\nx\n```\n\n'.repeat(150)}:::nothing\nx\n:::\n`;
  expect(checkReport('', body).some(({ id, level }) => id === 'C8' && level === 'error')).toBe(true);
});

test('a silencer of the whole file silences the rest too', () => {
  const problems = checkReport('check: [R18]', 'It was human error. '.repeat(150));
  expect(problems.filter(({ id }) => id === 'R18' || id === 'C7')).toEqual([]);
});

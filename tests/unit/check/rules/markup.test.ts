import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import type { Files } from '../../folder.ts';
import { makeSite } from '../../site.ts';
import { told, written } from '../subject.ts';

/** What C8 and C3 say of these files. */
const check = (files: Files) => told(checkContent(makeProject(files), makeSite(), NOW).problems, 'C3', 'C8');
const post = (body: string, name = 'a.mdx') => check({ [`blog/${name}`]: written('', body) });

describe('what a page shows otherwise than it is written (C8)', () => {
  test.each([
    ['A {name}.', '9:4+4 error C8 nothing in this text is called “name”'],
    ['\\d{4}', '9:3+3 warning C8 “{4}” is code in .mdx, and its braces are not shown'],
    ['a\n\n    b()', '11:5+3 warning C8 indented lines are text in .mdx, and not code'],
    ['a\n\n[^1]: b', '11:1+4 warning C8 the note [^1] is named nowhere, and is not shown'],
    ['$$9%$$', '9:4+1 warning C8 “%” begins a comment in a formula'],
    ['$$\\eqref{a}$$', '9:10+4 error C8 no formula has the label “a”'],
    ['[a](irc://b)', '9:1+12 warning C8 “irc://b” is taken out'],
    ['<p align="top">a</p>', '9:1+2 warning C8 align of <p> is taken out'],
    [
      'import { Image } from "astro:assets";\n\n<Image style="top: 0" />',
      '11:1+6 warning C8 style of <Image> is taken out',
    ],
  ])('%j', (body, said) => {
    const [first, ...others] = post(body);
    expect(first?.startsWith(said), first).toBe(true);
    expect(others).toEqual([]);
  });

  test('is nothing in .md that only .mdx takes for code', () => {
    expect(post('A {name}, \\d{4}.\n\n    b()', 'a.md')).toEqual([]);
  });

  test('code that MDX cannot parse gets a hint about indented lines', () => {
    expect(post('a\n\n    if (b) { return c < d; }')[0]).toMatch(
      /^11:\d+\+1 error C3 .*write a line of ``` before code/,
    );
    expect(post('a { b c }')[0]).toMatch(/error C3 .*write \\\{ and \\</);
  });
});

describe('what a page would have twice, by importing a text', () => {
  const part = written('', '## Impact\n\nText.[^1]\n\n[^1]: Note.').replace('postmortems/a', 'blog/part');
  const whole = (body: string) => check({ 'blog/part.mdx': part, 'blog/a.mdx': written('', body) });

  test('is told at the import', () => {
    const body = 'import Part from "./part.mdx";\n\n## Impact\n\nOne.[^1]\n\n<Part />\n\n[^1]: Note.';
    expect(whole(body)).toEqual([
      '9:1+30 warning C8 ./part.mdx has the heading #impact too, so that the page would have it twice (give one of them another name)',
      '9:1+30 warning C8 ./part.mdx has notes too, which would be counted from 1 again (keep the notes in one file)',
    ]);
  });

  test('is not told of a text that is not shown, or has other headings', () => {
    expect(whole('import { frontmatter } from "./part.mdx";\n\n## Impact\n\n{frontmatter.title}')).toEqual([]);
    expect(whole('import Part from "./part.mdx";\n\n## Effects\n\n<Part />')).toEqual([]);
  });
});

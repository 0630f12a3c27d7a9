import { expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import type { Files } from '../../folder.ts';
import { makeSite } from '../../site.ts';
import { written } from '../subject.ts';

/** Files of a blog that import each other, and what C5 says. */
function say(imports: Readonly<Record<string, readonly string[]>>): string[] {
  const files: Files = Object.fromEntries(
    Object.entries(imports).map(([file, paths]) => {
      const lines = paths.map((path, index) => `import Part${index} from '${path}';`);
      return [`blog/${file}`, written('', `${lines.join('\n')}\n\nText.`)];
    }),
  );
  return checkContent(makeProject(files), makeSite(), NOW)
    .problems.filter(({ id }) => id === 'C5')
    .map(({ file, line, level, message, hint }) => `${file}:${line} ${level} ${message} (${hint})`);
}

const circle = (file: string, names: string) =>
  `content/blog/${file}:9 error the imports go in a circle: ${names} (take one of the imports out)`;

test('two files that import each other (C5)', () => {
  expect(say({ 'b.mdx': ['./a.mdx'], 'a.mdx': ['./b.mdx'] })).toEqual([circle('a.mdx', 'a.mdx → b.mdx → a.mdx')]);
});

test('a file that imports itself', () => {
  expect(say({ 'a.mdx': ['./a.mdx'] })).toEqual([circle('a.mdx', 'a.mdx → a.mdx')]);
});

test('a longer circle, by way of a folder and beside other imports', () => {
  expect(
    say({
      'a.mdx': ['./b/index.mdx', './leaf.mdx'],
      'b/index.mdx': ['../c.mdx'],
      'c.mdx': ['./a.mdx'],
      'leaf.mdx': [],
      'outside.mdx': ['./a.mdx'],
    }),
  ).toEqual([circle('a.mdx', 'a.mdx → b/index.mdx → c.mdx → a.mdx')]);
});

test('each of two circles', () => {
  expect(say({ 'a.mdx': ['./b.mdx'], 'b.mdx': ['./a.mdx', './c.mdx'], 'c.mdx': ['./b.mdx'] })).toEqual([
    circle('a.mdx', 'a.mdx → b.mdx → a.mdx'),
    circle('b.mdx', 'b.mdx → c.mdx → b.mdx'),
  ]);
});

test('two ways to one file are not a circle, and .md files import nothing', () => {
  expect(say({ 'a.mdx': ['./b.mdx', './c.mdx'], 'b.mdx': ['./d.mdx'], 'c.mdx': ['./d.mdx'], 'd.mdx': [] })).toEqual([]);
  expect(say({ 'a.md': ['./b.mdx'], 'b.mdx': ['./a.md'] })).toEqual([]);
  expect(say({ 'a.mdx': ['astro:assets', './missing.mdx'] })).toEqual([]);
});

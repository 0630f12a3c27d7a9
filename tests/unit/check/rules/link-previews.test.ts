import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import { makeSite } from '../../site.ts';
import { told, written } from '../subject.ts';

/** What the check says of entries with these titles, in a project that has the fonts. */
function say(titles: readonly string[], more = ''): string[] {
  const files = titles.map((title, index) => [`blog/${index}.md`, written(`title: ${title}\n${more}`.trim())]);
  const root = makeProject({ ...Object.fromEntries(files), 'blog/graph.png': 'x' });
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(resolve('node_modules/@fontsource'), join(root, 'node_modules/@fontsource'));
  return told(checkContent(root, makeSite(), NOW).problems, 'R29');
}

const HINT = '(the link preview shows the address; give the entry an image: for a picture of its own)';
const WHY = 'since its script is not in the typeface';

test.each(['डेटाबेस बंद था', 'توقفت قاعدة البيانات', '数据库故障', 'データベース'])(
  'a title that cannot be drawn: %s',
  (title) => {
    expect(say([title])).toEqual([
      `6:8+${title.length} warning R29 the title of content/blog/0.md cannot be drawn in a link preview, ${WHY} ${HINT}`,
    ]);
  },
);

test('is told once for all entries, with three of them and their number', () => {
  const [first, ...others] = say(['数据库 1', '数据库 2', 'Plain', '数据库 3', '数据库 4', '数据库 5']);
  expect(others).toEqual([]);
  expect(first).toContain('the titles of 5 entries cannot be drawn in link previews');
  expect(first).toMatch(/: content\/blog\/0\.md, content\/blog\/1\.md, content\/blog\/3\.md and 2 more \(/);
});

test('titles that can be drawn, have a picture or no preview, are not told', () => {
  expect(say(['Über “Größe” ≥ 5 µs', 'Ошибка базы', 'Σφάλμα 🚀'])).toEqual([]);
  expect(say(['数据库故障'], 'image: { src: ./graph.png, alt: A graph }')).toEqual([]);
  expect(say(['数据库故障'], 'unlisted: true')).toEqual([]);
});

test('where the fonts are not installed that is said', () => {
  const root = makeProject({ 'blog/a.md': written('title: 数据库故障') });
  const { problems, skipped } = checkContent(root, makeSite(), NOW);
  expect(told(problems, 'R29')).toEqual([]);
  expect(skipped).toContainEqual({ rule: 'R29', why: 'the typeface of link previews is not installed' });
});

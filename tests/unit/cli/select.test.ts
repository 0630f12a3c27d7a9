import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nameFrom, PathError, selectContent } from '../../../src/cli/select.ts';
import { makeFolder } from '../folder.ts';

function project(): string {
  return makeFolder({
    'content/blog/a.md': 'a',
    'content/blog/b/index.md': 'b',
    'README.md': 'r',
    'content-old/a.md': 'a',
  });
}

describe('a path on the command line', () => {
  test('may begin at the project, at the current folder, or at the root of the disk', () => {
    const root = project();
    const blog = join(root, 'content/blog');
    expect(selectContent(['content/blog/a.md', './content/', 'content/blog'], root, root)).toEqual([
      ...['content/blog/a.md', 'content', 'content/blog'],
    ]);
    expect(selectContent(['a.md', 'b', '.', '..', 'content/blog/a.md', join(blog, 'a.md')], blog, root)).toEqual([
      ...['content/blog/a.md', 'content/blog/b', 'content/blog', 'content', 'content/blog/a.md', 'content/blog/a.md'],
    ]);
  });

  test('may lead through a link to the project', () => {
    const root = project();
    const link = join(makeFolder(), 'link');
    symlinkSync(root, link);
    expect(selectContent([join(link, 'content/blog/a.md')], '/', root)).toEqual(['content/blog/a.md']);
    expect(selectContent(['blog/a.md'], join(link, 'content'), root)).toEqual(['content/blog/a.md']);
  });

  test.each([
    ['content/blog/c.md', 'content/blog/c.md does not exist'],
    ['README.md', 'README.md is not under content/'],
    ['.', '. is not under content/'],
    ['content-old/a.md', 'content-old/a.md is not under content/'],
    ['content/../README.md', 'content/../README.md is not under content/'],
  ])('that names no content is refused: %s', (path, message) => {
    const root = project();
    expect(() => selectContent(['content', path], root, root)).toThrow(new PathError(message));
  });
});

test('files are named from the current folder, so that a terminal can open them', () => {
  expect(nameFrom('/site', '/site')('content/blog/a.md')).toBe('content/blog/a.md');
  expect(nameFrom('/site/content/blog', '/site')('content/blog/a.md')).toBe('a.md');
  expect(nameFrom('/site/docs', '/site')('content/blog/a.md')).toBe('../content/blog/a.md');
});

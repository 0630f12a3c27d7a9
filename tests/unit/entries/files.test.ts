import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContentFiles } from '../../../src/entries/files.ts';
import { makeFolder } from '../folder.ts';
import { complaints, judge, makeProject, markdown } from './content.ts';

const FLAT = 'it takes <slug>.md, <slug>.mdx, or <slug>/index.md with its pictures; downloads go into public/';

describe('a file that no collection takes', () => {
  test.each([
    [
      'notes/a.md',
      'content/notes error C1 no collection takes this (move it into blog/, postmortems/, authors/, services/, pages/)',
    ],
    [
      'README.md',
      'content/README.md error C1 no collection takes this (move it into blog/, postmortems/, authors/, services/, pages/)',
    ],
    ['blog/notes.txt', `content/blog/notes.txt error C1 blog does not take this (${FLAT})`],
    [
      'blog/a/data.csv',
      'content/blog/a/data.csv error C1 blog does not take this (import it in the text beside it, or put it into public/ as a download)',
    ],
    [
      'blog/a/Chart.astro',
      'content/blog/a/Chart.astro error C1 blog does not take this (put it into src/components/, and import it from there)',
    ],
    ['authors/ada.json', 'content/authors/ada.json error C1 authors does not take this (it takes one .yml file each)'],
    ['services/web/api.yml', 'content/services/web error C1 services does not take this (it takes one .yml file each)'],
    [
      'blog/a/b/index.md',
      'content/blog/a/b error C1 is a folder inside an entry (entries are one level deep: move it up)',
    ],
  ])('%s is an error', (path, complaint) => {
    expect(complaints(judge({ 'blog/a/index.md': markdown(), [path]: 'x' }))).toEqual([complaint]);
  });

  test('a folder without index is an error', () => {
    expect(complaints(judge({ 'blog/a/pool.png': 'x' }))).toEqual([
      'content/blog/a error C1 has no index.md or index.mdx (add one, or move its files elsewhere)',
    ]);
  });

  test('an empty folder is nothing', () => {
    const root = makeProject({ 'blog/a/.DS_Store': 'x' });
    expect(readContentFiles(root).problems).toEqual([]);
  });

  test('pictures and the litter of editors are passed over', () => {
    const files = {
      ...{ 'blog/a/index.md': markdown(), 'blog/a/pool.png': 'x', 'blog/shared.SVG': 'x', 'authors/ada.webp': 'x' },
      ...{
        '.DS_Store': 'x',
        'blog/.a.md.swp': 'x',
        'blog/a.md~': 'x',
        'blog/Thumbs.db': 'x',
        'blog/a/desktop.ini': 'x',
      },
    };
    expect(complaints(judge(files))).toEqual([]);
  });
});

test.each([
  ['content/blog/link.md', 'put the file itself here'],
  ['content/blog/a/pool.png', 'put the file itself here'],
  ['content/blog/folder', 'put the file itself here'],
  ['content/pages', 'put the files themselves here'],
])('the symbolic link %s is an error, and is not followed', (path, hint) => {
  const outside = makeFolder({ 'index.md': markdown('', 'A secret.') });
  const root = makeProject({ 'blog/a/index.md': markdown() });
  symlinkSync(path.endsWith('.md') ? join(outside, 'index.md') : outside, join(root, path));
  const { files, problems } = readContentFiles(root);
  expect(problems).toMatchObject([{ id: 'C2', level: 'error', file: path, message: 'is a symbolic link', hint }]);
  expect(files.map(({ file }) => file)).toEqual([
    ...['content/authors/ada.yml', 'content/blog/a/index.md', 'content/services/api.yml'],
  ]);
});

test('a file that is not UTF-8 is an error instead of text with holes', () => {
  const latin1 = Buffer.from(markdown('', 'Überlast'), 'latin1');
  const root = makeProject({ 'blog/a.md': new Uint8Array(latin1) });
  const { files, problems } = readContentFiles(root);
  expect(problems).toMatchObject([
    { id: 'C1', level: 'error', file: 'content/blog/a.md', message: 'is not UTF-8 text', hint: 'save it as UTF-8' },
  ]);
  expect(files.map(({ file }) => file)).not.toContain('content/blog/a.md');
});

test('a project without content has no files and no problems', () => {
  expect(readContentFiles(makeFolder())).toEqual({ files: [], problems: [] });
});

test('a name that is not a slug is an error with a better name', () => {
  expect(complaints(judge({ 'blog/My Post.md': markdown() }))).toEqual([
    'content/blog/My Post.md error C1 “My Post” cannot be an address: lower-case letters, digits, - _ . only; rename it to my-post',
  ]);
  expect(complaints(judge({ 'blog/page.md': markdown() }))).toEqual([
    'content/blog/page.md error C1 “page” is an address of the site itself: rename it to page-1',
  ]);
});

test('a folder with an entry in it is told, even when it is named like the litter of an editor', () => {
  const problems = complaints(judge({ 'blog/my-post~/index.md': markdown(), 'blog/.later/index.mdx': markdown() }));
  expect(problems).toEqual([
    expect.stringMatching(/^content\/blog\/\.later\/index\.mdx error C1 .*rename it to later/),
    expect.stringMatching(/^content\/blog\/my-post~\/index\.md error C1 .*rename it to my-post/),
  ]);
  expect(complaints(judge({ 'blog/.obsidian/workspace.json': '{}', 'blog/note.md~': 'old' }))).toEqual([]);
});

test.each([
  ['blog/post.bak/index.md', 'rename it to post-bak, or take it out'],
  ['blog/post.orig/index.mdx', 'rename it to post-orig, or take it out'],
  ['blog/post.bak.md', 'rename it to post-bak, or take it out'],
  ['blog/#post#/index.md', 'rename it to post'],
  ['blog/.#post/index.md', 'rename it to post'],
  ['blog/post~/index.md', 'rename it to post'],
])('%s, which is named like the copy of an editor, is not published, and is told', (path, hint) => {
  const said = complaints(judge({ [path]: markdown() }));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`content/${path} error C1 `);
  expect(said[0]?.endsWith(`; ${hint}`) || said[0]?.endsWith(`: ${hint}`)).toBe(true);
});

describe('other layouts', () => {
  const slugs = (files: Record<string, string>) => {
    const inventory = judge(files);
    return {
      told: complaints(inventory),
      names: inventory.files.flatMap(({ collection, name }) => (collection === 'blog' ? name : [])),
    };
  };

  test('a text may have its pictures in the folder of its name', () => {
    expect(slugs({ 'blog/a.md': markdown('', '![A pool](./a/pool.svg)'), 'blog/a/pool.svg': '<svg/>' })).toEqual({
      ...{ told: [], names: ['a'] },
    });
    expect(slugs({ 'blog/a.md': markdown(), 'blog/a/notes.txt': 'x' }).told).toHaveLength(1);
    expect(slugs({ 'blog/b.md': markdown(), 'blog/a/pool.svg': '<svg/>' }).told).toHaveLength(1);
  });

  test('which are kept with it', () => {
    const files = {
      'blog/a.md': markdown('draft: true', '![A pool](./a/pool.svg)'),
      'blog/a/pool.svg': '<svg/>',
      'blog/b.md': markdown('', '![A pool](./a/pool.svg)'),
    };
    expect(slugs(files).told).toEqual([
      expect.stringMatching(
        /^content\/blog\/b\.md:8 error C2 \.\/a\/pool\.svg belongs to content\/blog\/a\.md, which is not published/,
      ),
    ]);
  });

  test('a folder for a year is not a part of an address', () => {
    const files = {
      'blog/2024/a.md': markdown('', '![A pool](./a/pool.svg)'),
      'blog/2024/a/pool.svg': '<svg/>',
      'blog/2024/b/index.md': markdown(),
      'blog/2025/index.md': markdown(),
    };
    expect(slugs(files)).toEqual({ told: [], names: ['a', 'b', '2025'] });
  });

  test('two entries of one address in two years are an error', () => {
    expect(slugs({ 'blog/2024/a.md': markdown(), 'blog/2025/a.md': markdown() }).told).toContain(
      'content/blog/2025/a.md error C1 /blog/a/ is also the address of content/blog/2024/a.md (rename one of the two)',
    );
  });

  test('a draft keeps the folder that it has in a year', () => {
    const files = {
      'blog/2024/a/index.md': markdown('draft: true'),
      'blog/2024/a/pool.svg': '<svg/>',
      'blog/2024/b.md': markdown('', '![A pool](./a/pool.svg)'),
    };
    expect(slugs(files).told).toEqual([expect.stringContaining('belongs to content/blog/2024/a/index.md')]);
  });

  test('data beside a text is taken when a text imports it', () => {
    const text = "import rows from './rows.json';\nimport list from './list.csv?raw';\n\n{rows.length} {list}";
    const data = { 'blog/a/rows.json': '[]', 'blog/a/list.csv': 'a,b' };
    expect(slugs({ 'blog/a/index.mdx': markdown('', text), ...data }).told).toEqual([]);
    expect(slugs({ 'blog/a/index.mdx': markdown(), ...data }).told).toEqual([
      expect.stringMatching(/list\.csv error C1 blog does not take this \(import it in the text beside it, or put it/),
      expect.stringMatching(/rows\.json error C1 /),
    ]);
  });
});

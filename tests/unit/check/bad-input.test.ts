import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { makeProject, markdown, NOW } from '../entries/content.ts';
import type { Files } from '../folder.ts';
import { makeSite } from '../site.ts';

/** Beside what is bad stands a file with a problem of its own, which has to be told all the same. */
const OTHER = { 'blog/other.md': markdown('', '![Gone](./gone.png)') };
const TOLD = 'content/blog/other.md:8:1 C2 ./gone.png does not exist';

function told(files: Files, prepare: (root: string) => void = () => {}): string[] {
  const root = makeProject({ ...OTHER, ...files });
  prepare(root);
  const { problems } = checkContent(root, makeSite({ check: { C6: 'off' } }), NOW);
  return problems.map(({ file, line, column, id, message }) => {
    return `${[file, line, column].filter((part) => part !== undefined).join(':')} ${id} ${message}`;
  });
}

describe('bad input is named with its limit, and the other files are checked', () => {
  test.each<readonly [string, Files, RegExp]>([
    ['a file of 5 MiB', { 'blog/a.md': markdown('', 'a '.repeat(2_621_440)) }, /C5 is 5\.0 MiB; a file may have 1 MiB/],
    ['front matter of 1 MiB', { 'blog/a.md': `---\n${'# a\n'.repeat(250_000)}---\n` }, /C3 .* longer than 128 KiB/],
    ['text that is not UTF-8', { 'blog/a.md': Buffer.from(markdown('', 'é'), 'latin1') }, /C1 is not UTF-8 text/],
    ['UTF-16', { 'blog/a.md': Buffer.from(`\uFEFF${markdown()}`, 'utf16le') }, /C1 is not UTF-8 text/],
    ['a table of 10 001 cells', { 'blog/a.md': markdown('', `|a\n|-\n${'|b\n'.repeat(10_000)}`) }, /C5 .*10001 cells/],
    ['a paragraph of a_a_a', { 'blog/a.md': markdown('', 'a_'.repeat(500_000)) }, /C5 .*5000 _ or & signs/],
    ['nesting', { 'blog/a.md': markdown('', `${'> '.repeat(500)}a`) }, /:8:1 C5 is nested 500 deep; 100 is the limit/],
  ])('%s', (_name, files, expected) => {
    const found = told(files);
    expect(found).toContain(TOLD);
    expect(found.filter((line) => line !== TOLD)).toEqual([expect.stringMatching(expected)]);
  });

  test('several faults of one YAML, each at its place', () => {
    expect(told({ 'blog/a.md': '---\ntitle: a: b\ndescription: @b\nauthor: Ada\n\ttags: x\n---\n\nText.' })).toEqual([
      expect.stringMatching(/^content\/blog\/a\.md:2:8 C3 /),
      expect.stringMatching(/^content\/blog\/a\.md:3:14 C3 /),
      expect.stringMatching(/^content\/blog\/a\.md:5:1 C3 /),
      TOLD,
    ]);
  });

  test('a folder and a link in the place of files', () => {
    const prepare = (root: string) => {
      mkdirSync(join(root, 'content/blog/a.md/deeper'), { recursive: true });
      mkdirSync(join(root, 'content/authors/b.yml'));
      mkdirSync(join(root, 'content/blog/d.mdx'));
      mkdirSync(join(root, 'content/blog/empty'));
      symlinkSync(join(root, 'content/blog/other.md'), join(root, 'content/blog/c.md'));
      symlinkSync(join(root, 'nowhere'), join(root, 'content/services/d.yml'));
    };
    expect(told({}, prepare)).toEqual([
      'content/authors/b.yml C1 authors does not take this',
      'content/blog/a.md C1 has no index.md or index.mdx',
      'content/blog/a.md/deeper C1 is a folder inside an entry',
      'content/blog/c.md C2 is a symbolic link',
      'content/blog/d.mdx C1 has no index.md or index.mdx',
      TOLD,
      'content/services/d.yml C2 is a symbolic link',
    ]);
  });
});

describe('what hides nothing', () => {
  test('is a key that is written twice: the rules still read the entry', () => {
    const body = 'The team should have noticed.\r\nIt was human\r\nerror.';
    const found = told({ 'postmortems/a.md': markdown('series: a\nseries: b\nauthors: [Nobody]', body) });
    expect(found.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'content/blog/other.md:8:1 C2',
      'content/postmortems/a.md:5:9 C3',
      'content/postmortems/a.md:7:1 C3',
      'content/postmortems/a.md:8:11 C4',
      'content/postmortems/a.md:11:10 R17',
      'content/postmortems/a.md:12:8 R18',
    ]);
    const twice = told({ 'postmortems/a.md': markdown('series: a\nseries: b', body) });
    expect(twice.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'content/blog/other.md:8:1 C2',
      'content/postmortems/a.md:7:1 C3',
      'content/postmortems/a.md:10:10 R17',
      'content/postmortems/a.md:11:8 R18',
    ]);
  });

  test('is a silencer or a level for what no build would come to the end of', () => {
    const files = {
      'blog/a.mdx': markdown('check: [C5]', "import B from './b.mdx';\n\n<B />"),
      'blog/b.mdx': markdown('', "import A from './a.mdx';\n\n<A />"),
    };
    const found = told(files);
    expect(found).toContain('content/blog/a.mdx:9:1 C5 the imports go in a circle: a.mdx → b.mdx → a.mdx');
    expect(found).toContain('content/blog/a.mdx:6:9 C7 an error of C5 cannot be silenced');
    const { problems } = checkContent(makeProject(files), makeSite({ check: { C5: 'off' } }), NOW);
    expect(problems.filter(({ id }) => id === 'C5').map(({ level }) => level)).toEqual(['error']);
  });
});

test('a comment silences a place of an author or a service too', () => {
  const lines = 'name: Web\n# check-ok R28: the name of a product\ndescription: The old ops-1.internal.\n';
  expect(told({ 'services/web.yml': lines })).toEqual([TOLD]);
  expect(told({ 'services/web.yml': lines.replace('ops-1.internal', 'website') })).toEqual([
    TOLD,
    'content/services/web.yml:2:1 C7 R28 finds nothing here to be silent about',
  ]);
});

test('a name that two authors claim, and an alias that is taken, are told at their place', () => {
  const found = told({
    'authors/bob.yml': 'name: Bob\naliases: [Robert, Countess]\n',
    'blog/a.md': markdown('aliases: [/blog/other/]'),
  });
  expect(found).toEqual([
    'content/authors/bob.yml:2:19 C4 “countess” is also a name in content/authors/ada.yml',
    'content/blog/a.md:6:11 C1 /blog/other/ is also the address of content/blog/other.md',
    TOLD,
  ]);
});

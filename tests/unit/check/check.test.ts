import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { FRONT_MATTER_LIMIT } from '../../../src/entries/front-matter.ts';
import { makeProject, markdown, NOW } from '../entries/content.ts';
import { type Files, makeFolder } from '../folder.ts';
import { makeSite } from '../site.ts';

function check(files: Files, prepare: (root: string) => void = () => {}) {
  const root = makeProject(files);
  prepare(root);
  return checkContent(root, makeSite({ check: { C6: 'off' } }), NOW);
}

/** Problems as `file:line:column level rule message`. */
function told(files: Files, prepare?: (root: string) => void): string[] {
  return check(files, prepare).problems.map(({ file, line, column, level, id, message }) => {
    return `${file}${line === undefined ? '' : `:${line}:${column}`} ${level} ${id} ${message}`;
  });
}

test('good content has no problems, and every file is an item', () => {
  const { inventory, problems } = check({
    'blog/a.md': markdown(),
    'blog/b.mdx': markdown(),
    'pages/c.md': '---\ntitle: C\ndescription: C.\n---\n',
  });
  expect(problems).toEqual([]);
  expect(inventory.items).toHaveLength(inventory.files.length);
});

test('problems are in the order of files, lines and columns', () => {
  const found = told({
    'blog/b.md': markdown('', '![](./x.png) ![](./y.png)\n\n![](./z.png)'),
    'blog/a.md': markdown('draft: perhaps\ntagz: x'),
  });
  const places = found.filter((line) => / C[23] /.test(line)).map((line) => line.split(' ')[0]);
  expect(places).toEqual([
    'content/blog/a.md:6:8',
    'content/blog/a.md:7:1',
    'content/blog/b.md:8:1',
    'content/blog/b.md:8:14',
    'content/blog/b.md:10:1',
  ]);
});

describe('a file that cannot be read', () => {
  test.each<readonly [string, string | Uint8Array, readonly string[]]>([
    [
      'is empty',
      '',
      ['content/blog/a.md:1:1 error C3 front matter cannot be read: the file does not begin with a line of ---'],
    ],
    [
      'is a byte order mark',
      '\uFEFF',
      ['content/blog/a.md:1:1 error C3 front matter cannot be read: the file does not begin with a line of ---'],
    ],
    [
      'is one fence',
      '---',
      ['content/blog/a.md:1:1 error C3 front matter cannot be read: the file does not begin with a line of ---'],
    ],
    [
      'is one fence with a line end',
      '---\n',
      ['content/blog/a.md:1:1 error C3 front matter cannot be read: the front matter has no closing line of ---'],
    ],
    ['is not UTF-8', new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xff]), ['content/blog/a.md error C1 is not UTF-8 text']],
    [
      'is too long',
      new Uint8Array(5 * 1024 * 1024).fill(0x61),
      ['content/blog/a.md error C5 is 5.0 MiB; a file may have 1 MiB'],
    ],
    [
      'has too much front matter',
      `---\ntitle: ${'a'.repeat(FRONT_MATTER_LIMIT)}\n---\n`,
      ['content/blog/a.md:1:1 error C3 front matter cannot be read: is longer than 128 KiB'],
    ],
  ])('because it %s is one error', (_why, content, expected) => {
    const { inventory } = check({ 'blog/a.md': content });
    expect(told({ 'blog/a.md': content })).toEqual(expected);
    expect(inventory.items.map(({ name }) => name)).not.toContain('a');
  });

  test('with front matter of nothing lacks what is required, once each', () => {
    expect(told({ 'blog/a.md': '---\n---\n' })).toEqual([
      'content/blog/a.md error C3 title is missing',
      'content/blog/a.md error C3 description is missing',
      'content/blog/a.md error C3 pubDate is missing',
      'content/blog/a.md error C3 author is missing',
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('for lack of permission is an error without a path of this machine', () => {
    const [problem] = told({ 'blog/a.md': markdown() }, (root) => chmodSync(join(root, 'content/blog/a.md'), 0));
    expect(problem).toMatch(/^content\/blog\/a\.md error C1 cannot be read: EACCES: permission denied$/);
  });

  test('because it is a folder that is named like a file is an error', () => {
    const found = told({ 'blog/b.md': markdown() }, (root) => {
      mkdirSync(join(root, 'content/blog/a.md'));
      mkdirSync(join(root, 'content/authors/x.yml'));
    });
    expect(found).toEqual([
      'content/authors/x.yml error C1 authors does not take this',
      'content/blog/a.md error C1 has no index.md or index.mdx',
    ]);
    expect(told({ 'blog/a.md/pool.png': 'x' })).toEqual(['content/blog/a.md error C1 has no index.md or index.mdx']);
    expect(told({ 'blog/a.md/index.md': markdown() })).toEqual([
      expect.stringMatching(/^content\/blog\/a\.md\/index\.md error C1 “a\.md” ends like/),
    ]);
  });

  test('because it is a link is an error, and nothing of it is read', () => {
    const elsewhere = makeFolder({ 'secret.md': markdown('', 'They should have tested it.') });
    expect(
      told({}, (root) => {
        mkdirSync(join(root, 'content/blog'));
        symlinkSync(join(elsewhere, 'secret.md'), join(root, 'content/blog/a.md'));
      }),
    ).toEqual(['content/blog/a.md error C2 is a symbolic link']);
  });
});

describe('YAML that goes too far', () => {
  test.each([
    ['brackets', `a: ${'['.repeat(60_000)}`, 'is nested too deep'],
    ['an anchor inside itself', 'incident: { status: &a [*a] }', 'an alias (*) stands inside its own anchor (&)'],
  ])('with %s is an error', (_what, yaml, message) => {
    expect(told({ 'blog/a.md': `---\n${yaml}\n---\n` })[0]).toContain(
      `error C3 front matter cannot be read: ${message}`,
    );
  });

  test('has ten errors at the most, of thousands that follow from one', () => {
    expect(told({ 'blog/a.md': `---\ntitle: ${'!!a '.repeat(20_000)}\n---\n` })).toHaveLength(10);
  });
});

describe('an import in MDX', () => {
  const importing = (path: string, lines = '') => markdown(lines, `import Other from '${path}';\n\n<Other />`);

  test('of what is not published is an error where it is written', () => {
    const files = { 'blog/a.mdx': importing('./b.mdx'), 'blog/b.mdx': markdown('draft: true') };
    expect(told(files)).toEqual([
      'content/blog/a.mdx:8:1 error C2 ./b.mdx is content/blog/b.mdx, which is not published',
    ]);
  });

  test('of what is scheduled, and from a folder, is one too', () => {
    const later = markdown().replace('2025-04-02', '2025-06-16');
    const files = { 'blog/a/index.mdx': importing('../b/index.mdx'), 'blog/b/index.mdx': later };
    expect(told(files)).toEqual([
      expect.stringMatching(/^content\/blog\/a\/index\.mdx:8:1 error C2 .* which is not published$/),
    ]);
  });

  test('from a draft, or of what is published, is fine', () => {
    expect(told({ 'blog/a.mdx': importing('./b.mdx', 'draft: true'), 'blog/b.mdx': markdown('draft: true') })).toEqual(
      [],
    );
    expect(told({ 'blog/a.mdx': importing('./b.mdx'), 'blog/b.mdx': markdown() })).toEqual([]);
  });
});

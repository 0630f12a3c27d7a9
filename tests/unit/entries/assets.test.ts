import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeInventory } from '../../../src/entries/inventory.ts';
import { readAssets } from '../../../src/entries/published-assets.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
import { writeFiles } from '../folder.ts';
import { makeSite } from '../site.ts';
import { complaints, judge, makeProject, markdown, NOW, PIXEL } from './content.ts';

const PNG = PIXEL;

function inFolder(text: string, lines = ''): string[] {
  return complaints(judge({ 'blog/a/index.md': markdown(lines, text), 'blog/a/pool.png': PNG, 'blog/b.png': PNG }));
}

describe('an image of a text', () => {
  test.each(['![](pool.png)', '![](./pool.png)', '![](../b.png)', '`![](none.png)`', '<img src="/x.png">'])(
    '%s is fine',
    (text) => {
      expect(inFolder(text)).toEqual([]);
    },
  );

  test.each([
    ['![](./none.png)', './none.png does not exist (check the name, case counts)'],
    ['![](./Pool.png)', './Pool.png does not exist (check the name, case counts)'],
    ['![](..)', '.. does not exist (check the name, case counts)'],
    ['![](../../../secret.png)', '../../../secret.png is outside content/ (put the file beside the entry)'],
    [
      '![](../../../content-old/x.png)',
      '../../../content-old/x.png is outside content/ (put the file beside the entry)',
    ],
    ['![](/none.png)', '/none.png does not exist in public/ (put the image beside the entry)'],
    ['![x][pool]\n\n[pool]: ./none.png', './none.png does not exist (check the name, case counts)'],
    [
      '<img src="./pool.png">',
      './pool.png is shown by a raw <img>, which leaves the file behind (write ![what it shows](./pool.png))',
    ],
    ['![](/../secret.png)', '/../secret.png does not exist in public/ (put the image beside the entry)'],
  ])('%s is an error', (text, message) => {
    expect(inFolder(text)).toEqual([`content/blog/a/index.md:8 error C2 ${message}`]);
  });

  test.each([
    ['![](https://cdn.example.org/a.png)', 'https://cdn.example.org/a.png', 'put the image beside the text'],
    ['![](//cdn.example.org/a.png)', '//cdn.example.org/a.png', 'put the image beside the text'],
    ['![x][a]\n\n[a]: HTTP://cdn.example.org/a.png', 'HTTP://cdn.example.org/a.png', 'put the image beside the text'],
    ...[
      '<img src="https://cdn.example.org/a.png" alt="a">',
      "<p>\n<IMG alt='a' SRC='https://cdn.example.org/a.png'></p>",
      '<p><img src=https://cdn.example.org/a.png></p>',
      '<img src="https:&#47;/cdn.example.org/a.png">',
      '<img src="https&colon;//cdn.example.org/a.png" src="/a.png">',
      '<picture><source srcset="/a.png 1x, https://cdn.example.org/a.png 2x"></picture>',
      '<img src="/a.png" srcset="/a,b.png 480w,https://cdn.example.org/a.png 800w">',
      '<audio controls><source src="https://cdn.example.org/a.png"></audio>',
      '<audio src="https://cdn.example.org/a.png"></audio>',
      '<video src="/a.mp4" poster="https://cdn.example.org/a.png"></video>',
      '<track src="https://cdn.example.org/a.png">',
      '> - <img src="https://cdn.example.org/a.png">',
      '| a |\n|---|\n| <img src="https://cdn.example.org/a.png"> |',
    ].map((text) => [text, 'https://cdn.example.org/a.png', 'put the file into public/, and write its address here']),
  ])('on another site is an error, as Markdown or as HTML: %s', (text, path, hint) => {
    const told = inFolder(text).filter((line) => line.includes('security policy'));
    expect(told).toEqual([
      expect.stringMatching(
        new RegExp(
          `^content/blog/a/index.md:\\d+ error C2 ${RegExp.escape(`${path} is on another site, which the security policy refuses (${hint})`)}$`,
        ),
      ),
    ]);
  });

  test.each([
    '<img src="https://cdn.example.org/a.png" />',
    '<audio src="https://cdn.example.org/a.mp3"></audio>',
    '<Video src="https://cdn.example.org/a.mp4" title="a" />',
    'Text <img alt="a" srcSet="//cdn.example.org/a.png 2x" /> text',
  ])('on another site is an error in MDX too: %s', (text) => {
    expect(complaints(judge({ 'blog/a.mdx': markdown('', text) }))).toEqual([
      expect.stringMatching(
        /^content\/blog\/a\.mdx:8 error C2 .* is on another site, which the security policy refuses/,
      ),
    ]);
  });

  test.each(['![a](data:image/png;base64,iVBORw0KGgo=)', '<img src="data:image/png;base64,iVBORw0KGgo=">'])(
    'that is written into the text is an error: %s',
    (text) => {
      expect(inFolder(text)).toEqual([expect.stringContaining('base64,iVBORw0KGgo= is written into the text, which')]);
    },
  );

  test('in a comment, in code, or behind a link may be anywhere', () => {
    const image = '<img src="https://cdn.example.org/a.png">';
    expect(inFolder(`<!-- ${image} -->\n\n\`${image}\` <a href="https://cdn.example.org/a.png">a</a>`)).toEqual([]);
    expect(inFolder(`<!--> ${image} -->`)).toHaveLength(1);
  });

  test('in the front matter is looked for too', () => {
    expect(inFolder('Text.', 'image: ./pool.png')).toEqual([]);
    expect(inFolder('Text.', 'image: { src: ./none.png, alt: A graph }')).toEqual([
      'content/blog/a/index.md:6 error C2 ./none.png does not exist (check the name, case counts)',
    ]);
  });

  test.each([
    ['https://cdn.example.org/a.png', 'is on another site'],
    ['//cdn.example.org/a.png', 'is on another site'],
    ['/pool.png', 'is not a file beside this one'],
  ])('of the front matter is a file beside it, and not %s', (path, what) => {
    const files = { 'authors/bob.yml': `name: Bob\navatar: ${path}`, 'blog/a.md': markdown(`image: ${path}`) };
    expect(complaints(judge(files))).toEqual([
      expect.stringMatching(new RegExp(`^content/blog/a.md:6 error C2 .*${what}`)),
      expect.stringMatching(new RegExp(`^content/authors/bob.yml:2 error C2 .*${what}`)),
    ]);
  });

  test('may lie in public/', () => {
    const root = makeProject({ 'blog/a.md': markdown('', '![](/logo.png)') });
    writeFiles(root, { 'public/logo.png': PNG });
    expect(complaints(takeInventory(root, makeSite(), NOW))).toEqual([]);
  });

  test('that leaves content/ by a link is an error', () => {
    const root = makeProject({ 'blog/a.md': markdown('', '![](../pictures/x.png)') });
    writeFiles(root, { 'private/x.png': PNG });
    mkdirSync(join(root, 'content/pictures'));
    symlinkSync(join(root, 'private/x.png'), join(root, 'content/pictures/x.png'));
    expect(complaints(takeInventory(root, makeSite(), NOW))).toContain(
      'content/blog/a.md:8 error C2 ../pictures/x.png is a link that leaves content/ (put the file itself beside the entry)',
    );
  });
});

describe('what an entry keeps to itself', () => {
  const KEPT = {
    'blog/plan/index.md': markdown('draft: true'),
    'blog/plan/x.png': PNG,
    'blog/later/index.mdx': markdown('').replace('2025-04-02', '2026-04-02'),
    'blog/later/x.png': PNG,
    'blog/quiet/index.md': markdown('unlisted: true', '![](./x.png)'),
    'blog/quiet/x.png': PNG,
    'blog/a/x.png': PNG,
  };
  const withKept = (files: Record<string, string>) => complaints(judge({ ...KEPT, ...files }));
  const hidden = (path: string, file: string, what = 'picture') =>
    `${path} belongs to content/blog/${file}, which is not published (take the ${what} out until it is)`;

  test.each([
    ['![](../plan/x.png)', hidden('../plan/x.png', 'plan/index.md')],
    ['![](./../plan/./x.png)', hidden('./../plan/./x.png', 'plan/index.md')],
    ['![](../pl%61n/x.png)', hidden('../pl%61n/x.png', 'plan/index.md')],
    ['![x][p]\n\n[p]: ../later/x.png', hidden('../later/x.png', 'later/index.mdx')],
    [
      '![](../quiet/x.png)',
      '../quiet/x.png belongs to content/blog/quiet/index.md, which is unlisted (take the picture out, or put a copy beside this file)',
    ],
    ["import x from '../plan/x.png';", hidden('../plan/x.png', 'plan/index.md', 'import')],
    ["import x from '../plan/x.png?url';", hidden('../plan/x.png?url', 'plan/index.md', 'import')],
    ["import x from '/content/blog/plan/x.png';", hidden('/content/blog/plan/x.png', 'plan/index.md', 'import')],
    ["{import('../plan/x.png')}", hidden('../plan/x.png', 'plan/index.md', 'import')],
    [
      "import x from '../plan/index.md?raw';",
      '../plan/index.md?raw is content/blog/plan/index.md, which is not published (take the import out until it is)',
    ],
    [
      "export * from '/content/blog/quiet/index.md';",
      '/content/blog/quiet/index.md is content/blog/quiet/index.md, which is unlisted (take the import out, or put a copy beside this file)',
    ],
  ])('is refused in others: %s', (text, message) => {
    expect(withKept({ 'blog/a/index.mdx': markdown('', text) })).toEqual([
      `content/blog/a/index.mdx:8 error C2 ${message}`,
    ]);
  });

  test('is refused in front matter and as the picture of an author', () => {
    const files = {
      'blog/a/index.md': markdown(),
      'authors/bob.yml': 'name: Bob\navatar: ../blog/plan/x.png',
      'blog/b.md': markdown('image: ./plan/x.png\nauthors: [Bob]').replace('author: Ada\n', ''),
    };
    expect(withKept(files)).toEqual([
      `content/blog/b.md:5 error C2 ${hidden('./plan/x.png', 'plan/index.md')}`,
      `content/authors/bob.yml:2 error C2 ${hidden('../blog/plan/x.png', 'plan/index.md')}`,
    ]);
  });

  test('is not refused in itself, in drafts, nor beside the folder', () => {
    const draft = markdown('draft: true', '![](./plan/x.png) ![](./quiet/x.png)');
    expect(withKept({ 'blog/a/index.md': markdown('', '![](./x.png)'), 'blog/b.md': draft })).toEqual([]);
  });
});

test('a file of this machine is not a picture of a text', () => {
  expect(inFolder('![](file:///etc/hostname)')).toEqual([
    'content/blog/a/index.md:8 error C2 file:///etc/hostname is a file of this machine, which the security policy refuses (put the image beside the text)',
  ]);
});

test('a picture that an MDX file imports has to exist', () => {
  const text = 'import pool from \'./none.png\';\n\n<img src={pool.src} alt="Pool" />';
  expect(complaints(judge({ 'blog/a.mdx': markdown('', text) }))).toEqual([
    'content/blog/a.mdx:8 error C2 ./none.png does not exist (check the name, case counts)',
  ]);
});

test('MDX that cannot be parsed is an error with a way out', () => {
  const [found] = complaints(judge({ 'blog/a.mdx': markdown('', 'Latency {p99 < 5 ms') }));
  expect(found).toMatch(/^content\/blog\/a\.mdx:8 error C3 cannot be parsed: .*\\\{ and \\< for the signs\)$/s);
});

test('the picture of an author has to exist', () => {
  expect(complaints(judge({ 'authors/grace.yml': 'name: Grace\navatar: ./grace.png' }))).toEqual([
    'content/authors/grace.yml:2 error C2 ./grace.png does not exist (check the name, case counts)',
  ]);
});

test.each(['https://example.org/x.png', '//example.org/x.png'])(
  '%s is refused, as the policy of the pages refuses it',
  (path) => {
    expect(inFolder(`![](${path})`)).toEqual([
      `content/blog/a/index.md:8 error C2 ${path} is on another site, which the security policy refuses (put the image beside the text)`,
    ]);
  },
);

test('the files of an entry are read with their size, type, digest and text', () => {
  const text = '![Connections](pool.png)\n\n![](./b%20c.SVG) ![](https://example.org/x.png)\n\n![Again](pool.png)';
  const root = makeProject({ 'blog/a/index.md': markdown('', text), 'blog/a/pool.png': PNG, 'blog/a/b c.SVG': '' });
  const assets = readAssets(root, { file: 'content/blog/a/index.md' }, readOutline(text, 'index.md'));
  expect(assets).toEqual([
    {
      ...{ path: 'content/blog/a/b c.SVG', title: 'b c.SVG', type: 'image/svg+xml', bytes: 0 },
      digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    expect.objectContaining({ path: 'content/blog/a/pool.png', title: 'Again', type: 'image/png', bytes: PNG.length }),
  ]);
});

describe('a picture that cannot be read', () => {
  const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
  const CUT = PIXEL.subarray(0, 40);

  test.each([
    ['in a text', '', '![A pool](pool.png)', 'content/blog/a/index.md:8'],
    ['of the front matter', 'image: {src: ./pool.png, alt: A pool}', '', 'content/blog/a/index.md:6'],
  ])('%s is named with its place', (_where, lines, text, place) => {
    const told = (picture: string | Uint8Array) =>
      complaints(judge({ 'blog/a/index.md': markdown(lines, text), 'blog/a/pool.png': picture })).map((line) =>
        line.replace('./pool', 'pool'),
      );
    expect(told(PIXEL)).toEqual([]);
    expect(told(POINTER)).toEqual([
      `${place} error C2 pool.png is a pointer of Git LFS, not the picture (run git lfs pull)`,
    ]);
    expect(told(CUT)).toEqual([
      `${place} error C2 pool.png is cut off before its end (copy the file here again, whole)`,
    ]);
  });

  test('may be that of a person, or one in public/', () => {
    const root = makeProject({
      'authors/bob.yml': 'name: Bob\navatar: ./bob.png',
      'authors/bob.png': CUT,
      'blog/a.md': markdown('', '![A pool](/pool.png)'),
    });
    writeFiles(root, { 'public/pool.png': POINTER });
    expect(complaints(takeInventory(root, makeSite(), NOW))).toEqual([
      'content/blog/a.md:8 error C2 /pool.png is a pointer of Git LFS, not the picture (run git lfs pull)',
      'content/authors/bob.yml:2 error C2 ./bob.png is cut off before its end (copy the file here again, whole)',
    ]);
  });
});

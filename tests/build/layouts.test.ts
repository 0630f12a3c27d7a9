import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';
import { picture } from '../support/picture.ts';

let site: FixtureSite;

beforeAll(async () => {
  site = createSite({
    'content/blog/beside.md': entry(fourFields('Beside'), '![Green](./beside/green.png)\n'),
    'content/blog/beside/green.png': await picture('#0a0'),
    'content/blog/2024/old.mdx': entry(
      fourFields('Old', '2024-03-01'),
      "import rows from './old/rows.json';\n\nThere are {rows.length} rows.\n",
    ),
    'content/blog/2024/old/rows.json': '[1, 2, 3]',
    'content/postmortems/2024/outage/index.md': entry(fourFields('Outage', '2024-03-02')),
  });
});
afterAll(() => site.dispose());

test('pictures in the folder of a text’s name, folders for years and data beside a text are built', async () => {
  const { code, stderr } = await site.build();
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('0 errors, 3 warnings') });
  expect(stderr).toContain('a published entry has no written id');
  for (const path of ['blog/beside', 'blog/old', 'postmortems/outage']) {
    expect(site.exists(`dist/${path}/index.html`)).toBe(true);
  }
  expect(site.output().filter((file) => file.includes('2024/'))).toEqual([]);
  expect(site.read('dist/blog/old/index.html').toString()).toContain('There are 3 rows.');
  expect(site.read('dist/blog/beside/index.html').toString()).toMatch(/<img[^>]+alt="Green"/);
});

test('the next build has one line for the same warnings', async () => {
  const { code, stderr } = await site.build();
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(
      /^R27 was skipped: .*\n0 errors, 3 warnings in 3 of 4 files, the same as in the last build: npm run check shows them\n$/,
    ),
  });
  site.write('content/blog/more.md', entry(fourFields('More')));
  expect((await site.build()).stderr).toContain('a published entry has no written id');
});

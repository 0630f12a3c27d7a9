import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configuration, createSite, entry, type FixtureSite, fourFields } from '../support/fixture-site.ts';

const GOOD = 'content/blog/good.md';

/** What is wrong, the file to write, and what the message has to say. */
const MISTAKES: readonly (readonly [string, Readonly<Record<string, string>>, readonly (string | RegExp)[]])[] = [
  [
    'a missing title',
    { 'content/blog/bad.md': entry('description: D\npubDate: 2025-01-01\nauthor: Ada Byron') },
    ['content/blog/bad.md', 'title is missing'],
  ],
  [
    'an impossible date',
    { 'content/blog/bad.md': entry(fourFields('Bad', '2025-02-30')) },
    ['content/blog/bad.md:4:10', '2025-02-30', 'not a real date'],
  ],
  [
    'a time without a zone',
    { 'content/blog/bad.md': entry(fourFields('Bad', '2025-02-03 10:00')) },
    ['content/blog/bad.md:4:10', 'no time zone', '2025-02-03T10:00Z'],
  ],
  [
    'an unknown author',
    { 'content/blog/bad.md': entry(fourFields('Bad').replace('Ada Byron', 'Ada Biron')) },
    ['content/blog/bad.md:5', 'Ada Biron', /did you mean (Ada Byron|ada)/],
  ],
  [
    'an unknown service',
    {
      'content/postmortems/bad.md': entry(
        fourFields(
          'Bad',
          '2025-01-02',
          'incident:\n  status: resolved\n  severity: sev2\n  started: 2025-01-01T10:00Z\n  resolved: 2025-01-01T11:00Z\n  services: [databse]',
        ),
      ),
      'content/services/database.yml': 'name: Database\n',
    },
    ['content/postmortems/bad.md:11', 'databse', 'did you mean database?'],
  ],
  [
    'an unknown severity',
    {
      'content/postmortems/bad.md': entry(
        fourFields('Bad', '2025-01-02', 'incident:\n  status: ongoing\n  severity: huge\n  started: 2025-01-01T10:00Z'),
      ),
    },
    ['content/postmortems/bad.md:8:13', 'huge', 'sev1, sev2, sev3, sev4'],
  ],
  [
    'broken YAML',
    { 'content/blog/bad.md': '---\ntitle: "unclosed\n---\n\nText\n' },
    ['content/blog/bad.md', 'front matter cannot be read'],
  ],
  [
    'two files with one address, by case',
    { 'content/blog/GOOD.md': entry(fourFields('Other')) },
    ['content/blog/GOOD.md', 'content/blog/good.md', 'rename'],
  ],
  [
    'two files with one address, by folder',
    { 'content/blog/good/index.mdx': entry(fourFields('Other')) },
    ['content/blog/good/index.mdx', '/blog/good/', 'rename'],
  ],
  [
    'a page over a route of the site',
    { 'content/pages/blog.md': entry('title: T\ndescription: D') },
    ['content/pages/blog.md', '/blog/', 'the site itself'],
  ],
  [
    'an alias over a page',
    { 'content/blog/bad.md': entry(fourFields('Bad', '2025-01-01', 'aliases: [/blog/good/]')) },
    ['content/blog/bad.md', '/blog/good/', 'content/blog/good.md'],
  ],
  [
    'a file no collection takes',
    { 'content/blog/notes.txt': 'notes' },
    ['content/blog/notes.txt', 'does not take this'],
  ],
  [
    'a folder no collection takes',
    { 'content/podcasts/one.md': entry(fourFields('One')) },
    ['content/podcasts', 'no collection takes this'],
  ],
  [
    'a file name that is not an address',
    { 'content/blog/What now?.md': entry(fourFields('What')) },
    ['content/blog/What now?.md', 'rename it to what-now'],
  ],
  [
    'a missing image',
    { 'content/blog/bad.md': entry(fourFields('Bad'), '![Gone](./gone.png)\n') },
    ['content/blog/bad.md', './gone.png does not exist'],
  ],
  [
    'a missing image in MDX',
    {
      'content/blog/bad.mdx': entry(
        fourFields('Bad'),
        'import gone from \'./gone.png\';\n\n<Figure src={gone} alt="Gone" />\n',
      ),
    },
    ['content/blog/bad.mdx', './gone.png does not exist'],
  ],
  [
    'an image outside the content',
    { 'content/blog/bad.md': entry(fourFields('Bad'), '![Out](../../public/favicon.svg)\n') },
    ['content/blog/bad.md', 'outside content/'],
  ],
  [
    'MDX that cannot be parsed',
    { 'content/blog/bad.mdx': entry(fourFields('Bad'), 'a < b and {unclosed\n') },
    ['content/blog/bad.mdx', 'cannot be parsed'],
  ],
  [
    'MDX whose component throws',
    { 'content/blog/bad.mdx': entry(fourFields('Bad'), "{(() => { throw new Error('thrown in the text'); })()}\n") },
    ['content/blog/bad.mdx', 'thrown in the text'],
  ],
  [
    'a setting of the wrong kind',
    { 'site.config.ts': configuration({ timeZone: 'Mars/Olympus', pageSize: 0 }) },
    ['site.config.ts', 'timeZone', 'Mars/Olympus', 'pageSize'],
  ],
  ['an unknown setting', { 'site.config.ts': configuration({ tittle: 'x' }) }, ['site.config.ts', 'tittle']],
];

describe('a mistake in the content', () => {
  let site: FixtureSite;
  let before: string[];
  let home: string;
  beforeAll(async () => {
    site = createSite({ [GOOD]: entry(fourFields('Good')) });
    expect((await site.build()).code).toBe(0);
    before = site.output();
    home = site.read('dist/index.html').toString();
  });
  afterAll(() => site.dispose());

  test.each(MISTAKES)('%s fails the build with file and reason, and dist/ stays', async (_name, files, messages) => {
    for (const [path, contents] of Object.entries(files)) site.write(path, contents);
    const { code, stderr, stdout } = await site.build();
    for (const path of Object.keys(files)) site.remove(path.startsWith('content/podcasts') ? 'content/podcasts' : path);
    site.write('site.config.ts', configuration());

    expect(code).toBe(1);
    for (const message of messages) expect(stderr).toMatch(message instanceof RegExp ? message : literally(message));
    expect(stdout).not.toContain('Built dist/');
    expect(site.output()).toEqual(before);
    expect(site.read('dist/index.html').toString()).toBe(home);
    expect(site.exists('.afterword')).toBe(false);
  });

  test('several mistakes are all told in one run', async () => {
    site.write('content/blog/one.md', entry(fourFields('One', '2025-02-30')));
    site.write('content/blog/two.md', entry('title: Two'));
    symlinkSync(join(site.root, GOOD), join(site.root, 'content/blog/link.md'));
    const { code, stderr } = await site.build();
    for (const name of ['one', 'two', 'link']) site.remove(`content/blog/${name}.md`);
    expect(code).toBe(1);
    expect(stderr).toContain('content/blog/one.md:4:10');
    expect(stderr).toContain('pubDate is missing');
    expect(stderr).toContain('author is missing');
    expect(stderr).toContain('content/blog/link.md  error C2  is a symbolic link');
  });

  test('an unknown key warns, is named, and does not fail', async () => {
    site.write('content/blog/odd.md', entry(fourFields('Odd', '2025-01-01', 'subtitle: Surplus')));
    const { code, stderr } = await site.build();
    site.remove('content/blog/odd.md');
    expect(code).toBe(0);
    expect(stderr).toContain('content/blog/odd.md:6:1  warning C3  subtitle is not a known key');
  });
});

function literally(text: string): RegExp {
  return new RegExp(RegExp.escape(text));
}

import { expect, test } from 'vitest';
import { formatSummary } from '../../../src/cli/summary.ts';
import { judge, markdown, report } from '../entries/content.ts';

const OUTPUT = { pages: 12, feeds: 1 };
const LOAD = { files: 40, bytes: 5_767_168, largest: { path: 'video.mp4', bytes: 2_097_152 } };
const OUTCOME = { output: OUTPUT, load: LOAD, seconds: 1 };

test('the closing words say what went in, what was kept back and what came out', () => {
  const inventory = judge({
    ...{ 'blog/a.md': markdown(), 'blog/b.md': markdown(), 'blog/secret.md': markdown('draft: true') },
    ...{
      'blog/plan.md': markdown('draft: true'),
      'postmortems/pool.md': report(),
      'blog/c.md': markdown('unlisted: true'),
    },
    'postmortems/later.md': report().replace('pubDate: 2025-04-02', 'pubDate: 2030-01-01'),
  });
  expect(formatSummary(inventory, { ...OUTCOME, seconds: 12.345 })).toMatchInlineSnapshot(`
    "  entries    3 posts, 1 report, 0 pages
      draft      blog/plan, blog/secret
      scheduled  postmortems/later
      unlisted   blog/c
      output     12 HTML pages, 1 feed
      files      40 files, 5.5 MiB; the largest is video.mp4, 2.0 MiB
      took       12.3 s"
  `);
});

test('the closing words name nothing that is not there', () => {
  const load = { files: 1, bytes: 2048, largest: { path: 'index.html', bytes: 2048 } };
  const summary = formatSummary(judge({}), { output: { pages: 1, feeds: 0 }, load, seconds: 0.04 });
  expect(summary).toBe(
    [
      '  entries    0 posts, 0 reports, 0 pages',
      '  output     1 HTML page, 0 feeds',
      '  files      1 file, 2 KiB; the largest is index.html, 2 KiB',
      '  took       0.0 s',
    ].join('\n'),
  );
  expect(summary).not.toMatch(/draft|scheduled|unlisted/);
});

test('the closing words say how good the search is, and when that is unknown', () => {
  const lineOf = (queries: number) => {
    const search = { queries, mrrAt10: 0.9712, firstQueryBytes: 41_499 };
    return formatSummary(judge({}), { ...OUTCOME, search })
      .split('\n')
      .at(-2);
  };
  expect(lineOf(70)).toBe('  search     MRR@10 .97 over 70 queries, a first search costs 41 KB');
  expect(lineOf(1)).toContain('over 1 query,');
  expect(lineOf(0)).toBe('  search     not tested: no queries could be drawn from the entries');
});

test('the closing words name the entries that a feed had to shorten', () => {
  const lineOf = (count: number, isTooLong = false) => {
    const summaries = Array.from({ length: count }, (_, index) => `/blog/${index}/`);
    return formatSummary(judge({}), { ...OUTCOME, shortened: [{ scope: '/tags/sqlite/', summaries, isTooLong }] })
      .split('\n')
      .at(-2);
  };
  const five = '/blog/0/, /blog/1/, /blog/2/, /blog/3/, /blog/4/';
  const start = '  summaries  the feeds of /tags/sqlite/ would be too long: only the summary of ';
  expect(lineOf(2)).toBe(`${start}/blog/0/, /blog/1/`);
  expect(lineOf(5)).toBe(start + five);
  expect(lineOf(90)).toBe(`${start}${five} and 85 more`);
  expect(lineOf(90, true)).toBe(
    `${start}${five} and 85 more, and even so they are longer than 256 KiB: lower feeds.limit`,
  );
});

test('the closing words say where hosts want what they read, when the site lies below a path', () => {
  const lineOf = (base: string) =>
    formatSummary(judge({}), { ...OUTCOME, base })
      .split('\n')
      .at(-2);
  expect(lineOf('/team/notes/')).toBe(
    '  base       for a whole domain upload dist/ as team/notes/, with _headers, _redirects and 404.html beside team/notes/ (docs/deploying.md)',
  );
  expect(lineOf('/')).toMatch(/^ {2}files/);
});

import { expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { HOSTS, judgeLoad } from '../../../src/output/hosts.ts';
import { loadOf } from '../../../src/output/load.ts';
import { readOutput } from '../../../src/output/read-output.ts';
import { NOW } from '../entries/content.ts';
import { makeFolder } from '../folder.ts';
import { makeSite } from '../site.ts';

test('a site says how much it is, as its host counts', () => {
  const out = makeFolder({
    'index.html': 'x',
    'blog/a/index.html': 'xx',
    'blog/a/b.txt': 'x'.repeat(100),
    _redirects: '/a /b 301\n/long-one /c 301\n',
    _headers: '/*\n  A: b\n  C: d\n/x\n  Long: line\n',
  });
  expect(measureLoad(out)).toEqual({
    files: 5,
    fullestFolder: { path: '.', files: 3 },
    largest: { path: 'blog/a/b.txt', bytes: 100 },
    bytes: 1 + 2 + 100 + 27 + 33,
    redirects: 2,
    longestRedirect: 16,
    headerRules: 2,
    longestHeader: 12,
  });
  expect(measureLoad(makeFolder({}))).toMatchObject({ files: 0, bytes: 0, redirects: 0, longestHeader: 0 });
});

test('a limit is told of when nine tenths of it are used, and again beyond it', () => {
  const told = (files: number) => judgeLoad('cloudflare-pages', { files }).map(({ message }) => message);
  expect(told(17_999)).toEqual([]);
  expect(told(18_000)).toEqual(['the site has 18 000 files, near the 20 000 that Cloudflare Pages takes']);
  expect(told(20_000)).toEqual(['the site has 20 000 files, near the 20 000 that Cloudflare Pages takes']);
  expect(told(20_001)).toEqual(['the site has 20 001 files, more than the 20 000 that Cloudflare Pages takes']);
});

test('every limit of every host is judged, and only those', () => {
  const huge = 10 ** 12;
  const load = {
    ...{ files: huge, bytes: huge, redirects: huge, longestRedirect: huge, headerRules: huge, longestHeader: huge },
    ...{ fullestFolder: { path: 'blog', files: huge }, largest: { path: 'a.mp4', bytes: huge } },
  };
  for (const [host, { name: _, ...limits }] of Object.entries(HOSTS)) {
    expect(judgeLoad(host as keyof typeof HOSTS, load), host).toHaveLength(Object.keys(limits).length);
    expect(judgeLoad(host as keyof typeof HOSTS, {}), host).toEqual([]);
  }
});

test('the check warns of what the content alone has too much of, where a host is named', () => {
  const redirects = Object.fromEntries(Array.from({ length: 1900 }, (_, index) => [`/old/${index}/`, '/']));
  const root = makeFolder({ 'public/talk.mp4': new Uint8Array(24 * 2 ** 20), 'public/small.txt': 'x' });
  const problems = (host?: 'cloudflare-pages' | 'netlify') =>
    checkContent(root, makeSite({ redirects, ...(host && { host }) }), NOW).problems;
  expect(problems('cloudflare-pages')).toMatchObject([
    { id: 'C5', level: 'warning', file: 'public/talk.mp4' },
    {
      id: 'C5',
      level: 'warning',
      file: 'site.config.ts',
      message: expect.stringContaining('1 900 lines of redirects'),
    },
  ]);
  expect(problems('netlify')).toEqual([]);
  expect(problems()).toEqual([]);
});

function measureLoad(folder: string) {
  const collector = loadOf(folder);
  readOutput(folder, [collector]);
  return collector.result();
}

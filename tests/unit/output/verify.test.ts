import { describe, expect, test } from 'vitest';
import { listFiles, readOutput } from '../../../src/output/read-output.ts';
import { OutputError, outputVerifier } from '../../../src/output/verify.ts';
import { type Files, makeFolder } from '../folder.ts';

const COMPLETE: Files = {
  ...{ 'index.html': '<p>Home</p>', '404.html': '<p>Lost</p>', 'data/site.db': 'SQLite', 'rss.xml': '<rss/>' },
  ...{ 'blog/pool/index.html': '<p>Pool</p>', 'rss.json': '[]' },
};
const ROOT = '/home/someone/notes';

const verify = (files: Files, expected = ['/blog/pool/']) => verifyOutput(makeFolder(files), expected);

test('a complete build is counted', () => {
  expect(verify(COMPLETE)).toEqual({ pages: 3, feeds: 1 });
});

test('feeds of tags and other formats count too, their archives and other files do not', () => {
  const more = { 'tags/sql/atom.xml': '<x/>', 'tags/sql/feed.json': '{}', 'sitemap.xml': '<x/>', 'my-rss.xml': '<x/>' };
  const archives = { 'rss/archive/1.xml': '<x/>', 'tags/sql/feed/archive/2.json': '{}' };
  expect(verify({ ...COMPLETE, ...more, ...archives }).feeds).toBe(3);
});

describe('a build is refused', () => {
  test('when a promised page is missing', () => {
    expect(() => verify(COMPLETE, ['/blog/pool/', '/blog/none/'])).toThrow(
      'the build is not complete:\n  the page /blog/none/ was not built',
    );
  });

  test.each(['index.html', '404.html', 'data/site.db', 'rss.xml'])('when %s is missing', (name) => {
    const files = Object.fromEntries(Object.entries(COMPLETE).filter(([path]) => path !== name));
    expect(() => verify(files)).toThrow(`  ${name} was not built`);
  });

  test('when what the build works with is left in it', () => {
    expect(() => verify({ ...COMPLETE, '.prerender/draft.mjs': 'x' })).toThrow(
      '.prerender/draft.mjs is left over from the build',
    );
  });

  test.each([
    ...['x.html', 'a/x.js', 'x.css', 'x.xml', 'x.json', 'x.svg', 'x.txt', '_headers', '_redirects'],
    ...['feeds.opml', 'postmortems/incidents.ics', 'data/incidents.csv'],
  ])('when %s holds a path of the machine', (name) => {
    expect(() => verify({ ...COMPLETE, [name]: `before ${ROOT}/src/x.astro after` })).toThrow(
      `${name} holds a path of this machine`,
    );
  });

  test('with everything that is wrong at once', () => {
    const wrong = () => verify({ '.prerender/x.mjs': 'x', 'index.html': ROOT }, ['/blog/pool/']);
    expect(wrong).toThrow(OutputError);
    expect(wrong).toThrowErrorMatchingInlineSnapshot(`
      [OutputError: the build is not complete:
        the page /blog/pool/ was not built
        .prerender/x.mjs is left over from the build
        index.html holds a path of this machine
        404.html was not built
        data/site.db was not built
        rss.xml was not built]
    `);
  });
});

test('files are listed below a folder, sorted, with forward slashes', () => {
  const folder = makeFolder({ 'b.txt': '', 'a/c/d.txt': '', 'a/b.txt': '', '.hidden': '' });
  expect(listFiles(folder)).toEqual(['.hidden', 'a/b.txt', 'a/c/d.txt', 'b.txt']);
});

function verifyOutput(folder: string, expected: readonly string[]) {
  const verifier = outputVerifier(folder, expected, ROOT);
  readOutput(folder, [verifier]);
  return verifier.result();
}

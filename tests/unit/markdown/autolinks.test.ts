import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOutline } from '../../../src/markdown/outline.ts';
import { renderPage } from './page.ts';

/** Links of a text as `words → address`. */
const links = async (text: string) =>
  Array.from((await renderPage(text)).matchAll(/<a href="([^"]*)">(.*?)<\/a>/g), ([, address, words]) =>
    words === address ? address : `${words} → ${address}`,
  );
const words = async (text: string) =>
  (await renderPage(text))
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('…', '...');

describe('an address in running text is a link, whole', () => {
  test.each([
    ['See ftp://example.org/a/b.', ['ftp://example.org/a/b']],
    ['(ftp://example.org/a_(b))', ['ftp://example.org/a_(b)']],
    ['“ftp://example.org”, FTP://example.org!', ['ftp://example.org', 'FTP://example.org']],
    ['**ftp://example.org/**', ['ftp://example.org/']],
    ['ftp://ada@example.org/x', ['ftp://ada@example.org/x']],
    ['At 10:16 ftp://example.org/a--b and "ftp://example.org/c"', ['ftp://example.org/a--b', 'ftp://example.org/c']],
    ['Write to mailto:ada@example.org.', ['mailto:ada@example.org']],
    ['(mailto:ada@example.org?subject=a%20b)', ['mailto:ada@example.org?subject=a%20b']],
    ['MAILTO:ada@example.org', ['MAILTO:ada@example.org']],
    ['| a |\n|---|\n| mailto:ada@example.org |', ['mailto:ada@example.org']],
    ['ada@example.org: hello', ['ada@example.org → mailto:ada@example.org']],
    [
      'ada@example.org, (grace@example.org)',
      ['ada@example.org → mailto:ada@example.org', 'grace@example.org → mailto:grace@example.org'],
    ],
    [
      'www.example.org and https://ada:b@example.org/x@y.de',
      ['www.example.org → http://www.example.org', 'https://ada:b@example.org/x@y.de'],
    ],
    ['<git@example.org>:x', ['git@example.org → mailto:git@example.org']],
    ['At 10:16 [ada@example.org](mailto:ada@example.org):x', ['ada@example.org → mailto:ada@example.org']],
  ])('%j', async (text, expected) => {
    expect(await links(text)).toEqual(expected);
  });
});

describe('what only looks like an address is none', () => {
  test.each([
    'git@host:o/r',
    'git@github.com:o/r.git and git clone git@example.org:x',
    'At 10:16 git@example.org:o/r',
    'scp a.txt ada@example.org:/tmp',
    'postgres://ada:secret@db.example.org:5432/x',
    'ssh://git@example.org:22/x and sftp://ada@example.org/',
    'xmpp:ada@example.org/home',
    '@ada@example.org and ada@example.org@other.example',
    'npm i eslint@9.0.0-rc.foo astro@7.3.4 left-pad@1.0.0-rc',
    'xftp://example.org ftp:// ftp:x mailto:x ftps://example.org',
    '`ftp://example.org` `mailto:ada@example.org`',
  ])('%s', async (text) => {
    expect(await links(text)).toEqual([]);
    expect(await words(text)).toBe(text.replaceAll('`', ''));
  });
});

test('within a link that HTML writes there is no other one', async () => {
  expect(
    await links('a <a href="/x/">https://example.org and **ftp://example.org**</a> b https://example.com'),
  ).toEqual(['https://example.org and <strong>ftp://example.org</strong> → /x/', 'https://example.com']);
  expect(await links('[see ftp://example.org](/x/)')).toEqual(['see ftp://example.org → /x/']);
});

test('the outline of a text has the links of its page', () => {
  const text = 'ftp://example.org/a, mailto:ada@example.org?x=y, git@example.org:o/r, at 10:16 ada@example.org.';
  for (const file of ['a.md', 'a.mdx']) {
    expect(readOutline(text, file).links).toEqual([
      ...['ftp://example.org/a', 'mailto:ada@example.org?x=y', 'mailto:ada@example.org'],
    ]);
    expect(readOutline(text, file).sections[0]?.text).toBe(text);
  }
});

test('no word is lost, whatever stands beside an address', async () => {
  const piece = fc.constantFrom(
    ...[
      'ftp://a.de/b',
      'mailto:a@b.de',
      'git@b.de:x',
      'a@b.de',
      ' ',
      ' x ',
      '@',
      ':',
      '/',
      '?q=1',
      '.',
      '(',
      ')',
      '<b>y</b>',
      '10:16',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const text = `z${pieces.join('')}z`;
      expect((await words(text)).replace(/\s+/g, '')).toBe(text.replace(/<\/?b>|\s+/g, ''));
    }),
    { numRuns: 200 },
  );
});

import { expect, test } from 'vitest';
import { findLostNotes } from '../../../src/markdown/footnotes.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
import { renderPage } from './page.ts';

const lost = (body: string, file = 'a.md') =>
  findLostNotes(body, file).map(({ from, to, message }) => `${body.slice(from, to)} | ${message}`);

test.each<readonly [string, readonly string[]]>([
  ['a[^1]\n\n[^1]: b', []],
  ['a\n\n[^1]: b', ['[^1] | the note [^1] is named nowhere, and is not shown']],
  ['a[^1]\n\n[^1]: b [^2]\n[^2]: c', []],
  [
    'a\n\n[^1]: b [^2]\n[^2]: c',
    [
      '[^1] | the note [^1] is named nowhere, and is not shown',
      '[^2] | the note [^2] is named nowhere, and is not shown',
    ],
  ],
  ['a[^A]\n\n[^a]: b\n[^A]: c', ['[^A] | [^A] is written a second time, and is not shown']],
  ['At 10:16[^1] a\n\n[^1]: b', []],
  [':::note[Title[^1]]\na\n:::\n\n[^1]: b', []],
  ['| a[^1] |\n|---|\n\n> [^1]: b', []],
  ['> a\n>\n> [^x]: b', ['[^x] | the note [^x] is named nowhere, and is not shown']],
  ['`[^1]`\n\n```md\n[^1]: a\n```', []],
])('%j', (body, expected) => {
  for (const file of ['a.md', 'a.mdx']) expect(lost(body, file)).toEqual(expected);
});

test('what is told to be lost is on no page, and in no outline', async () => {
  const body = 'One[^1] two.\n\n[^1]: Shown.\n[^2]: Unnamed.\n[^1]: Again.\n';
  expect(lost(body)).toHaveLength(2);
  const html = await renderPage(body);
  const text = readOutline(body, 'a.md').sections[0]?.text;
  for (const shown of [html, text]) {
    expect(shown).toContain('Shown.');
    expect(shown).not.toMatch(/Unnamed|Again/);
  }
});

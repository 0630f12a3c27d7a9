import { expect, test } from 'vitest';
import { findStrayHeadings, findUnreadMarkup } from '../../../src/markdown/structure.ts';
import { readText } from '../../../src/markdown/text.ts';

const headings = (body: string) =>
  findStrayHeadings(readText(body, 'a.md')).map(({ from, to, hint }) => `${body.slice(from, to)} | ${hint}`);
const unread = (body: string) =>
  findUnreadMarkup(body, readText(body, 'a.md')).map(({ from, to, message }) => `${body.slice(from, to)} | ${message}`);

test.each<readonly [string, readonly string[]]>([
  ['## A\n\n### B\n\n#### C\n\n## D', []],
  ['### A\n\n### B', ['### A | write ##; check --fix does it']],
  ['## A\n\n#### B\n\n##### C', ['#### B | write ###; check --fix does it']],
  ['# A\n\n## B', ['# A | begin with ##; check --fix does it']],
  ['A\n=\n\nB\n-', ['A\n= | begin with ##; check --fix does it']],
  ['## A\n\n### B\n\n## C\n\n#### D', ['#### D | write ###; check --fix does it']],
])('%j', (body, expected) => {
  expect(headings(body)).toEqual(expected);
});

test.each<readonly [string, readonly string[]]>([
  ['a[^1]\n\n[^1]: b', []],
  ['a[^2] b\n\n[^1]: c', ['[^2] | [^2] has no note']],
  ['`[^1]` and `> [!NOTE]`\n\n```md\n> [!NOTE]\n> [^2]\n```', []],
  ['> [!WARNING]\n> a', ['[!WARNING] | [!WARNING] is not a callout here']],
  ['**Note:**text', ['**Note:** | **Note:** is not bold here']],
  ['*a* a**(b)**', ['**(b)** | **(b)** is not bold here']],
  ['a**`b`**c', ['**`b`** | **`b`** is not bold here']],
  ['**Note:** text, a **(b)** c, 真。**她。**他, \\**a:**b, `**a:**b`, 2**3', []],
  ['f(**a, **b) and /**/x.ts', []],
  [
    'by \\eqref{eq:a} and \\ref{b}, not `\\ref{c}`',
    [
      '\\eqref{eq:a} | \\eqref{eq:a} is not a reference outside of a formula',
      '\\ref{b} | \\ref{b} is not a reference outside of a formula',
    ],
  ],
  ['a\n\n  > [!tip] b', ['[!tip] | [!tip] is not a callout here']],
])('%j', (body, expected) => {
  expect(unread(body)).toEqual(expected);
});

import { describe, expect, test } from 'vitest';
import { findIndentedCode } from '../../../src/markdown/indented-code.ts';

const found = (body: string, file = 'a.mdx') =>
  findIndentedCode(body, file).map(({ from, to }) => body.slice(from, to));

describe('lines that are indented', () => {
  test.each([
    ['a\n\n    b()\n    c()\n\nd', ['b()\n    c()']],
    ['a\n\n\tb()', ['b()']],
    ['- a\n\n      b()', ['b()']],
    ['> a\n>\n>     b()', ['b()']],
    ['    a()\n\n1. b\n\n       c()', ['a()', 'c()']],
    [':::note[T]\n\n    a()\n\n:::', ['a()']],
  ])('are told where only .md takes them for code: %j', (body, expected) => {
    expect(found(body).map((code) => code.trim())).toEqual(expected);
    expect(found(body, 'a.md')).toEqual([]);
  });

  test.each([
    ['a\n    b'],
    ['- a\n    - b\n\n    c'],
    ['```js\n    a\n\n    b\n```'],
    ['$$\n    a\n\n    b\n$$'],
    ['<Callout>\n\n    a\n\n    b\n</Callout>'],
    ['<div>\n    <p>\n\n        a\n\n    </p>\n</div>'],
    ['export const a = {\n\n    b: 1,\n};'],
    ['{[\n\n    1,\n]}'],
  ])('and nowhere else: %j', (body) => {
    expect(found(body)).toEqual([]);
  });
});

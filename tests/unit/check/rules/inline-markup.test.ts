import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../src/entries/problem.ts';
import { checkPost } from '../subject.ts';

/** Inline markup that something is wrong with. */
const FAULTY = [
  '![A pool](./none.png)',
  '![A pool](https://example.com/pool.png)',
  '![A pool](/none.png)',
  '![](/none.png)',
  '[x](/blog/gone/)',
  '[x](#gone)',
  '[x]()',
  'the cost $$\\frac{a}{$$ is high',
  'a note[^gone] here',
  'a <iframe src="/x/"></iframe> b',
  'a <blink>b</blink>',
  'a <b onclick="x()">b</b>',
  '<img src="./pool.png" alt="x">',
  '<img src="https://example.com/pool.png" alt="x">',
  'see [x](http://localhost:8080/)',
  'the host db-1.internal failed',
  '真。**她。**![A pool](./none.png)',
];
/** Where inline markup may stand: what is before and behind it. */
const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  'the title of a callout': [':::note[', ']\nText.\n:::'],
  'the title of one in a list': ['- :::tip[', ']\n  Text.\n  :::'],
  'a heading': ['## ', ''],
  'an item': ['- ', ''],
  'a cell': ['| a |\n|---|\n| ', ' |'],
  'a definition': ['Term\n: ', ''],
  'a note': ['Text.[^1]\n\n[^1]: ', ''],
};

/** Problems by what they say, with the words at their places. */
function told(body: string): string[] {
  const lines = body.split('\n');
  return checkPost('', body).map(({ id, level, message, line = 0, column = 0, length = 0 }: Problem) => {
    const words = (lines[line - 9] ?? '').slice(column - 1, column - 1 + length);
    return `${level} ${id} ${message} at ${words}`;
  });
}

describe('what is wrong in running text is told', () => {
  test.each(FAULTY)('%s', (markup) => {
    const inText = told(markup);
    expect(inText).not.toEqual([]);
    for (const [place, [before, after]] of Object.entries(PLACES)) {
      expect(told(`${before}${markup}${after}`), `in ${place}`).toEqual(inText);
    }
  });
});

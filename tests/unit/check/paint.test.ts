import { describe, expect, test } from 'vitest';
import { createPaint, wantsColor } from '../../../src/check/paint.ts';

const TERMINAL = { isTTY: true };
const FILE = { isTTY: undefined };

describe('colours', () => {
  test.each([
    ['on a terminal', TERMINAL, {}, true],
    ['not in a file or a pipe', FILE, {}, false],
    ['not on a dumb terminal', TERMINAL, { TERM: 'dumb' }, false],
    ['not where they are refused', TERMINAL, { NO_COLOR: '1' }, false],
    ['where the refusal is empty', TERMINAL, { NO_COLOR: '' }, true],
    ['anywhere when forced', FILE, { FORCE_COLOR: '1' }, true],
    ['anywhere when forced by an empty word', FILE, { FORCE_COLOR: '' }, true],
    ['on a dumb terminal too when forced', TERMINAL, { FORCE_COLOR: '3', TERM: 'dumb' }, true],
    ['when forced and refused at once', FILE, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['nowhere when forced to none', TERMINAL, { FORCE_COLOR: '0' }, false],
  ])('are used %s', (_name, stream, env, expected) => {
    expect(wantsColor(stream, env)).toBe(expected);
  });

  test('are sequences around the text, or nothing', () => {
    expect(createPaint(true)('error', 'no')).toBe('\u001B[31m\u001B[1mno\u001B[22m\u001B[39m');
    expect(createPaint(true)('error', 'no')).not.toBe(createPaint(true)('warning', 'no'));
    expect(createPaint(true)('plain', 'no')).toBe('no');
    expect(createPaint(false)('error', 'no')).toBe('no');
  });
});

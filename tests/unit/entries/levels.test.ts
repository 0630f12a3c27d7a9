import { describe, expect, test } from 'vitest';
import type { SiteInput } from '../../../src/schemas/site.ts';
import { judge, markdown } from './content.ts';

function levels(lines: string, check: NonNullable<SiteInput['check']> = {}): string[] {
  return judge({ 'blog/a.md': markdown(lines) }, { check }).problems.map(({ id, level }) => `${id} ${level}`);
}

describe('a warning', () => {
  test('is silenced for one file by its front matter', () => {
    expect(levels('')).toEqual(['C6 warning']);
    expect(levels('check: [C6]')).toEqual([]);
    expect(levels('check: [C3]')).toEqual(['C6 warning']);
  });

  test('is silenced in that file only', () => {
    const { problems } = judge({ 'blog/a.md': markdown('check: [C6]'), 'blog/b.md': markdown() });
    expect(problems.map(({ file }) => file)).toEqual(['content/blog/b.md']);
  });

  test('is turned off or made an error for the whole site', () => {
    expect(levels('tagz: x')).toEqual(['C3 warning', 'C6 warning']);
    expect(levels('tagz: x', { C3: 'error', C6: 'off' })).toEqual(['C3 error']);
    expect(levels('tagz: x', { C3: 'off', C6: 'off' })).toEqual([]);
  });
});

describe('an error', () => {
  test('stays an error: what would be lost cannot be silenced', () => {
    expect(levels('contributors: [Nobody]\ncheck: [C4, C6]')).toEqual(['C4 error']);
    expect(levels('contributors: [Nobody]', { C4: 'off', C6: 'off' })).toEqual(['C4 error']);
  });
});

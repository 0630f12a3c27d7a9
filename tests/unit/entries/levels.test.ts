import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import type { SiteInput } from '../../../src/schemas/site.ts';
import type { Files } from '../folder.ts';
import { makeSite } from '../site.ts';
import { makeProject, markdown, NOW } from './content.ts';

function checkFiles(files: Files, settings: Partial<SiteInput> = {}) {
  return checkContent(makeProject(files), makeSite(settings), NOW);
}

function levels(lines: string, check: NonNullable<SiteInput['check']> = {}): string[] {
  return checkFiles({ 'blog/a.md': markdown(lines) }, { check }).problems.map(({ id, level }) => `${id} ${level}`);
}

describe('a warning', () => {
  test('is silenced for one file by its front matter', () => {
    expect(levels('')).toEqual(['C6 warning']);
    expect(levels('check: [C6]')).toEqual([]);
    expect(levels('check: [C3]')).toEqual(['C6 warning', 'C7 warning']);
  });

  test('is silenced in that file only', () => {
    const { problems } = checkFiles({ 'blog/a.md': markdown('check: [C6]'), 'blog/b.md': markdown() });
    expect(problems.map(({ file }) => file)).toEqual(['content/blog/b.md']);
  });

  test('is turned off or made an error for the whole site', () => {
    expect(levels('tagz: x')).toEqual(['C6 warning', 'C3 warning']);
    expect(levels('tagz: x', { C3: 'error', C6: 'off' })).toEqual(['C3 error']);
    expect(levels('tagz: x', { C3: 'off', C6: 'off' })).toEqual([]);
  });
});

describe('an error', () => {
  test('stays an error: what would be lost cannot be silenced', () => {
    expect(levels('contributors: [Nobody]\ncheck: [C4, C6]')).toEqual(['C4 error', 'C7 warning']);
    expect(levels('contributors: [Nobody]', { C4: 'off', C6: 'off' })).toEqual(['C4 error']);
  });
});

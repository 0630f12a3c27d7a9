import { expect, test } from 'vitest';
import { openCache } from '../../../src/cache/cache.ts';
import { areKnown } from '../../../src/cli/known-warnings.ts';
import type { Problem } from '../../../src/entries/problem.ts';
import { makeFolder } from '../folder.ts';

const warning = (message: string, level: Problem['level'] = 'warning'): Problem => {
  return { id: 'R17', level, file: 'content/blog/a.md', line: 8, message };
};

test('warnings are known when the last build has told the same ones', () => {
  const root = makeFolder();
  const ask = (...problems: Problem[]) => areKnown({ problems }, openCache(root, 'check'));
  expect(ask(warning('one'))).toBe(false);
  expect(ask(warning('one'))).toBe(true);
  expect(ask(warning('one'), warning('wrong', 'error'))).toBe(true);
  expect(ask(warning('one'), warning('two'))).toBe(false);
  expect(ask(warning('one'))).toBe(false);
  expect(ask()).toBe(false);
  expect(ask()).toBe(false);
});

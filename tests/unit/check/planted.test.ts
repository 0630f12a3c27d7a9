import { cpSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import type { Problem } from '../../../src/entries/problem.ts';
import { RULE_IDS } from '../../../src/schemas/rules.ts';
import { NOW } from '../entries/content.ts';
import { makeFolder } from '../folder.ts';
import { makeSite } from '../site.ts';
import { commit, initRepository } from './repository.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const PLANTED = join(FIXTURES, 'planted');
const GOOD = join(FIXTURES, 'planted-good');
/** The report that says otherwise than when it was published. */
const CHANGED = 'content/postmortems/changed.md';

/** Each planted problem as `file:line:column rule`, in the order of the files; written by hand. */
const EXPECTED = readExpected(readFileSync(join(PLANTED, 'expected.txt'), 'utf8'));

/** A copy of a folder in a repository whose first commit has the good version of the changed report. */
function checkCopy(folder: string) {
  const root = makeFolder();
  initRepository(root);
  commit(root, '2025-04-02T12:00Z', { [CHANGED]: readFileSync(join(GOOD, CHANGED), 'utf8') });
  cpSync(folder, root, { recursive: true });
  commit(root, '2025-06-01T12:00Z');
  return checkContent(root, makeSite(), NOW);
}

describe('a folder of planted problems', () => {
  const result = checkContent(PLANTED, makeSite({ check: { R27: 'off' } }), NOW);

  test('is told whole in one run, each problem at its place, and nothing else is told', () => {
    expect(checkCopy(PLANTED).problems.map(placeOf).sort()).toEqual(EXPECTED.toSorted());
  });

  test('has problems of every rule, in files of every kind', () => {
    expect(new Set(EXPECTED.map((line) => line.split(' ')[1]))).toEqual(new Set(RULE_IDS));
    expect(EXPECTED.length).toBeGreaterThanOrEqual(75);
    const files = new Set(EXPECTED.map((line) => line.replace(/(?::\d+)* .*$/, '')));
    expect(files.size).toBeGreaterThanOrEqual(26);
    for (const ending of ['.md', '.mdx', '.yml', '.txt']) {
      expect([...files].some((file) => file.endsWith(ending))).toBe(true);
    }
    const sources = globSync('content/**/*.{md,mdx}', { cwd: PLANTED }).map((file) =>
      readFileSync(join(PLANTED, file), 'utf8'),
    );
    expect(sources.some((source) => /^[^\n]*\r\n/.test(source))).toBe(true);
    expect(sources.some((source) => source.startsWith('\uFEFF'))).toBe(true);
  });

  test('has several problems in most files, and messages that are sentences without an end', () => {
    const counts = [...Map.groupBy(EXPECTED, (line) => line.replace(/(?::\d+)* .*$/, '')).values()];
    expect(counts.filter(({ length }) => length > 1).length).toBeGreaterThan(counts.length / 2);
    for (const { message } of result.problems) expect(message).not.toMatch(/\.$|^\s|undefined|\[object/);
  });
});

test('the good twins of these files have no problem at all', () => {
  const { problems, skipped } = checkCopy(GOOD);
  expect(problems).toEqual([]);
  expect(skipped).toEqual([]);
});

test('reports as people write them, in five manners, have no problem', () => {
  const { problems, inventory } = checkContent(
    join(FIXTURES, 'good-reports'),
    makeSite({ check: { R27: 'off' } }),
    NOW,
  );
  expect(problems).toEqual([]);
  expect(inventory.items.filter(({ collection }) => collection === 'postmortems')).toHaveLength(5);
});

function placeOf({ file, line, column, id }: Problem): string {
  return `${[file, line, column].filter((part) => part !== undefined).join(':')} ${id}`;
}

function readExpected(text: string): string[] {
  let file = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('content/')) file = line;
    const [, place, rule] = /^ {2}(-|[\d:]+) ([RC]\d+)/.exec(line) ?? [];
    if (!place) return [];
    return [`${file}${place === '-' ? '' : `:${place}`} ${rule}`];
  });
}

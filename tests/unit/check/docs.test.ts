import { describe, expect, test } from 'vitest';
import { type CheckResult, checkContent } from '../../../src/check/check.ts';
import { createPaint } from '../../../src/check/paint.ts';
import { formatJson } from '../../../src/check/reporters/json.ts';
import { makeReport } from '../../../src/check/reporters/report.ts';
import { formatText } from '../../../src/check/reporters/text.ts';
import { RULE_IDS, RULES } from '../../../src/schemas/rules.ts';
import { NOW } from '../entries/content.ts';
import { makeFolder, writeFiles } from '../folder.ts';
import { makeSite } from '../site.ts';
import { DOCUMENT, type Example, readExamples, readOutput } from './examples.ts';
import { commit, initRepository } from './repository.ts';

const KNOWN = { 'content/authors/ada.yml': 'name: Ada\n', 'content/services/api.yml': 'name: API\n' };
const EXAMPLES = readExamples();

function check({ files }: Pick<Example, 'files'>): CheckResult {
  const root = makeFolder(KNOWN);
  const published = files.filter((file) => file.published !== undefined);
  if (published.length > 0) initRepository(root);
  for (const { path, text, published: day } of published) commit(root, `${day}T12:00Z`, { [path]: text });
  const rest = Object.fromEntries(files.filter((file) => !file.published).map(({ path, text }) => [path, text]));
  if (published.length > 0) commit(root, '2025-06-01T12:00Z', rest);
  else writeFiles(root, rest);
  return checkContent(root, makeSite(), NOW);
}

describe('every rule is documented', () => {
  const headings = Array.from(DOCUMENT.matchAll(/^### ([A-Z]\d+)$/gm), ([, id]) => id);

  test('under its id, once, and no other is', () => {
    expect(headings).toEqual(RULE_IDS);
  });

  test.each(RULE_IDS)('%s with the words that the program has for it, and with examples', (id) => {
    const [, words] =
      new RegExp(`^### ${id}\n\n\\*\\*(.+)\\*\\* \\((?:error|warning|info|, )+\\)$`, 'm').exec(DOCUMENT) ?? [];
    expect(words?.toLowerCase()).toBe(RULES[id].toLowerCase());
    const kinds = new Set(EXAMPLES.filter(({ rule }) => rule === id).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['bad', 'good']));
  });
});

const named = EXAMPLES.map((example, index) => ({
  ...example,
  name: `${example.kind} example ${index + 1}, of ${example.rule}`,
}));

test.each(named.filter(({ kind }) => kind === 'bad'))('the $name has this problem and no other', (example) => {
  const { problems, skipped } = check(example);
  expect(problems.map(({ id }) => id)).toEqual(problems.map(() => example.rule));
  expect(problems).not.toHaveLength(0);
  expect(skipped.some(({ rule }) => rule === example.rule)).toBe(false);
  const [, levels = ''] = new RegExp(`^### ${example.rule}\n\n.*\\((.*)\\)$`, 'm').exec(DOCUMENT) ?? [];
  for (const { level } of problems) expect(levels.split(', ')).toContain(level);
});

test.each(named.filter(({ kind }) => kind === 'good'))('the $name has no problem', (example) => {
  expect(check(example).problems).toEqual([]);
});

describe('the outputs are those of the program', () => {
  const reportOf = (rule: string) => {
    const bad = EXAMPLES.find((example) => example.rule === rule && example.kind === 'bad');
    const result = check(bad ?? { files: [] });
    // Whether there is git in the folder is not what the example is about.
    return makeReport({ ...result, skipped: [] });
  };

  test('as text', () => {
    const { rule, text } = readOutput('text');
    expect(text).toBe(formatText(reportOf(rule), createPaint(false)));
  });

  test('as JSON', () => {
    const { rule, text } = readOutput('json');
    expect(text).toBe(formatJson(reportOf(rule)));
  });
});

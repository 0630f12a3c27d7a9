import { expect, test } from 'vitest';
import { checkContent } from '../../../../src/check/check.ts';
import { makeProject, NOW } from '../../entries/content.ts';
import type { Files } from '../../folder.ts';
import { makeSite } from '../../site.ts';
import { written } from '../subject.ts';

function say(files: Files): string[] {
  return checkContent(makeProject(files), makeSite(), NOW)
    .problems.filter(({ id }) => id === 'C4')
    .map(({ file, level, line, column, message, hint }) => `${file}:${line}:${column} ${level} ${message} (${hint})`);
}

const entry = (pubDate: string, tags: string, lines = '') =>
  written(`pubDate: ${pubDate}\ntags: ${tags}\n${lines}`.trim());

test('a tag is spelled as in the oldest entry (C4)', () => {
  const files = {
    'blog/new.md': entry('2025-05-01', '[other, data bases]'),
    'blog/middle.md': entry('2025-04-01', '[Data-Bases]'),
    'postmortems/old.md': entry('2025-03-01', '[Data Bases]'),
  };
  const says = '“Data Bases” in content/postmortems/old.md (write Data Bases; npm run check -- --fix does it)';
  expect(say(files)).toEqual([
    `content/blog/middle.md:7:8 warning the tag “Data-Bases” is ${says}`,
    `content/blog/new.md:7:15 warning the tag “data bases” is ${says}`,
  ]);
});

test('of entries of one day the earlier name is the older one, as in lists', () => {
  const files = {
    'blog/part-10.md': entry('2025-04-01', '[data bases]'),
    'blog/part-9.md': entry('2025-04-01', '[Data Bases]'),
  };
  expect(say(files)).toEqual([
    'content/blog/part-10.md:7:8 warning the tag “data bases” is “Data Bases” in content/blog/part-9.md (write Data Bases; npm run check -- --fix does it)',
  ]);
});

test('equal spellings and different tags are let be', () => {
  const files = {
    'blog/a.md': entry('2025-05-01', '[Go, databases]'),
    'blog/b.md': entry('2025-04-01', '[Go, data bases]'),
  };
  expect(say(files)).toEqual([]);
  // One letter, composed and decomposed.
  expect(
    say({ 'blog/a.md': entry('2025-05-01', '[caf\u00e9]'), 'blog/b.md': entry('2025-04-01', '[cafe\u0301]') }),
  ).toEqual([]);
});

test('a draft never decides about a published entry', () => {
  const files = {
    'blog/a.md': entry('2025-03-01', '[go]', 'draft: true'),
    'blog/b.md': entry('2025-05-01', '[Go]'),
  };
  expect(say(files)).toEqual([
    'content/blog/a.md:7:8 warning the tag “go” is “Go” in content/blog/b.md (write Go; npm run check -- --fix does it)',
  ]);
});

test('among drafts the oldest decides, and unlisted entries count like others', () => {
  const drafts = {
    'blog/a.md': entry('2025-03-01', '[go]', 'draft: true'),
    'blog/b.md': entry('2025-05-01', '[Go]', 'draft: true'),
  };
  expect(say(drafts)).toEqual(['content/blog/b.md:7:8 warning the tag “Go” is “go” in content/blog/a.md (write go)']);
  const unlisted = {
    'blog/a.md': entry('2025-03-01', '[go]', 'unlisted: true'),
    'blog/b.md': entry('2025-05-01', '[Go]'),
  };
  expect(say(unlisted)).toEqual(['content/blog/b.md:7:8 warning the tag “Go” is “go” in content/blog/a.md (write go)']);
});

test('an entry whose date cannot be read decides nothing', () => {
  const files = { 'blog/a.md': entry('soon', '[go]'), 'blog/b.md': entry('2025-05-01', '[Go]') };
  expect(say(files)).toEqual([
    'content/blog/a.md:7:8 warning the tag “go” is “Go” in content/blog/b.md (write Go; npm run check -- --fix does it)',
  ]);
});

test('two spellings in one entry', () => {
  expect(say({ 'blog/a.md': entry('2025-05-01', '[Go, go]') })).toEqual([
    'content/blog/a.md:7:12 warning the tag “go” is “Go” in content/blog/a.md (write Go; npm run check -- --fix does it)',
  ]);
});

test('a tag of one entry that is a letter off one of several is asked about', () => {
  const files = {
    'blog/a.md': entry('2025-03-01', '[databases]'),
    'blog/b.md': entry('2025-04-01', '[Databases, monitoring]'),
    'blog/c.md': entry('2025-05-01', '[databsaes, monitorings]'),
  };
  expect(say(files)).toContain(
    'content/blog/c.md:7:8 warning no other entry has the tag “databsaes” (did you mean databases?)',
  );
  // One entry is not an authority, and short tags differ by a letter for good reasons.
  expect(say(files).filter((line) => line.includes('monitoring'))).toEqual([]);
  const short = { ...files, 'blog/d.md': entry('2025-06-01', '[api]'), 'blog/e.md': entry('2025-06-02', '[api]') };
  expect(say({ ...short, 'blog/f.md': entry('2025-06-03', '[app]') }).join()).not.toContain('app');
});

test('two tags that several entries have are both meant', () => {
  const files = Object.fromEntries(
    ['service', 'service', 'services', 'services'].map((tag, index) => [
      `blog/${index}.md`,
      entry('2025-03-01', `[${tag}]`),
    ]),
  );
  expect(say(files)).toEqual([]);
});

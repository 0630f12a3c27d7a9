import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHistory } from '../../../src/check/history.ts';
import { makeFolder, writeFiles } from '../folder.ts';
import { commit, git, initRepository } from './repository.ts';

const ENV = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const [MON, TUE, WED, THU] = ['2025-03-03T10:00Z', '2025-03-04T10:00Z', '2025-03-05T10:00Z', '2025-03-06T10:00Z'];

function makeRepository(): string {
  const folder = makeFolder();
  initRepository(folder);
  return folder;
}

/** Versions of one entry as `day text`, or why there are none. */
function past(folder: string, name = 'a', now = 'now', env: Readonly<Record<string, string | undefined>> = ENV) {
  const history = readHistory(folder, new Map([[name, now]]), env);
  if ('why' in history) return history.why;
  return history.versions.get(name)?.map(({ at, source }) => `${new Date(at).toISOString().slice(0, 10)} ${source}`);
}

test('versions go from oldest to newest, each with its commit, moment and text', () => {
  const folder = makeRepository();
  const first = commit(folder, MON, { 'a.md': 'one' });
  commit(folder, TUE, { 'b.md': 'another' });
  const second = commit(folder, WED, { 'a.md': 'zwei\nÄ' });
  expect(readHistory(folder, new Map([['a', 'now']]), ENV)).toEqual({
    versions: new Map([
      [
        'a',
        [
          { commit: first, at: Date.parse(MON), source: 'one' },
          { commit: second, at: Date.parse(WED), source: 'zwei\nÄ' },
        ],
      ],
    ]),
  });
});

test('a file that is as it was first committed is left out, and so is one that git does not know', () => {
  const folder = makeRepository();
  commit(folder, MON, { 'a.md': 'one' });
  writeFiles(folder, { 'new.md': 'new' });
  expect(past(folder, 'a', 'one')).toBeUndefined();
  expect(past(folder, 'a', 'edited')).toEqual(['2025-03-03 one']);
  expect(past(folder, 'new', 'new')).toBeUndefined();
  git(folder, ['add', 'new.md']);
  expect(past(folder, 'new', 'new')).toBeUndefined();
  commit(folder, TUE, { 'a.md': 'two' });
  expect(past(folder, 'a', 'two')).toEqual(['2025-03-03 one', '2025-03-04 two']);
});

test.each([
  ['a space.md', 'a space'],
  ['“quoted” \'and\' "so".md', '“quoted” \'and\' "so"'],
  ['日本語/index.mdx', '日本語'],
  ['cafe\u0301.md', 'café'],
  ['tab\tand\nline.md', 'tab\tand\nline'],
  [':100644 A.md', ':100644 A'],
  ['-rf.md', '-rf'],
])('the name %j is not an obstacle', (file, name) => {
  const folder = makeRepository();
  commit(folder, MON, { [file]: 'one' });
  commit(folder, TUE, { [file]: 'two' });
  expect(past(folder, name)).toEqual(['2025-03-03 one', '2025-03-04 two']);
});

describe('a move', () => {
  const long = (end: string) => `${'A line that stays.\n'.repeat(20)}${end}`;
  const days = (folder: string, name: string) => {
    const list = past(folder, name);
    return Array.isArray(list) ? list.map((version) => version.slice(0, 10)) : list;
  };

  test('to another name keeps the past, also when some of the text changes with it', () => {
    const folder = makeRepository();
    commit(folder, MON, { 'old.md': long('one') });
    commit(folder, TUE, { 'old.md': undefined, 'a.md': long('two') });
    commit(folder, WED, { 'a.md': undefined, 'b/index.mdx': long('two') });
    commit(folder, THU, { 'old.md': 'A new one.' });
    expect(days(folder, 'b')).toEqual(['2025-03-03', '2025-03-04', '2025-03-05']);
    expect(days(folder, 'old')).toEqual(['2025-03-06']);
    expect(days(folder, 'a')).toBeUndefined();
  });

  test('into a folder of the same name keeps the past, even when nothing of the text is left', () => {
    const folder = makeRepository();
    commit(folder, MON, { 'a.md': 'one' });
    commit(folder, TUE, { 'a.md': undefined, 'a/index.md': 'quite another text', 'a/graph.svg': '<svg/>' });
    expect(past(folder)).toEqual(['2025-03-03 one', '2025-03-04 quite another text']);
  });

  test('of two entries that change names in one commit gives each its own past', () => {
    const folder = makeRepository();
    const [x, y] = [long('x'), 'Something else altogether.\n'.repeat(30)];
    commit(folder, MON, { 'x.md': x, 'y.md': y });
    commit(folder, TUE, { 'x.md': undefined, 'y.md': undefined, 'y/index.md': x, 'x/index.md': y });
    expect(past(folder, 'x')).toEqual([`2025-03-03 ${y}`, `2025-03-04 ${y}`]);
    expect(past(folder, 'y')).toEqual([`2025-03-03 ${x}`, `2025-03-04 ${x}`]);
  });

  test('from a picture or from outside of the folder is a beginning', () => {
    const folder = makeRepository();
    commit(folder, MON, { 'posts/a.md': long('one') });
    commit(folder, TUE, { 'posts/a.md': undefined, 'reports/a.md': long('one') });
    expect(days(join(folder, 'reports'), 'a')).toEqual(['2025-03-04']);
  });
});

test('a file that was removed and returns keeps its past', () => {
  const folder = makeRepository();
  commit(folder, MON, { 'a.md': 'one' });
  commit(folder, TUE, { 'a.md': undefined });
  commit(folder, WED, { 'a.md': 'two' });
  expect(past(folder)).toEqual(['2025-03-03 one', '2025-03-05 two']);
});

test('what a branch rewrote before it was merged is not a version', () => {
  const folder = makeRepository();
  commit(folder, MON, { 'other.md': 'x' });
  git(folder, ['checkout', '--quiet', '-b', 'draft']);
  commit(folder, TUE, { 'a.md': 'first try' });
  commit(folder, TUE, { 'a.md': 'second try' });
  git(folder, ['checkout', '--quiet', 'main']);
  commit(folder, WED, { 'other.md': 'y' });
  git(folder, ['merge', '--quiet', '--no-ff', '--message', 'Merge', 'draft'], THU);
  expect(past(folder)).toEqual(['2025-03-06 second try']);
});

test('links and deeper folders are not versions', () => {
  const folder = makeRepository();
  commit(folder, MON, { 'b.md': 'b', 'a/more/index.md': 'deeper', 'a/notes.md': 'beside' });
  symlinkSync('b.md', join(folder, 'a.md'));
  commit(folder, TUE);
  expect(past(folder)).toBeUndefined();
});

describe('the history that is read', () => {
  test('is that of the repository around the folder, wherever in it the folder is', () => {
    const folder = makeRepository();
    commit(folder, MON, { 'docs/site/content/postmortems/a.md': 'one', 'a.md': 'not this' });
    expect(past(join(folder, 'docs/site/content/postmortems'))).toEqual(['2025-03-03 one']);
  });

  test('is that of the submodule in which the folder is', () => {
    const [inner, outer] = [makeRepository(), makeRepository()];
    commit(inner, MON, { 'postmortems/a.md': 'one' });
    git(outer, ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'content']);
    commit(outer, TUE);
    expect(past(join(outer, 'content/postmortems'))).toEqual(['2025-03-03 one']);
  });

  test('is not that to which the environment points', () => {
    const [folder, other] = [makeRepository(), makeRepository()];
    commit(folder, MON, { 'a.md': 'one' });
    commit(other, TUE, { 'a.md': 'not this' });
    const env = { ...ENV, GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other, GIT_INDEX_FILE: '/nowhere' };
    expect(past(folder, 'a', 'now', env)).toEqual(['2025-03-03 one']);
  });

  test('is the same whatever is set for the output of git', () => {
    const folder = makeRepository();
    commit(folder, MON, { 'posts/a.md': 'one' });
    const settings = ['log.follow=true', 'color.ui=always', 'core.abbrev=4', 'diff.renames=false', 'core.pager=false'];
    const more = ['log.showSignature=true', 'diff.relative=false', 'core.quotePath=true', 'log.diffMerges=off'];
    for (const setting of [...settings, ...more]) git(folder, ['config', ...setting.split('=')]);
    expect(past(join(folder, 'posts'))).toEqual(['2025-03-03 one']);
  });

  test('is read without running a hook or writing anything', () => {
    const folder = makeRepository();
    commit(folder, MON, { 'a.md': 'one' });
    for (const hook of ['post-checkout', 'post-index-change', 'fsmonitor-watchman']) {
      const path = join(folder, '.git/hooks', hook);
      writeFileSync(path, `#!/bin/sh\ntouch '${join(folder, 'ran')}'\n`);
      chmodSync(path, 0o755);
    }
    git(folder, ['config', 'core.fsmonitor', join(folder, '.git/hooks/fsmonitor-watchman')]);
    const before = readdirSync(folder, { recursive: true });
    expect(past(folder)).toEqual(['2025-03-03 one']);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });
});

test('many entries take no more processes than one', () => {
  const folder = makeRepository();
  const names = Array.from({ length: 50 }, (_, index) => `entry-${index}`);
  for (const day of [MON, TUE, WED]) {
    commit(folder, day, Object.fromEntries(names.map((name) => [`${name}.md`, `${name} ${day}`])));
  }
  const tools = makeFolder({ git: `#!/bin/sh\necho "$@" >> "$0.log"\nPATH="$REAL_PATH" exec git "$@"\n` });
  chmodSync(join(tools, 'git'), 0o755);
  const env = { ...ENV, PATH: tools, REAL_PATH: process.env.PATH };
  const history = readHistory(folder, new Map(names.map((name) => [name, 'now'])), env);
  if ('why' in history) throw new Error(history.why);
  expect([...history.versions.values()].map((versions) => versions.length)).toEqual(names.map(() => 3));
  expect(readFileSync(join(tools, 'git.log'), 'utf8').trim().split('\n')).toHaveLength(3);
});

describe('there is no history to read', () => {
  test('without git', () => {
    const folder = makeRepository();
    commit(folder, MON, { 'a.md': 'one' });
    expect(past(folder, 'a', 'now', { PATH: makeFolder() })).toBe('git is not installed');
  });

  test('outside of a repository, and inside of its own folder', () => {
    expect(past(makeFolder({ 'a.md': 'one' }))).toBe('this is not a git repository');
    const folder = makeRepository();
    expect(past(join(folder, '.git'))).toBe('this is not a git repository');
  });

  test('before the first commit', () => {
    expect(past(makeRepository())).toBe('the repository has no commit yet');
  });

  test('in a shallow clone', () => {
    const [folder, clone] = [makeRepository(), join(makeFolder(), 'clone')];
    commit(folder, MON, { 'a.md': 'one' });
    commit(folder, TUE, { 'a.md': 'two' });
    git(folder, ['clone', '--quiet', '--depth=1', `file://${folder}`, clone]);
    expect(past(clone)).toBe('this is a shallow clone: fetch the whole history');
  });

  test('in a partial clone, which is not filled up by the way', () => {
    const [folder, clone] = [makeRepository(), join(makeFolder(), 'clone')];
    commit(folder, MON, { 'a.md': 'one' });
    commit(folder, TUE, { 'a.md': 'two' });
    git(folder, ['config', 'uploadpack.allowFilter', 'true']);
    git(folder, ['clone', '--quiet', '--filter=blob:none', `file://${folder}`, clone]);
    const packs = () => readdirSync(join(clone, '.git/objects/pack')).length;
    const before = packs();
    expect(past(clone)).toMatch(/partial clone|cannot read the history/);
    expect(packs()).toBe(before);
  });

  test('in a repository with a damaged object', () => {
    const folder = makeRepository();
    const hash = commit(folder, MON, { 'a.md': 'one' });
    const path = join(folder, '.git/objects', hash.slice(0, 2), hash.slice(2));
    chmodSync(path, 0o644);
    writeFileSync(path, 'damaged');
    expect(past(folder)).toMatch(/^git cannot read the history: “.+”$/);
  });

  test.skipIf(process.getuid?.() !== 0)('in a repository of another user, whom git does not trust', () => {
    const folder = makeRepository();
    commit(folder, MON, { 'a.md': 'one' });
    chownSync(join(folder, '.git'), 12_345, 12_345);
    chownSync(folder, 12_345, 12_345);
    const why = 'git does not trust this repository, which belongs to another user: see safe.directory';
    expect(past(folder)).toBe(why);
    const trust = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: folder };
    expect(past(folder, 'a', 'now', { ...ENV, ...trust })).toEqual(['2025-03-03 one']);
  });
});

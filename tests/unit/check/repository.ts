import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, writeFiles } from '../folder.ts';

/** Whatever the machine has set up for git, tests see none of it. */
const QUIET = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const PERSON = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org' };
const COMMITTER = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org' };

/** Run git in a folder, at a moment; returns what it says. */
export function git(folder: string, args: readonly string[], at = '2025-01-01T00:00Z'): string {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const dates = { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
  const env = { ...Object.fromEntries(kept), ...QUIET, ...PERSON, ...COMMITTER, ...dates };
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** Make a folder a repository without commits. */
export function initRepository(folder: string): void {
  git(folder, ['init', '--quiet', '--initial-branch=main']);
}

/** Write files (undefined removes one), commit everything at a moment, and return the commit’s hash. */
export function commit(folder: string, at: string, files: Readonly<Record<string, string | undefined>> = {}): string {
  const written: Files = Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
  );
  for (const path of Object.keys(files)) if (files[path] === undefined) rmSync(join(folder, path));
  writeFiles(folder, written);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--allow-empty', '--message', 'A change'], at);
  return git(folder, ['rev-parse', 'HEAD']);
}

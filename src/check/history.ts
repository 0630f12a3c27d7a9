import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { COMMIT_MARK, type Trace, tracePaths } from './traces.ts';

/** A file as one commit left it. */
export interface Version {
  /** Full hash of the commit. */
  readonly commit: string;
  /** When it was committed, in epoch milliseconds. */
  readonly at: number;
  readonly source: string;
}

/** Versions by name of entry, oldest first; or why there are none to be had. */
export type History = { readonly versions: ReadonlyMap<string, readonly Version[]> } | { readonly why: string };

/**
 * Read the past of the entries in a folder with three git processes, however many entries there are. An entry keeps its
 * past through a rename, and from `slug.md` to `slug/index.md`. Left out are entries that git does not know and those
 * that no commit has changed and that are now as they were committed.
 *
 * Only the first parents of merges are followed: what was rewritten on a branch was not published before the merge.
 *
 * @param current Entries by name, with the file as it is now.
 */
export function readHistory(
  folder: string,
  current: ReadonlyMap<string, string>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): History {
  try {
    // The folder itself is asked, not the project, so that content kept in a submodule has its own history.
    const git = (args: readonly string[], input?: string) => runGit(folder, args, env, input);
    const [isInside, isShallow] = git(['rev-parse', '--is-inside-work-tree', '--is-shallow-repository'])
      .toString()
      .split('\n');
    if (isInside !== 'true') return { why: NO_REPOSITORY };
    if (isShallow === 'true') return { why: 'this is a shallow clone: fetch the whole history' };
    const past = tracePaths(git(LOG).toString());
    const changed = new Map<string, readonly Trace[]>();
    for (const [name, source] of current) {
      const traces = past.get(name.normalize('NFC')) ?? [];
      if (traces.some(({ blob }) => blob !== blobId(source, blob.length))) changed.set(name, traces);
    }
    const wanted = new Set([...changed.values()].flat().map(({ blob }) => blob));
    const sources = wanted.size === 0 ? new Map<string, string>() : readBlobs(git(BATCH, [...wanted, ''].join('\n')));
    if (sources.size < wanted.size) return { why: 'this is a partial clone: fetch the whole history' };
    return { versions: new Map(Array.from(changed, ([name, traces]) => [name, toVersions(traces, sources)])) };
  } catch (error) {
    if (error instanceof GitError) return { why: error.message };
    throw error;
  }
}

/** Git that does not answer; the message says why the history cannot be read. */
class GitError extends Error {
  override readonly name = 'GitError';
}

const NO_REPOSITORY = 'this is not a git repository';
const PLAIN = ['--no-show-signature', '--no-notes', '--no-color', '--no-ext-diff', `--format=${COMMIT_MARK}%H %ct`];
const RENAMES = ['-M50%', '-l1000', '--relative'];
/** Raw records name the contents of files by hash, which can be asked for whatever the path looks like. */
const RAW = ['-z', '--raw', '--no-abbrev', '--reverse', '--first-parent'];
const LOG = ['log', ...RAW, ...RENAMES, ...PLAIN, 'HEAD', '--', '.'];
const BATCH = ['cat-file', '--batch', '--buffer'];
const MINUTE = 60_000;
const OUTPUT_LIMIT = 1024 ** 3;
/** Settings that say where git is and whom it trusts; every other variable of git could lead it elsewhere. */
const KEPT = /^GIT_(CONFIG|EXEC_PATH|CEILING_DIRECTORIES)/;

function runGit(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  input = '',
): Buffer {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  const { stdout, stderr, status, error } = spawnSync('git', ['--no-pager', '-c', 'log.follow=false', ...args], {
    cwd: folder,
    input,
    env: {
      ...Object.fromEntries(kept),
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      // A partial clone would fetch what it lacks, one file at a time, and write it down.
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
    },
    shell: false,
    windowsHide: true,
    timeout: MINUTE,
    maxBuffer: OUTPUT_LIMIT,
  });
  if (error) throw new GitError(explainFailure(error));
  if (status !== 0) throw new GitError(explainRefusal(stderr.toString()));
  return stdout;
}

function explainFailure(error: Error & { readonly code?: string }): string {
  if (error.code === 'ENOENT') return 'git is not installed';
  if (error.code === 'ETIMEDOUT') return 'git took longer than a minute';
  if (error.code === 'ENOBUFS') return 'the history is larger than 1 GiB';
  return `git cannot be run (${error.code ?? error.message})`;
}

function explainRefusal(stderr: string): string {
  if (/not a git repository/.test(stderr)) return NO_REPOSITORY;
  if (/dubious ownership|safe\.directory/.test(stderr)) {
    return 'git does not trust this repository, which belongs to another user: see safe.directory';
  }
  if (/not have any commits yet|ambiguous argument 'HEAD'|bad revision 'HEAD'/.test(stderr)) {
    return 'the repository has no commit yet';
  }
  const [said = ''] = stderr.replace(/^(fatal|error): /, '').split('\n');
  return `git cannot read the history: “${said}”`;
}

/** The hash by which git knows a text: SHA-1, or SHA-256 in repositories that use it. */
function blobId(source: string, digits: number): string {
  const bytes = Buffer.from(source);
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** `<hash> blob <size>`, the contents and a line break for each; `<hash> missing` for what a partial clone lacks. */
function readBlobs(output: Buffer): Map<string, string> {
  const sources = new Map<string, string>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const [hash = '', type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    sources.set(hash, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return sources;
}

function toVersions(traces: readonly Trace[], sources: ReadonlyMap<string, string>): Version[] {
  return traces.flatMap(({ commit, at, blob }) => {
    const source = sources.get(blob);
    return source === undefined ? [] : [{ commit, at, source }];
  });
}

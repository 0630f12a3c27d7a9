import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimes } from './file-times.ts';

/** Another build of the same project is under way. */
export class BuildRunningError extends Error {
  override readonly name = 'BuildRunningError';
}

/** A place to build in, beside `dist/` on the same disk, so that taking its place is a rename. */
export interface Workplace {
  /** The folder to build into. */
  readonly out: string;
  /** A folder for caches that end with the build. */
  readonly scratch: string;
  /** Give files in `out` their modification times, in seconds since 1970, and make it the new `dist/`. */
  publish(times: ReadonlyMap<string, number>): Promise<void>;
  /** Remove everything that was not published. Safe to call twice. */
  release(): void;
}

/**
 * Open the workplace of one build. What a killed build left behind is put right first: its folder goes, and a `dist/` that it
 * had set aside comes back.
 *
 * @throws {BuildRunningError} while another build has it.
 */
export function openWorkplace(root: string): Workplace {
  const folder = join(root, '.afterword');
  const dist = join(root, 'dist');
  const aside = join(folder, 'previous');
  const out = join(folder, 'build');
  const scratch = join(folder, 'scratch');
  mkdirSync(folder, { recursive: true });
  const lock = takeLock(join(folder, 'lock'));
  if (!existsSync(dist) && existsSync(aside)) renameSync(aside, dist);
  for (const left of [out, scratch, aside]) clear(left);

  let released = false;
  return {
    out,
    scratch,
    async publish(times) {
      setTimes(out, times);
      if (existsSync(dist)) renameSync(dist, aside);
      try {
        renameSync(out, dist);
      } catch (error) {
        if (existsSync(aside)) renameSync(aside, dist);
        throw error;
      }
      // Many files at once: one after the other takes six times as long.
      // What cannot be removed goes with the next build: this one has been published.
      await rm(aside, { recursive: true, force: true }).catch(() => {});
    },
    release() {
      if (released) return;
      released = true;
      clear(out);
      clear(scratch);
      clear(lock);
      if (readdirSync(folder).length === 0) clear(folder);
    },
  };
}

/** A lock is a file with the process id in it; the lock of a process that is gone counts for nothing. */
function takeLock(path: string): string {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeWhole(path, String(process.pid));
      return path;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      const owner = Number(readFileSync(path, 'utf8'));
      if (isRunning(owner)) {
        throw new BuildRunningError(
          `another build is running (process ${owner}): wait for it, or end it and try again`,
        );
      }
      clear(path);
    }
  }
  throw new BuildRunningError('another build started at the same moment: try again');
}

/** Make a file that is there with its contents or not at all: another build would take an empty lock for that of a dead process. */
function writeWhole(path: string, contents: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, contents);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw error;
    // Some disks know no second name of a file.
    writeFileSync(path, contents, { flag: 'wx' });
  } finally {
    clear(draft);
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function clear(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

import { createHash } from 'node:crypto';
import { type BigIntStats, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that a build reads, as it was when it was checked. */
export interface Inputs {
  /** @throws {InputError} with the name of every file that was changed, added or removed since. */
  assertUnchanged(): void;
}

/** What was built is not what was checked; `dist/` is left alone. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

const FOLDERS = ['content', 'public', 'src'] as const;
const FILES = ['site.config.ts', 'astro.config.mjs'] as const;
/** Left by editors and systems, which come and go. Of `public/` these are published like all else. */
const LITTER = /(?:^|\/)(?:\.(?!well-known(?:\/|$))[^/]*|Thumbs\.db|desktop\.ini|[^/]*~)(?:\/|$)/;
/** Of longer files no digest is taken: whatever the system says of them has to stay the same. */
const MOST_BYTES = 16n * 1024n * 1024n;
/** Nanoseconds within which two changes may have one time: some systems count in steps of two seconds. */
const STEP = 3_000_000_000n;
/** Files that a message names, at most. */
const MOST_NAMED = 10;

interface Known {
  readonly stats: BigIntStats;
  /** SHA-256; undefined for a long file, and for one that cannot be read. */
  readonly digest: string | undefined;
}

/** Take down what the files of a project are now. Files whose size, times and inode stay are not read a second time. */
export function readInputs(root: string): Inputs {
  // The clock of the files, not the moment of the build: whether a change may have the time of the one before.
  const takenAt = BigInt(Date.now()) * 1_000_000n;
  const known = new Map<string, Known>();
  for (const file of listInputs(root)) {
    const stats = statsOf(root, file);
    if (stats) known.set(file, { stats, digest: digestOf(root, file, stats) });
  }
  return {
    assertUnchanged() {
      const now = new Set(listInputs(root));
      const said = [
        ...Array.from(
          known.keys().filter((file) => !now.has(file)),
          (file) => `${file} was removed`,
        ),
        ...Array.from(
          now.values().filter((file) => !known.has(file)),
          (file) => `${file} was added`,
        ),
        ...Array.from(
          known.entries().filter(([file, one]) => now.has(file) && isChanged(root, file, one, takenAt)),
          ([file]) => `${file} was changed`,
        ),
      ];
      if (said.length === 0) return;
      const rest = said.length - MOST_NAMED;
      const more = rest > 0 ? [`and ${rest} more`] : [];
      const lines = [...said.sort().slice(0, MOST_NAMED), ...more].map((line) => `\n  ${line}`).join('');
      throw new InputError(`files changed while the build ran; run it again:${lines}`);
    },
  };
}

function isChanged(root: string, file: string, { stats: before, digest }: Known, takenAt: bigint): boolean {
  const after = statsOf(root, file);
  if (!after || after.size !== before.size || after.isSymbolicLink() !== before.isSymbolicLink()) return true;
  const isSame =
    after.mtimeNs === before.mtimeNs &&
    // Who sets a file’s time back cannot set back this one.
    after.ctimeNs === before.ctimeNs &&
    after.ino === before.ino &&
    after.dev === before.dev;
  const isRecent = before.mtimeNs > takenAt - STEP || before.ctimeNs > takenAt - STEP;
  if (isSame && (!isRecent || digest === undefined)) return false;
  return digest === undefined || digestOf(root, file, after) !== digest;
}

/** Every file and link that a build may read, from the project’s folder, with forward slashes. */
function listInputs(root: string): string[] {
  const within = (folder: string): string[] =>
    read(() => readdirSync(join(root, folder), { withFileTypes: true }), []).flatMap((item) => {
      const path = `${folder}/${item.name}`;
      if (!path.startsWith('public/') && LITTER.test(path)) return [];
      return item.isDirectory() ? within(path) : [path];
    });
  return [...FOLDERS.flatMap(within), ...FILES.filter((file) => statsOf(root, file))];
}

function statsOf(root: string, file: string): BigIntStats | undefined {
  return lstatSync(join(root, file), { bigint: true, throwIfNoEntry: false });
}

function digestOf(root: string, file: string, stats: BigIntStats): string | undefined {
  if (stats.size > MOST_BYTES) return undefined;
  const path = join(root, file);
  const bytes = read(() => (stats.isSymbolicLink() ? readlinkSync(path) : readFileSync(path)), undefined);
  return bytes === undefined ? undefined : createHash('sha256').update(bytes).digest('hex');
}

/** What cannot be read is told by the check, in its own words. */
function read<Value>(work: () => Value, instead: Value): Value {
  try {
    return work();
  } catch {
    return instead;
  }
}

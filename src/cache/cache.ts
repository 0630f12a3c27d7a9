import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes that took time to make, kept on disk between builds. Whatever happens to the files, it gives right bytes or none. */
export interface ByteCache {
  /** The bytes that were written under a key; nothing when they are not there, or not whole. */
  read(key: string): Uint8Array<ArrayBuffer> | undefined;
  /** Keep bytes under a key that names everything they depend on. Where nothing can be written, nothing is kept. */
  write(key: string, bytes: Uint8Array): void;
}

/** Everything is kept where Astro keeps its own: hosts carry this folder from build to build. */
const FOLDER = 'node_modules/.astro/afterword';

/** Bytes of the seal, which comes first in a file. */
const SEAL = 32;

/** Open the project's cache for one kind of work. */
export function openCache(root: string, work: string): ByteCache {
  const folder = join(root, FOLDER, work);
  const pathOf = (key: string) => join(folder, createHash('sha256').update(key).digest('hex'));
  return {
    read(key) {
      const file = readWhatIsThere(pathOf(key));
      if (!file || file.length < SEAL) return undefined;
      const bytes = new Uint8Array(file.subarray(SEAL));
      return sealOf(key, bytes).equals(file.subarray(0, SEAL)) ? bytes : undefined;
    },
    write(key, bytes) {
      const path = pathOf(key);
      // By way of another name: a reader never meets half a file, and two writers never share one.
      const draft = `${path}.${randomUUID()}`;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(draft, Buffer.concat([sealOf(key, bytes), bytes]));
        renameSync(draft, path);
      } catch {
        // A full disk or a folder that cannot be written costs the next build some time, and this one nothing.
        discard(draft);
      }
    },
  };
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // What could not be written need not be there.
  }
}

function readWhatIsThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** A digest of the bytes and of what they are kept as: a file under another one’s name has no valid seal. */
function sealOf(key: string, bytes: Uint8Array): Buffer {
  return createHash('sha256').update(`${key.length} ${key}`).update(bytes).digest();
}

import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileFix } from '../fix.ts';

/** A file is not what was checked, or cannot be written. */
export class FixError extends Error {
  override readonly name = 'FixError';
}

/**
 * Write fixed files, each in one step and with the permissions that it has.
 *
 * @throws {FixError} when a file has changed since the check, is a link, or is read-only: before anything is written.
 */
export function writeFixes(root: string, fixes: readonly FileFix[]): void {
  const content = realpathSync(join(root, 'content'));
  for (const fix of fixes) orExplain(fix.file, () => assertWritable(content, root, fix));
  for (const { file, after, isNew } of fixes) {
    const path = join(root, file);
    orExplain(file, () => (isNew ? writeFileSync(path, after, { flag: 'wx' }) : replaceFile(path, after)));
  }
}

/** What the system says, with the file of the project instead of a path of this machine. */
function orExplain(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof FixError) throw error;
    throw new FixError(`${file} cannot be written: ${error.message.replace(/,? \w+ '.*$/s, '')}`, { cause: error });
  }
}

function assertWritable(content: string, root: string, { file, before, isNew }: FileFix): void {
  const path = join(root, file);
  if (isNew) {
    // Its folder may not be there yet, and must not lead elsewhere.
    mkdirSync(dirname(path), { recursive: true });
    const folder = join(content, ...dirname(file).split('/').slice(1));
    if (realpathSync(dirname(path)) !== folder) {
      throw new FixError(`${file} is reached by a symbolic link: nothing is written`);
    }
    if (lstatSync(path, { throwIfNoEntry: false })) {
      throw new FixError(`${file} has come since the check: run it again`);
    }
    return;
  }
  if (lstatSync(path).isSymbolicLink() || realpathSync(path) !== join(content, ...file.split('/').slice(1))) {
    throw new FixError(`${file} is reached by a symbolic link: nothing is written`);
  }
  if (readFileSync(path, 'utf8') !== before) throw new FixError(`${file} has changed since the check: run it again`);
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new FixError(`${file} is read-only: nothing is written`);
  }
}

/** Readers see the old file or the new one, never a part; editors' litter is what the temporary name looks like. */
function replaceFile(path: string, contents: string): void {
  const { mode } = lstatSync(path);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}~`);
  try {
    writeFileSync(temporary, contents, { flag: 'wx' });
    chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

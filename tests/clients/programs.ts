import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where a program of this machine is; undefined when there is none. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

const pythons = new Map<string, string | undefined>();

/** A Python that has a module; Debian’s packages are for its own Python, which need not come first in the path. */
export function findPython(module: string): string | undefined {
  if (!pythons.has(module)) {
    const found = [findProgram('python3'), '/usr/bin/python3'].find((file) => file && canImport(file, module));
    pythons.set(module, found);
  }
  return pythons.get(module);
}

/**
 * Run a program to its end, without blocking: the server that it asks may live in this process.
 *
 * @throws with what it printed, when it fails.
 */
export function run(
  program: string,
  args: readonly string[],
  { input = '', home = tmpdir() }: { readonly input?: string; readonly home?: string } = {},
): Promise<string> {
  const env = { ...process.env, HOME: home, TMPDIR: home, LC_ALL: 'C.UTF-8', TERM: 'xterm', TZ: 'UTC' };
  return new Promise((resolve, reject) => {
    const options = { env, cwd: home, timeout: 60_000, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(' ')} failed:\n${stderr || stdout || error.message}`));
      else resolve(stdout);
    });
    child.stdin?.on('error', () => undefined).end(input);
  });
}

/** Do something in a temporary folder. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-client-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function canImport(python: string, module: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

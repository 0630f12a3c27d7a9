import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** What a program took. */
export interface Taken {
  /** Seconds on the wall. */
  readonly wall: number;
  /** Seconds of the processors, of all threads. */
  readonly cpu: number;
  /** Most memory at one time, in bytes. */
  readonly memory: number;
}

/** Ticks of a second in `/proc`: the same on every Linux that Node runs on. */
const TICKS = 100;
const EVERY = 10;

/**
 * Run a program and ask Linux what it takes, every hundredth of a second.
 *
 * @throws {Error} with what it printed, when it fails.
 */
export function measure(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd: options.cwd, env: { ...process.env, ...options.env } });
    let [cpu, memory, printed] = [0, 0, ''];
    const ask = () => {
      try {
        // The fields after the name, which may have spaces: the twelfth and thirteenth are ticks of the user and the system.
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
          .replace(/^.*\)\s/, '')
          .split(' ');
        cpu = Math.max(cpu, (Number(fields[11]) + Number(fields[12])) / TICKS);
        const [, peak] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
        memory = Math.max(memory, Number(peak ?? 0) * 1024);
      } catch {
        // It has just ended.
      }
    };
    const timer = setInterval(ask, EVERY);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const wall = (performance.now() - started) / 1000;
      if (code === 0) resolve({ wall, cpu, memory });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${printed.slice(-4000)}`));
    });
  });
}

/** Files and bytes of a finished site, and of its feeds alone. */
export interface Size {
  readonly files: number;
  readonly bytes: number;
}

/** Count the files of a folder whose path inside it passes. */
export function sizeOf(folder: string, passes: (path: string) => boolean = () => true): Size {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .filter((path) => passes(path.slice(folder.length + 1)));
  return { files: files.length, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}

/** The middle value; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

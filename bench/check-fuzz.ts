import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type AnyFile, anyFile, findThrowing, findUnjudged } from './any-bytes.ts';

/*
 * Check files of any bytes: `node bench/check-fuzz.ts [count] [seed]`, a million by default. Each must end in an item or
 * in a problem, and the check must not throw. The batch at work is kept in a file, for the case that it ends the process.
 */
const BATCH = 500;
const count = Number(process.argv[2] ?? 1_000_000);
const firstSeed = Number(process.argv[3] ?? 1);
const started = performance.now();
let failures = 0;

for (let done = 0; done < count; done += BATCH) {
  const seed = firstSeed + done / BATCH;
  writeFileSync(join(tmpdir(), 'afterword-check-fuzz.txt'), `seed ${seed}\n`);
  const files = fc.sample(anyFile(), { numRuns: Math.min(BATCH, count - done), seed });
  try {
    for (const file of findUnjudged(files))
      tell(file, seed, 'neither an item nor a problem, or a problem outside of the file');
  } catch (error) {
    const found = findThrowing(files);
    if (found) tell(found.file, seed, found.error);
    else tell(undefined, seed, error);
  }
  if (((done + BATCH) / BATCH) % 20 === 0) {
    const seconds = (performance.now() - started) / 1000;
    console.log(`${done + BATCH} of ${count} files, ${failures} failures, ${seconds.toFixed(0)} s`);
  }
}
console.log(`${count} files of any bytes: ${failures} failures`);
process.exitCode = failures > 0 ? 1 : 0;

function tell(file: AnyFile | undefined, seed: number, why: unknown): void {
  failures++;
  console.log(`seed ${seed}: ${why instanceof Error ? why.stack : String(why)}`);
  if (file) console.log(`${file.path}: ${JSON.stringify(Buffer.from(file.bytes).toString())}`);
}

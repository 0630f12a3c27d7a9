import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { createPool, type Pool } from '../../../src/build/pool.ts';
import { makeFolder } from '../folder.ts';

const SERVE = pathToFileURL(join(import.meta.dirname, '../../../src/build/worker.ts')).href;

/** A worker's module that does what `work` says, a JavaScript expression. */
function moduleOf(work: string): URL {
  const file = join(makeFolder(), 'worker.mjs');
  writeFileSync(
    file,
    `import { threadId } from 'node:worker_threads';\nimport { serveWorker } from '${SERVE}';\nserveWorker((data) => ${work});\n`,
  );
  return pathToFileURL(file);
}

let pool: Pool<unknown, unknown>;
afterEach(() => pool.close());

describe('a pool', () => {
  test('gives each job its own answer, whatever the order in which they end', async () => {
    pool = createPool(moduleOf('(n) => new Promise((done) => setTimeout(() => done(n * data), 20 - n))'), 10, 3);
    const inputs = Array.from({ length: 20 }, (_, index) => index);
    expect(await Promise.all(inputs.map((n) => pool.run(n)))).toEqual(inputs.map((n) => n * 10));
  });

  test('starts no more workers than it may, and uses them all', async () => {
    pool = createPool(moduleOf('() => new Promise((done) => setTimeout(() => done(threadId), 50))'), null, 2);
    const threads = await Promise.all(Array.from({ length: 8 }, () => pool.run(null)));
    expect(new Set(threads).size).toBe(2);
  });

  test('hands on what a job throws, and goes on', async () => {
    pool = createPool(moduleOf('(n) => { if (n === 1) throw new TypeError("one"); return n; }'), null, 1);
    const [first, second] = await Promise.allSettled([pool.run(1), pool.run(2)]);
    expect(first).toMatchObject({ status: 'rejected', reason: { name: 'TypeError', message: 'one' } });
    expect(second).toEqual({ status: 'fulfilled', value: 2 });
  });

  test('says so when a worker ends, and starts another for the next job', async () => {
    pool = createPool(moduleOf('(n) => n === 1 ? process.exit(3) : n'), null, 1);
    await expect(pool.run(1)).rejects.toThrow('ended with 3');
    expect(await pool.run(2)).toBe(2);
  });

  test('says so when the module cannot be loaded', async () => {
    pool = createPool(moduleOf('nothing.is.here'), null, 1);
    await expect(pool.run(1)).rejects.toThrow('nothing is not defined');
  });
});

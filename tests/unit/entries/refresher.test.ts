import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRefresher } from '../../../src/entries/refresher.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('after any requests the last state is taken in, and never two at a time', async () => {
  const waits = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(waits, fc.integer({ min: 0, max: 15 }), async (gaps, length) => {
      let [disk, seen, running, most] = [0, 0, 0, 0];
      const refresher = createRefresher(
        async () => {
          most = Math.max(most, ++running);
          const read = disk;
          await pause(length);
          seen = read;
          running--;
        },
        3,
        () => {},
      );
      for (const gap of gaps) {
        await pause(gap);
        disk++;
        refresher.request();
      }
      await expect.poll(() => seen, { interval: 2 }).toBe(disk);
      await pause(5);
      expect([running, most]).toEqual([0, 1]);
    }),
    { numRuns: 25 },
  );
});

test('what the work throws is told, and the next request tries again', async () => {
  const told: unknown[] = [];
  let times = 0;
  const refresher = createRefresher(
    async () => {
      if (times++ === 0) throw new Error('broken');
    },
    1,
    (error) => told.push(error),
  );
  refresher.request();
  await expect.poll(() => told.length).toBe(1);
  expect(String(told[0])).toContain('broken');
  refresher.request();
  await expect.poll(() => times).toBe(2);
  expect(told).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { createTimings } from '../../../src/cli/timings.ts';

test('stages follow each other without a gap, and add up', () => {
  let [wall, cpu] = [0, 0];
  const timings = createTimings(
    () => wall,
    () => cpu,
  );
  const pass = (milliseconds: number, busy: number) => {
    wall += milliseconds;
    cpu += busy;
  };
  timings.begin('check');
  pass(1500, 1000);
  timings.begin('check');
  pass(500, 400);
  timings.begin('pages');
  pass(250, 800);
  const lines = timings.format().split('\n');
  expect(lines.map((line) => line.trim().split(/\s{2,}/))).toEqual([
    ['stage', 'wall', 'processors'],
    ['checking the content', '2.00 s', '1.40 s'],
    ['writing pages, feeds and data', '0.25 s', '0.80 s'],
    ['together', '2.25 s', '2.20 s'],
  ]);
});

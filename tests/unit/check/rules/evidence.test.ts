import { expect, test } from 'vitest';
import { BODY, incident } from '../report.ts';
import { checkReport, told } from '../subject.ts';

function judge(shown: number, total: number, facts: Readonly<Record<string, unknown>> = {}): string[] {
  const timeline = Array.from({ length: total }, (_, index) => ({
    ...{ at: `2025-04-01T10:0${index}Z`, text: 'Something.' },
    ...(index < shown && { evidence: 'https://example.org/graph' }),
  }));
  return told(checkReport(incident({ timeline, ...facts }), BODY), 'R26');
}

test('a third of the timeline has evidence; less is worth a word', () => {
  expect(judge(1, 3)).toEqual([]);
  expect(judge(2, 6)).toEqual([]);
  expect(judge(1, 4)).toEqual([
    expect.stringContaining('info R26 1 of the 4 timeline items has evidence (add evidence: https://…'),
  ]);
  expect(judge(2, 7)).toEqual([expect.stringContaining('2 of the 7 timeline items have evidence')]);
  expect(judge(0, 3)).toEqual([expect.stringContaining('none of the 3 timeline items has evidence')]);
});

test('a timeline of two items, or none, is too short for that; so is maintenance', () => {
  expect(judge(0, 2)).toEqual([]);
  expect(judge(0, 0)).toEqual([]);
  expect(judge(0, 5, { kind: 'maintenance' })).toEqual([]);
});

import { expect, test } from 'vitest';
import { complaints, judge, markdown, NOW } from './content.ts';

const correction = (at: string) => `corrections:\n  - { at: 2025-04-03, text: One. }\n  - { at: ${at}, text: Two. }`;
const found = (lines: string, settings = {}) => complaints(judge({ 'blog/a.md': markdown(lines) }, settings, NOW));

test.each([
  ['updatedDate: 2025-06-16', '6 error R1 updatedDate is in the future (check the year)'],
  ['updatedDate: 2025-06-15T12:01Z', '6 error R1 updatedDate is in the future (check the year)'],
  [correction('2026-06-15'), '8 error R1 corrections.1.at is in the future (check the year)'],
  ['unlisted: true\nupdatedDate: 2026-01-01', '7 error R1 updatedDate is in the future (check the year)'],
])('a change that has not come yet is an error: %s', (lines, complaint) => {
  expect(found(lines)).toEqual([`content/blog/a.md:${complaint}`]);
});

test.each(['updatedDate: 2025-06-15', 'updatedDate: 2025-06-15T12:00Z', correction('2025-06-15')])(
  'one of today is fine: %s',
  (lines) => {
    expect(found(lines)).toEqual([]);
  },
);

test('today is that of the site’s zone', () => {
  expect(found('updatedDate: 2025-06-16', { timeZone: 'Pacific/Auckland' })).toEqual([]);
});

test('drafts and scheduled entries are not asked', () => {
  expect(found('draft: true\nupdatedDate: 2026-01-01')).toEqual([]);
  const scheduled = markdown('updatedDate: 2026-01-02').replace('2025-04-02', '2026-01-01');
  expect(complaints(judge({ 'blog/a.md': scheduled }, {}, NOW))).toEqual([]);
});

test('an entry with another fault is asked too', () => {
  expect(found('updatedDate: 2026-01-01\nimage: 5').filter((line) => line.includes('R1'))).toHaveLength(1);
});

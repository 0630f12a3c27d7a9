import { describe, expect, test } from 'vitest';
import { checkPost, checkReport, told } from '../subject.ts';

const incident = (lines = '') =>
  `incident:\n  status: resolved\n  severity: sev3\n  started: 2025-03-03T10:00Z\n  resolved: 2025-03-03T11:00Z\n${lines}`;
/** The phrases that one rule finds in a text. */
const phrasesIn = (rule: 'R17' | 'R18', body: string) =>
  checkReport(incident(), body)
    .filter(({ id }) => id === rule)
    .map(({ message }) => /^“(.*?)”/.exec(message)?.[1]);

describe('hindsight (R17)', () => {
  test.each([
    ['We should have tested the migration.', 'should have tested'],
    ['The alarm should not have been muted.', 'should not have been'],
    ['They shouldn’t have merged it.', "shouldn't have merged"],
    ['The limits should have been raised.', 'should have been'],
    ['The change could have been rolled back.', 'could have been rolled'],
    ['The answer could have been sooner.', 'could have been sooner'],
    ['We failed to recognise the pattern.', 'failed to recognise'],
    ['A canary would have caught this.', 'would have caught'],
    ['It would’ve been prevented by a lock.', "would've been prevented"],
    ['The team ought to have asked.', 'ought to have'],
    ['If only the replica had been up to date.', 'If only the replica had'],
    ['The reviewers failed to notice the flag.', 'failed to notice'],
    ['We failed to check the free space.', 'failed to check'],
    ['Nobody looked, and the team neglected to page the vendor.', 'neglected to'],
    ['They did not bother to read the plan.', 'did not bother to'],
  ])('%s', (text, found) => {
    expect(phrasesIn('R17', text)).toEqual([found]);
  });

  test.each([
    'Each service should have an owner.',
    'Every table should have dedicated replicas.',
    'The test suite should have automated checks.',
    'Up to 40 users could have seen the key.',
    'Some records could have been exposed.',
    'It could have been a disk, so the disks were checked.',
    'Requests could have failed.',
    'The client failed to recognise the certificate.',
    'The health check failed to verify the certificate.',
    'The pods failed to read the volume.',
    'If only one host is up, requests are rejected.',
    'We would have had 400 more requests on a weekday.',
    'They said “we should have tested it”.',
    'The log said `should have been 3`.',
    'We have tested it since.',
  ])('says nothing about: %s', (text) => {
    expect(phrasesIn('R17', text)).toEqual([]);
  });

  test('luck may be told as what could have been', () => {
    const text = 'A weekday would have prevented the quick repair, and it could have ended in a lost table.';
    expect(phrasesIn('R17', `## Where there was luck\n\n${text}`)).toEqual([]);
    expect(phrasesIn('R17', `## Response\n\n${text}`)).toEqual(['would have prevented', 'could have ended']);
  });

  test('has the place of the words, in the body and in the front matter', () => {
    const lines = '  factors:\n    - text: The limit should have been raised.';
    expect(told(checkReport(incident(lines), 'Some text.\nWe *should have* asked.'), 'R17')).toEqual([
      '13:23+16 warning R17 “should have been” tells what did not happen (say what happened, what was known at the time, and what made it reasonable)',
      '17:5+18 warning R17 “should have asked” tells what did not happen (say what happened, what was known at the time, and what made it reasonable)',
    ]);
  });
});

describe('the error of a person (R18)', () => {
  test.each([
    ['The cause was human error.', 'human error'],
    ['An operator error emptied the table.', 'operator error'],
    ['The table was dropped by mistake.', 'by mistake'],
    ['It was careless.', 'careless'],
    ['The support team called it simply user error.', 'user error'],
    ['The loss was due to a user error.', 'user error'],
    ['A fat-fingered command was the trigger.', 'fat-fingered'],
    ['The engineer forgot to set the flag.', 'forgot to'],
    ['They should have known better.', 'should have known better'],
    ['It was due to sloppy work.', 'sloppy'],
  ])('%s', (text, found) => {
    expect(phrasesIn('R18', text)).toEqual([found]);
    expect(phrasesIn('R17', text)).toEqual([]);
  });

  test.each([
    'This was not a human error.',
    'Human error is never a cause.',
    'We look at tools rather than at operator error.',
    'Users saw an error.',
    'The request returned a user error.',
    'The mistake in the query was found at 10:16.',
    'The provider wrote “human error”.',
  ])('says nothing about: %s', (text) => {
    expect(phrasesIn('R18', text)).toEqual([]);
  });
});

test('narrative reports are read too, posts and sites in other languages are not', () => {
  const text = 'It was human error. We should have tested it.';
  expect(told(checkReport('', text), 'R17', 'R18')).toHaveLength(2);
  expect(told(checkPost('', text), 'R17', 'R18')).toEqual([]);
  expect(told(checkReport('', text, { settings: { lang: 'de' } }), 'R17', 'R18')).toEqual([]);
  expect(told(checkReport('', text, { settings: { lang: 'en-GB' } }), 'R17', 'R18')).toHaveLength(2);
});

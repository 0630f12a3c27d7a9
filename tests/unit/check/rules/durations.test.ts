import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDurations } from '../../../../src/check/rules/written-durations.ts';
import { checkReport, told } from '../subject.ts';

/** Detected after 5, mitigated after 60, resolved after 97 minutes; the API was down for 40 of them. */
const KNOWN = `incident:
  status: resolved
  severity: sev3
  started: 2025-03-03T10:00Z
  detected: 2025-03-03T10:05Z
  mitigated: 2025-03-03T11:00Z
  resolved: 2025-03-03T11:37Z
  services:
    - {id: api, state: down, from: 2025-03-03T10:00Z, to: 2025-03-03T10:40Z}`;

/** The durations of a text that R5 does not believe. */
const doubted = (body: string, frontMatter = KNOWN) =>
  checkReport(frontMatter, body)
    .filter(({ id }) => id === 'R5')
    .map(({ message }) => /^“(.*?)”/.exec(message)?.[1]);

describe('durations in words and figures', () => {
  test.each([
    ['97 minutes', 97],
    ['1 hour and 5 minutes', 65],
    ['1 h 5 min', 65],
    ['1h05m', 65],
    ['1.5 h', 90],
    ['an hour', 60],
    ['half an hour', 30],
    ['half-hour', 30],
    ['an hour and a half', 90],
    ['two and a half hours', 150],
    ['twelve-minute', 12],
    ['thirty-five minutes', 35],
    ['seventy minutes', 70],
    ['2 days, 3 hours and 5 minutes', 3065],
    ['1,200 minutes', 1200],
    ['two weeks', 20_160],
    ['90 seconds', 1.5],
  ])('“%s” is %d minutes', (text, minutes) => {
    expect(findDurations(`It lasted ${text}.`)).toEqual([
      { from: 10, to: 10 + text.length, minutes, step: expect.any(Number) },
    ]);
  });

  test.each(['10:15 min', 'v1.5 hours', '3 months', '2 % of users', '40 metres', '5 million', 'a database', 'sev2 h'])(
    '“%s” is none',
    (text) => {
      expect(findDurations(text)).toEqual([]);
    },
  );

  test('hours and minutes add up, wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.integer({ min: 1, max: 59 }),
        fc.constantFrom('', 'Down for ', '… '),
        (h, min, before) => {
          const text = `${h} h ${min} min`;
          const [found, ...more] = findDurations(`${before}${text} in total`);
          expect(found).toMatchObject({ minutes: 60 * h + min, from: before.length, to: before.length + text.length });
          expect(more).toEqual([]);
        },
      ),
    );
  });
});

describe('durations that an incident is said to have had (R5)', () => {
  test.each([
    ['The outage lasted 120 minutes.', '120 minutes'],
    ['The outage of the API on 3 May lasted two hours.', 'two hours'],
    ['It took 3 hours to fix.', '3 hours'],
    ['This was a 12-minute outage.', '12-minute'],
    ['A 12 minute partial outage followed.', '12 minute'],
    ['Two hours and a half of downtime were the result.', 'Two hours and a half'],
    ['The API was down for 1 hour and 15 minutes.', '1 hour and 15 minutes'],
    ['There was an outage of 20 minutes.', '20 minutes'],
    ['We had 20 minutes of downtime.', '20 minutes'],
    ['We had a downtime of 1.25 h.', '1.25 h'],
    ['Downtime: 2 h.', '2 h'],
    ['For half an hour the site was down.', 'half an hour'],
    ['The impact on users lasted nearly two and a half hours.', 'two and a half hours'],
    ['An outage hit the API. It lasted 20 minutes.', '20 minutes'],
    ['The incident was resolved after 3 hours.', '3 hours'],
    ['Time to resolve was 60 minutes.', '60 minutes'],
    ['Duration: 2 h.', '2 h'],
    ['The problem was detected after 20 minutes.', '20 minutes'],
    ['It took 12 minutes to detect.', '12 minutes'],
    ['The whole outage lasted 20 minutes.', '20 minutes'],
    ['The API outage lasted 20 minutes.', '20 minutes'],
    ['On 3 March we had a 12-minute outage.', '12-minute'],
    ['Our total downtime was 20 minutes.', '20 minutes'],
    ['Users saw a 12-minute outage.', '12-minute'],
    ['The API had a 12-minute outage.', '12-minute'],
    ['The slowdown lasted 35 minutes.', '35 minutes'],
    ['The interruption took 35 minutes.', '35 minutes'],
    ['The brownout ran for thirty-five minutes.', 'thirty-five minutes'],
    ['The blip went on for 35 minutes.', '35 minutes'],
    ['The degradation spanned 3 hours.', '3 hours'],
    ['There was an interruption for 35 minutes.', '35 minutes'],
    ['We had a partial slowdown for about 20 minutes.', '20 minutes'],
    ['The API saw a brief disruption for 20 minutes.', '20 minutes'],
    ['Users saw a 12-minute slowdown.', '12-minute'],
    ['20 minutes of interruption were the result.', '20 minutes'],
    ['The API was slow for 20 minutes.', '20 minutes'],
    ['The unavailability lasted twenty-five minutes.', 'twenty-five minutes'],
  ])('%s', (text, words) => {
    expect(doubted(text)).toEqual([words]);
  });

  test.each([
    'The outage lasted 97 minutes.',
    'The outage lasted 1 h 37 min.',
    'The outage lasted 100 minutes.',
    'The outage lasted about two hours.',
    'It took an hour to mitigate.',
    'The API was down for 40 minutes.',
    'It was a 92-minute incident from the first page.',
    'The problem was detected after 5 minutes.',
    'The incident was detected within 20 minutes.',
    'The deployment hung for 3 minutes.',
    'Clients retry every 5 minutes.',
    'A 30-minute cache hid it.',
    'A 2-hour meeting followed the outage.',
    'The on-call engineer was paged 3 minutes later.',
    'After 10 minutes of downtime the vendor was called.',
    'The index took two hours to rebuild.',
    'During the outage the rebuild lasted 20 minutes.',
    'An earlier outage lasted 3 hours.',
    'The objective allows 43 minutes of downtime per month.',
    'A weekday would have made it a 3-hour outage.',
    'The outage lasted 20 to 30 minutes in most regions.',
    'The outage lasted less than 3 hours.',
    'The replica was down for 3 minutes.',
    'The impact was 5 minutes of delay for each job.',
    'The API was unavailable for 5 minutes in the morning and for 7 minutes at noon.',
    'It took 20 minutes to restore the backup.',
    'The status page showed the incident for 30 minutes after it ended.',
    'The status page said: “an outage of 20 minutes”.',
    'The flag `--outage 20 minutes` was set.',
    '## Actions\n\nSimulate a 30-minute outage.',
    'The provider’s outage lasted 3 hours.',
    'AWS’s incident lasted 5 hours.',
    'The Redis outage lasted 38 seconds.',
    'The staging outage lasted two days.',
    'The Redis outage was short. It lasted 38 seconds.',
    'The dashboard was unavailable for 5 minutes.',
    'The staging API was down for 3 minutes.',
    'In the eu-west-1 region the outage lasted 30 minutes.',
    'For most users the outage lasted 30 minutes.',
    'The impact on EU customers lasted 30 minutes.',
    'We had a 12-minute partial outage in April.',
    'On 3 June a 12-minute outage had the same cause.',
    'The 12-minute outage of 3 June is described elsewhere.',
    'Redis had a 12-minute outage.',
    'Any 5-minute outage pages the team.',
    'Each failover costs a 30-second outage.',
    'An hour-long outage costs 40 000 EUR.',
    'Three 10-minute outages followed.',
    'The slowdown lasted 97 minutes.',
    'The interruption took ninety-seven minutes.',
    'There was an interruption for 40 minutes.',
    'The outage took 20 minutes to reach Europe.',
    'The slowdown took 20 minutes before anybody saw it.',
    'Redis had a brief interruption for 20 minutes.',
    'An earlier slowdown lasted 3 hours.',
    'The query took 35 minutes during the slowdown.',
  ])('says nothing about: %s', (text) => {
    expect(doubted(text)).toEqual([]);
  });

  test('says where, and what the instants give', () => {
    const lines = `description: A 12-minute outage of the API.\n${KNOWN}`;
    expect(told(checkReport(lines, 'The outage lasted *3 hours*.\n\nTime to detect: 9 min.'), 'R5')).toEqual([
      '6:16+9 warning R5 “12-minute” is not what the instants give (time to resolve: 1 h 37 min, time to mitigate: 1 h, from detected to resolved: 1 h 32 min, from detected to mitigated: 55 min, interval of api: 40 min)',
      '18:20+7 warning R5 “3 hours” is not what the instants give (time to resolve: 1 h 37 min, time to mitigate: 1 h, from detected to resolved: 1 h 32 min, from detected to mitigated: 55 min, interval of api: 40 min)',
      '20:17+5 warning R5 “9 min” is not what the instants give (time to detect: 5 min)',
    ]);
  });

  test('a hedge allows half a step, and approximate instants a tenth', () => {
    const resolved = (at: string) =>
      `incident:\n  status: resolved\n  severity: sev3\n  started: 2025-03-03T10:00Z\n  resolved: ${at}`;
    expect(doubted('The outage lasted 2 hours.', resolved('2025-03-03T12:25Z'))).toEqual(['2 hours']);
    expect(doubted('The outage lasted roughly 2 hours.', resolved('2025-03-03T12:25Z'))).toEqual([]);
    expect(doubted('The outage lasted roughly 2 hours.', resolved('2025-03-03T12:45Z'))).toEqual(['2 hours']);
    expect(doubted('The outage lasted 110 minutes.', resolved('2025-03-03T12:00Z'))).toEqual(['110 minutes']);
    expect(doubted('The outage lasted 110 minutes.', resolved('~2025-03-03T12:00Z'))).toEqual([]);
    expect(doubted('The outage lasted 100 minutes.', resolved('~2025-03-03T12:00Z'))).toEqual(['100 minutes']);
  });

  test('where nothing follows from the instants nothing is said', () => {
    const lines = 'incident:\n  status: resolved\n  severity: sev3\n  started: ~2025-03-03\n  resolved: ~2025-03-04';
    expect(doubted('The outage lasted 97 minutes.', lines)).toEqual([]);
    expect(doubted('The outage lasted 97 minutes.', '')).toEqual([]);
  });

  test.each([
    ['an end that cannot be read', 'resolved: 2025-03-03T11:37Z', 'resolved: 2025-03-03 11:37'],
    ['an end that comes before the start', 'resolved: 2025-03-03T11:37Z', 'resolved: 2024-03-03T11:37Z'],
    ['an interval that cannot be read', 'to: 2025-03-03T10:40Z', 'to: 2025-03-03 10:40'],
  ])('with %s nothing is said: one slip is told once', (_what, right, wrong) => {
    expect(doubted('The outage lasted 3 hours.')).toEqual(['3 hours']);
    expect(doubted('The outage lasted 3 hours.', KNOWN.replace(right, wrong))).toEqual([]);
  });

  test('corrections and actions are about something else', () => {
    const lines = `corrections:\n  - {at: 2025-04-03, text: The report said that the outage lasted 3 hours.}\n${KNOWN}\n  actions:\n    - {title: Drill a 30-minute outage, status: open}`;
    expect(doubted('', lines)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BODY, INCIDENT, incident } from '../report.ts';
import { checkReport, told } from '../subject.ts';

type Item = readonly [at: string, type?: string];

const timeline = (...items: readonly Item[]) => items.map(([at, type = 'note']) => ({ at, type, text: 'Something.' }));
const judge = (facts: Readonly<Record<string, unknown>>) => told(checkReport(incident(facts), BODY), 'R4');
const withItems = (...items: readonly Item[]) => judge({ timeline: timeline(...items) });

const START: Item = ['2025-04-01T10:00Z', 'impact-start'];
const FOUND: Item = ['2025-04-01T10:05Z', 'detected'];
const END: Item = ['2025-04-01T11:00Z', 'resolved'];

test('a good report raises nothing at all', () => {
  expect(checkReport(incident(), BODY)).toEqual([]);
});

describe('a timeline', () => {
  test('ascends, or the item that is earlier than the one before it is an error', () => {
    expect(withItems(START, FOUND, ['2025-04-01T10:30Z'], ['2025-04-01T10:20Z'], ['2025-04-01T10:25Z'], END)).toEqual([
      expect.stringMatching(
        /error R4 the item at 2025-04-01T10:20Z comes after one at 2025-04-01T10:30Z \(sort the items by their time\)$/,
      ),
    ]);
    expect(withItems(START, FOUND, ['2025-04-01T10:30Z'], ['2025-04-01T10:30Z'], END)).toEqual([]);
  });

  test('is at the time of the item in the file', () => {
    const yaml = [
      ...['incident:', '  status: ongoing', '  severity: sev3', '  started: 2025-06-01T10:00Z', '  timeline:'],
      '    - { at: 2025-06-01T10:00Z, type: impact-start, text: One. }',
      '    - { at: 2025-06-01T10:30Z, type: detected, text: Two. }',
      '    - { at: 2025-06-01T10:20Z, text: Three. }',
    ].join('\n');
    expect(told(checkReport(yaml, BODY), 'R4')).toEqual([
      '14:13+17 error R4 the item at 2025-06-01T10:20Z comes after one at 2025-06-01T10:30Z (sort the items by their time)',
    ]);
  });

  test('may have a day anywhere among the items of that day, and nowhere else', () => {
    expect(withItems(START, FOUND, ['~2025-04-01'], END)).toEqual([]);
    expect(withItems(START, FOUND, ['~2025-03-31'], END)).toEqual([expect.stringContaining('the item at ~2025-03-31')]);
    expect(withItems(['~2025-04-01'], START, FOUND, END)).toEqual([]);
  });

  test('is not excused by a day between two items that do not ascend', () => {
    const items = withItems(START, FOUND, ['2025-04-01T10:30Z'], ['~2025-04-01'], ['2025-04-01T10:20Z'], END);
    expect(items).toEqual([
      expect.stringContaining('the item at 2025-04-01T10:20Z comes after one at 2025-04-01T10:30Z'),
    ]);
  });

  test('knows that a day can have 25 hours', () => {
    const items = timeline(['2025-11-02T23:30-05:00'], ['~2025-11-02']);
    const facts = { tz: 'America/New_York', kind: 'maintenance', started: '2025-11-01T00:00', resolved: undefined };
    expect(judge({ ...facts, status: 'ongoing', detected: undefined, timeline: items })).toEqual([]);
  });

  test('in any order raises an error exactly when it does not ascend', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 59 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(minutes, (list) => {
        const items = list.map((minute): Item => [`2025-04-01T10:${String(minute).padStart(2, '0')}Z`]);
        const falls = list.filter((minute, index) => minute < (list[index - 1] ?? 0)).length;
        expect(withItems(...items).filter((line) => line.includes('comes after'))).toHaveLength(falls);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a timeline agrees with', () => {
  test.each([
    ['started', 'impact-start', '2025-04-01T10:00Z'],
    ['detected', 'detected', '2025-04-01T10:05Z'],
    ['acknowledged', 'acknowledged', '2025-04-01T10:10Z'],
    ['communicated', 'communicated', '2025-04-01T10:15Z'],
    ['mitigated', 'mitigated', '2025-04-01T10:45Z'],
    ['resolved', 'resolved', '2025-04-01T11:00Z'],
  ])('%s by its items of type %s, to the minute', (name, type, at) => {
    const others = [START, FOUND, END].filter(([, other]) => other !== type);
    const shifted = (ms: number) => new Date(Date.parse(at) + ms).toISOString();
    const judged = (ms: number) => {
      const items = timeline(...[...others, [shifted(ms), type] as const].sort(([a], [b]) => (a < b ? -1 : 1)));
      return judge({ [name]: at, timeline: items });
    };
    expect(judged(0)).toEqual([]);
    expect(judged(60_000)).toEqual([]);
    expect(judged(-60_000)).toEqual([]);
    expect(judged(61_000)).toEqual([expect.stringContaining(`${name} is ${at}: 61 s apart`)]);
    expect(judged(-240_000)).toEqual([expect.stringContaining(`${name} is ${at}: 4 min apart (write at: ${at}`)]);
  });

  test('an instant by one of several items, and the nearest is named when none does', () => {
    const late: Item = ['2025-04-01T10:20Z', 'detected'];
    expect(withItems(START, FOUND, late, END)).toEqual([]);
    expect(withItems(START, ['2025-04-01T10:15Z', 'detected'], late, END)).toEqual([
      expect.stringContaining(
        'error R4 the item of type detected is at 2025-04-01T10:15Z, detected is 2025-04-01T10:05Z',
      ),
    ]);
  });

  test('an approximate instant just as much, and with a day when the day is the same', () => {
    expect(judge({ started: '~2025-04-01T10:00Z' })).toEqual([]);
    expect(judge({ started: '~2025-04-01T09:57Z' })).toEqual([expect.stringContaining('3 min apart')]);
    expect(judge({ started: '~2025-04-01' })).toEqual([]);
    expect(withItems(['~2025-04-01', 'impact-start'], FOUND, END)).toEqual([]);
    expect(judge({ started: '~2025-03-30' })).toEqual([
      expect.stringContaining('is at 2025-04-01T10:00Z, started is ~2025-03-30: 1 d 10 h apart'),
    ]);
    expect(judge({ started: '~2025-03-30', timeline: timeline(['~2025-04-01', 'impact-start'], FOUND, END) })).toEqual([
      expect.stringContaining('is at ~2025-04-01, started is ~2025-03-30: 2 days apart'),
    ]);
  });

  test('an instant in another zone, and both are told in UTC', () => {
    expect(judge({ detected: '2025-04-01T12:05+02:00' })).toEqual([]);
    expect(judge({ detected: '2025-04-01T12:25+02:00' })).toEqual([
      expect.stringContaining('is at 2025-04-01T10:05Z, detected is 2025-04-01T10:25Z: 20 min apart'),
    ]);
  });

  test('an instant, but for a clock time that has slipped into the next day', () => {
    const items = timeline(START, ['10:30'], ['10:05', 'detected']);
    const problems = judge({
      timeline: [...items, ...timeline(['2025-04-02T11:00Z', 'resolved'])],
      resolved: undefined,
    });
    expect(problems).toEqual([expect.stringContaining('sort the items, or write at: 2025-04-01T10:05Z')]);
  });

  test('an instant, and a slip of days is not a clock time that has slipped into the next one', () => {
    const late = timeline(START, FOUND, ['2025-04-03T11:00Z', 'resolved']);
    expect(judge({ timeline: late })).toEqual([
      expect.stringContaining('(write at: 2025-04-01T11:00Z, or correct resolved)'),
    ]);
    const next = timeline(START, FOUND, ['2025-04-02T11:00Z', 'resolved']);
    expect(judge({ timeline: next })).toEqual([
      expect.stringContaining('(write at: 2025-04-01T11:00Z, or correct resolved)'),
    ]);
  });

  test('an instant that other instants do not contradict: that is told once', () => {
    expect(judge({ resolved: '2024-04-01T11:00Z' })).toEqual([]);
    expect(judge({ started: '2026-04-01T10:00Z', timeline: timeline(['10:00', 'impact-start'], FOUND, END) })).toEqual(
      [],
    );
    expect(told(checkReport(incident({ resolved: '2024-04-01T11:00Z' }), BODY), 'R22')).toEqual([]);
  });

  test('nothing that is not given', () => {
    expect(judge({ detected: undefined })).toEqual([]);
    expect(judge({ acknowledged: '2025-04-01T10:10Z' })).toEqual([]);
  });
});

describe('a timeline has', () => {
  test('the moments that matter, and one warning names all that are missing', () => {
    expect(withItems(['2025-04-01T10:30Z'])).toEqual([
      expect.stringMatching(
        /warning R4 the timeline has no item of type impact-start, none of type detected, none of type mitigated or resolved \(add - \{ at: 2025-04-01T10:00Z, type: impact-start, text: … \} and /,
      ),
    ]);
    expect(withItems(START, END)).toEqual([
      expect.stringMatching(
        / no item of type detected \(add - \{ at: 2025-04-01T10:05Z, type: detected, text: … \}\)$/,
      ),
    ]);
    expect(withItems(START, FOUND, ['2025-04-01T10:50Z', 'mitigated'])).toEqual([]);
  });

  test('no end while the incident goes on, and no start when that is not known', () => {
    const ongoing = { status: 'ongoing', resolved: undefined };
    expect(judge({ ...ongoing, timeline: timeline(START, FOUND) })).toEqual([]);
    expect(judge({ ...ongoing, timeline: timeline(START) })).toHaveLength(1);
    expect(judge({ started: undefined, timeline: timeline(FOUND, END) })).toEqual([]);
  });

  test('no impact where there was none: near misses, and holes that nobody used', () => {
    expect(judge({ kind: 'near-miss', timeline: timeline(FOUND, END) })).toEqual([]);
    expect(judge({ kind: 'security', timeline: timeline(FOUND, END) })).toEqual([]);
    expect(judge({ kind: 'security', timeline: timeline(END) })).toHaveLength(1);
    expect(judge({ timeline: timeline(FOUND, END) })).toHaveLength(1);
  });

  test('none of them for maintenance, and when there is no timeline', () => {
    expect(judge({ kind: 'maintenance', timeline: timeline(['2025-04-01T10:30Z']) })).toEqual([]);
    expect(judge({ timeline: [] })).toEqual([]);
    expect(judge({ timeline: undefined })).toEqual([]);
  });
});

test('nothing is said about a timeline of which a part cannot be read, but that the rest does not ascend', () => {
  const [start, found, end] = INCIDENT.timeline;
  const faulty = { at: '2025-04-01 25:00', type: 'detected', text: 'When?' };
  const late = { at: '2025-04-01T10:20Z', type: 'detected', text: 'Later.' };
  expect(judge({ timeline: [start, faulty, end] })).toEqual([]);
  expect(judge({ timeline: [start, faulty, late, end] })).toEqual([]);
  expect(judge({ timeline: [start, { ...found, type: 'detekted' }, late, end] })).toEqual([]);
  expect(judge({ timeline: [start, late, end] })).toEqual([expect.stringContaining('15 min apart')]);
  expect(judge({ timeline: [found, start, faulty, end] })).toEqual([expect.stringContaining('comes after one')]);
});

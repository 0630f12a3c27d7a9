import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { writeCalendar } from '../../../src/dataset/calendar.ts';
import type { DatasetReport } from '../../../src/dataset/incident-row.ts';
import { startOfDay } from '../../../src/incidents/instants.ts';
import type { Written } from '../incidents/made.ts';
import { ZONES } from '../zones.ts';
import { makeDatasetReport, TWO_HOURS } from './made.ts';

const write = (...reports: DatasetReport[]) => writeCalendar('Incidents of Example', reports, 'UTC');
const titled = (title: string) => makeDatasetReport('outage', TWO_HOURS, {}, title);

function events(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const value = (name: string) => component.getFirstPropertyValue(name)?.toString();
    const isDay = component.getFirstProperty('dtstart')?.type === 'date';
    return {
      ...{ uid: value('uid'), summary: value('summary'), url: value('url'), stamp: value('dtstamp') },
      isDay,
      ...times(value),
    };
  });
}

function times(value: (name: string) => string | undefined) {
  return { start: value('dtstart'), end: value('dtend') };
}

describe('the calendar of incidents', () => {
  test('is an iCalendar object with a name and a product', () => {
    const calendar = new ICAL.Component(ICAL.parse(write()));
    expect(calendar.name).toBe('vcalendar');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Afterword//Incidents//EN');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Incidents of Example');
  });

  test('has an event in UTC for each incident, with the id and address of its report', () => {
    const local = { started: '2025-04-02T12:00+02:00', resolved: '2025-04-03T01:00Z' };
    expect(events(write(makeDatasetReport('outage', local, {}, 'An outage')))).toEqual([
      {
        ...{ uid: 'tag:example.org,2025:postmortems/outage', url: 'https://example.org/postmortems/outage/' },
        ...{ summary: 'SEV2: An outage', stamp: '2025-04-10T00:00:00Z', isDay: false },
        ...{ start: '2025-04-02T10:00:00Z', end: '2025-04-03T01:00:00Z' },
      },
    ]);
  });

  test('has an event of whole days where no more is known, its end the day after the last', () => {
    const days = { started: '~2025-04-02', resolved: '~2025-04-03' };
    const [event] = events(write(makeDatasetReport('outage', days, { tz: 'Asia/Kolkata' })));
    expect(event).toMatchObject({ isDay: true, start: '2025-04-02', end: '2025-04-04' });
    const [mixed] = events(
      write(makeDatasetReport('outage', { started: '2025-04-02T23:00Z', resolved: '~2025-04-03' })),
    );
    expect(mixed).toMatchObject({ isDay: true, start: '2025-04-02', end: '2025-04-04' });
  });

  test('has an event without an end for what goes on, and says so', () => {
    const text = write(makeDatasetReport('outage', { started: '2025-04-02T10:00Z' }));
    expect(events(text)).toMatchObject([{ summary: 'SEV2: outage (ongoing)', end: undefined }]);
    expect(text).not.toMatch(/^(DTEND|DURATION)/m);
  });

  test('has an event without an end for an incident of no known length', () => {
    const written = { started: '2025-04-02T10:00Z', resolved: '2025-04-02T10:00Z' };
    expect(events(write(makeDatasetReport('outage', written)))).toMatchObject([{ isDay: false, end: undefined }]);
  });

  test('has an event without an end for an incident within one minute, which calcurse refuses otherwise', () => {
    const [seconds, next] = [
      { started: '2025-04-02T10:00:10Z', resolved: '2025-04-02T10:00:50Z' },
      { started: '2025-04-02T10:00:50Z', resolved: '2025-04-02T10:01:10Z' },
    ].map((written) => write(makeDatasetReport('outage', written)));
    expect(seconds).not.toMatch(/^(DTEND|DURATION)/m);
    expect(events(next ?? '')).toMatchObject([{ end: '2025-04-02T10:01:10Z' }]);
  });

  test.each(ZONES)('has the days of the incident’s zone where no more is known: %s', (tz) => {
    const at = (day: string, minutes = 0) => new Date(startOfDay(day, tz) + minutes * 60_000).toISOString();
    const inDays = (written: Written) => events(write(makeDatasetReport('outage', written, { tz })))[0];
    const days = { isDay: true, start: '2025-04-02', end: '2025-04-04' };
    expect(inDays({ started: '~2025-04-02', resolved: '~2025-04-03' })).toMatchObject(days);
    expect(inDays({ started: at('2025-04-02', 1), resolved: '~2025-04-03' })).toMatchObject(days);
    expect(inDays({ started: '~2025-04-02', resolved: at('2025-04-04', -1) })).toMatchObject(days);
    // 00:00 ends the day before.
    expect(inDays({ started: '~2025-04-02', resolved: at('2025-04-04') })).toMatchObject(days);
    expect(inDays({ started: '~2025-04-02', resolved: at('2025-04-03') })).toMatchObject({
      ...days,
      end: '2025-04-03',
    });
  });

  test.each(ZONES)('has the days of the site’s zone for an incident that has none: %s', (zone) => {
    const written = { started: new Date(startOfDay('2025-04-02', zone)).toISOString(), resolved: '~2025-04-05' };
    const text = writeCalendar('Incidents', [makeDatasetReport('outage', written)], zone);
    expect(events(text)).toMatchObject([{ isDay: true, start: '2025-04-02', end: '2025-04-06' }]);
  });

  test('leaves out narrative reports', () => {
    expect(events(write({ ...titled('A story'), incident: undefined }))).toEqual([]);
  });

  test('keeps the identity of an event when its incident changes, and equal content gives equal text', () => {
    const [before, after] = [write(titled('Outage')), write({ ...titled('Outage, corrected'), path: '/new/' })];
    expect(events(before)[0]?.uid).toBe(events(after)[0]?.uid);
    expect(write(titled('Outage'))).toBe(before);
  });
});

describe('the text of the calendar', () => {
  test.each(['one, two; three', 'a \\ b', 'two\nlines', 'BEGIN:VEVENT', '"quoted": 1', '\\n is not a newline'])(
    'escapes %j, so that it is read back as it is',
    (title) => {
      expect(events(write(titled(title)))).toMatchObject([{ summary: `SEV2: ${title}` }]);
    },
  );

  test('lets no title end its line and begin another property', () => {
    for (const end of ['\r\n', '\n', '\r', '\u2028', '\u0085']) {
      const text = write(titled(`Outage${end}END:VEVENT${end}BEGIN:VEVENT${end}UID:forged`));
      expect(text).not.toMatch(/^UID:forged/m);
      expect(events(text)).toHaveLength(1);
    }
  });

  test('has no control characters: RFC 5545 forbids them', () => {
    const title = 'Bell \u0007, escape \u001b[31m, nothing \u0000, delete \u007f, tab \t.';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(write(titled(title)).replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/);
  });

  test('ends every line with CRLF and has no line of more than 75 octets, whatever the titles', () => {
    const title = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({
        unit: fc.constantFrom('é', '漢', '🚒', ',', ';', '\\', '\n', '\r', '\u0000', 'a', ' '),
        maxLength: 120,
      }),
    );
    const property = fc.property(fc.array(title, { maxLength: 4 }), (titles) => {
      const text = write(...titles.map(titled));
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      const lines = text.split('\r\n').slice(0, -1);
      for (const line of lines) {
        expect(line).not.toMatch(/^$|[\r\n]/);
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }
      expect(events(text)).toHaveLength(titles.length);
    });
    fc.assert(property, { numRuns: 100 });
  });
});

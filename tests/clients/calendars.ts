import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { CalendarClient, ShownEvent } from './client.ts';
import { findProgram, findPython, inFolder, run } from './programs.ts';

const khalProgram = findProgram('khal');
const calcurseProgram = findProgram('calcurse');
const python = findPython('icalendar');
const DAY = 86_400_000;

const KHAL = `[calendars]
[[incidents]]
path = FOLDER/incidents
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = FOLDER/khal.db
`;

/** khal, a calendar in a terminal. */
export const khal: CalendarClient = {
  name: 'khal',
  packages: 'khal',
  isHere: khalProgram !== undefined,
  read: (file) =>
    inFolder(async (folder) => {
      if (!khalProgram) throw new Error('khal is not here');
      const configured = ['-c', join(folder, 'config')];
      mkdirSync(join(folder, 'incidents'));
      writeFileSync(join(folder, 'config'), KHAL.replaceAll('FOLDER', folder));
      await run(khalProgram, [...configured, 'import', '--batch', '-a', 'incidents', file], { home: folder });
      const format = ['{uid}', '{title}', '{start-long-full}', '{end-long-full}', '{all-day}'].join('\t');
      const options = ['list', '--once', '--day-format', '', '--format', format, ...spanOf(readFileSync(file, 'utf8'))];
      const lines = (await run(khalProgram, [...configured, ...options], { home: folder })).split('\n');
      return lines.filter(Boolean).map((line): ShownEvent => {
        const [id, title = '', begin = '', end = '', isDay] = line.split('\t');
        const length = isDay === 'True' ? '2025-04-02'.length : begin.length;
        return { id, title, begin: begin.slice(0, length), end: end.slice(0, length) };
      });
    }),
};

/** The days that the events of a file are in: khal looks at each day of the span that it is asked for. */
function spanOf(calendar: string): [start: string, length: string] {
  const days = Array.from(calendar.matchAll(/^DT(?:START|END)[^:]*:(\d{4})(\d\d)(\d\d)/gm), ([, ...parts]) =>
    Date.parse(parts.slice(0, 3).join('-')),
  );
  const first = Math.min(...days);
  return [new Date(first).toISOString().slice(0, 10), `${(Math.max(...days) - first) / DAY + 2}d`];
}

/** calcurse, a calendar in a terminal that keeps events in lines of its own. */
export const calcurse: CalendarClient = {
  name: 'calcurse',
  packages: 'calcurse',
  isHere: calcurseProgram !== undefined,
  read: (file) =>
    inFolder(async (folder) => {
      if (!calcurseProgram) throw new Error('calcurse is not here');
      const folders = ['-D', join(folder, 'data'), '-C', join(folder, 'config')];
      for (const name of ['data', 'config']) mkdirSync(join(folder, name));
      // It fails when it refuses an event: that one is not there afterwards, and the others are.
      await run(calcurseProgram, [...folders, '-i', file], { home: folder }).catch(() => undefined);
      const lines = await run(calcurseProgram, [...folders, '-G', '--filter-type', 'cal'], { home: folder });
      return lines.split('\n').filter(Boolean).map(readLine);
    }),
};

const DATE = '(\\d\\d)/(\\d\\d)/(\\d{4})';
const APPOINTMENT = new RegExp(`^${DATE} @ (\\d\\d:\\d\\d) -> ${DATE} @ (\\d\\d:\\d\\d)(?:>\\w+ |\\|)(.*)$`);
const WHOLE_DAYS = new RegExp(`^${DATE} \\[\\d+\\](?: \\{1D -> ${DATE}\\})?(?: >\\w+)? (.*)$`);

function readLine(line: string): ShownEvent {
  const days = WHOLE_DAYS.exec(line);
  if (days) {
    const [, month, day, year, lastMonth = month, lastDay = day, lastYear = year, title = ''] = days;
    return { title, begin: `${year}-${month}-${day}`, end: `${lastYear}-${lastMonth}-${lastDay}` };
  }
  const [, month, day, year, time, lastMonth, lastDay, lastYear, lastTime, title] = APPOINTMENT.exec(line) ?? [];
  if (title === undefined) throw new Error(`calcurse shows “${line}”`);
  return { title, begin: `${year}-${month}-${day}T${time}`, end: `${lastYear}-${lastMonth}-${lastDay}T${lastTime}` };
}

const PROGRAM = `
import datetime, icalendar, json, sys
for e in icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT'):
  begin = e.decoded('dtstart')
  isDay = not isinstance(begin, datetime.datetime)
  end = e.decoded('dtend') if 'dtend' in e else begin
  show = lambda at: at.isoformat() if isDay else at.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M')
  print(json.dumps({'id': str(e['uid']), 'title': str(e['summary']), 'begin': show(begin), 'end': show(end)}))
`;

const event = z.strictObject({ id: z.string(), title: z.string(), begin: z.string(), end: z.string() });

/** The iCalendar library of Python. */
export const icalendar: CalendarClient = {
  name: 'icalendar',
  packages: 'python3-icalendar',
  isHere: python !== undefined,
  async read(file) {
    if (!python) throw new Error('icalendar is not here');
    const lines = (await run(python, ['-c', PROGRAM, file])).split('\n').filter(Boolean);
    return lines.map((line) => withLastDay(event.parse(JSON.parse(line))));
  },
};

/** In a file, whole days end with the day after the last. */
function withLastDay(shown: z.infer<typeof event>): ShownEvent {
  const isDays = !shown.begin.includes('T') && shown.end > shown.begin;
  return isDays ? { ...shown, end: new Date(Date.parse(shown.end) - DAY).toISOString().slice(0, 10) } : shown;
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeCalendar } from '../../../src/dataset/calendar.ts';
import { findProgram } from '../../support/find-program.ts';
import { makeFolder } from '../folder.ts';
import type { Written } from '../incidents/made.ts';
import { makeDatasetReport } from './made.ts';

const CALCURSE = findProgram('calcurse', 'that it takes every incident', 'apt-get install calcurse');
const KHAL = findProgram('khal', 'on which days it shows incidents', 'apt-get install khal');

/** An incident of every kind of length. */
const INCIDENTS: Readonly<Record<string, [written: Written, tz?: string]>> = {
  seconds: [{ started: '2025-04-02T10:00:10Z', resolved: '2025-04-02T10:00:50Z' }],
  'one minute': [{ started: '2025-04-02T10:00Z', resolved: '2025-04-02T10:01Z' }],
  'to the next minute': [{ started: '2025-04-02T10:00:50Z', resolved: '2025-04-02T10:01:10Z' }],
  'to midnight': [{ started: '2025-04-02T22:00Z', resolved: '2025-04-03T00:00Z' }],
  'no length': [{ started: '2025-04-02T10:00Z', resolved: '2025-04-02T10:00Z' }],
  'going on': [{ started: '2025-04-02T10:00Z' }],
  'two days': [{ started: '2025-04-02T10:00Z', resolved: '2025-04-03T12:00Z' }],
  'a day in Tokyo': [{ started: '~2025-04-02', resolved: '~2025-04-02' }, 'Asia/Tokyo'],
  'days in Los Angeles': [{ started: '~2025-04-02', resolved: '~2025-04-03' }, 'America/Los_Angeles'],
  'a day to midnight': [{ started: '~2025-04-02', resolved: '2025-04-03T00:00Z' }],
};

function calendarIn(folder: string): string {
  const reports = Object.entries(INCIDENTS).map(([title, [written, tz]], index) =>
    makeDatasetReport(`r${index}`, written, { tz }, title),
  );
  const file = join(folder, 'incidents.ics');
  writeFileSync(file, writeCalendar('Incidents', reports, 'UTC'));
  return file;
}

function run(program: string, args: readonly string[], folder: string): string {
  const env = { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  return execFileSync(program, args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
}

describe.skipIf(!CALCURSE)('calcurse', () => {
  test('takes every incident, with the end that it has', () => {
    const folder = makeFolder({});
    run(CALCURSE ?? '', ['-D', folder, '-C', folder, '-q', '-i', calendarIn(folder)], folder);
    const taken = readFileSync(join(folder, 'apts'), 'utf8').replace(/>\w+ /g, '').trim().split('\n');
    expect(taken.map((line) => line.replace('SEV2: ', '')).toSorted()).toEqual([
      '04/02/2025 @ 10:00 -> 04/02/2025 @ 10:00|going on (ongoing)',
      '04/02/2025 @ 10:00 -> 04/02/2025 @ 10:00|no length',
      '04/02/2025 @ 10:00 -> 04/02/2025 @ 10:00|seconds',
      '04/02/2025 @ 10:00 -> 04/02/2025 @ 10:01|one minute',
      '04/02/2025 @ 10:00 -> 04/02/2025 @ 10:01|to the next minute',
      '04/02/2025 @ 10:00 -> 04/03/2025 @ 12:00|two days',
      '04/02/2025 @ 22:00 -> 04/03/2025 @ 00:00|to midnight',
      '04/02/2025 [1] a day in Tokyo',
      '04/02/2025 [1] a day to midnight',
      '04/02/2025 [1] {1D -> 04/03/2025} days in Los Angeles',
    ]);
  });
});

describe.skipIf(!KHAL)('khal', () => {
  test('shows every incident on its days and on no other', () => {
    const folder = makeFolder({});
    mkdirSync(join(folder, 'calendar'));
    const settings = [
      ...['[calendars]', '[[incidents]]', `path = ${folder}/calendar`, '[sqlite]', `path = ${folder}/cache.db`],
      ...['[locale]', 'local_timezone = UTC', 'default_timezone = UTC', 'timeformat = %H:%M'],
      ...['dateformat = %Y-%m-%d', 'longdateformat = %Y-%m-%d'],
      ...['datetimeformat = %Y-%m-%d %H:%M', 'longdatetimeformat = %Y-%m-%d %H:%M'],
    ];
    writeFileSync(join(folder, 'khal.conf'), `${settings.join('\n')}\n`);
    const khal = (...args: string[]) => run(KHAL ?? '', ['-c', 'khal.conf', ...args], folder);
    khal('import', '--batch', calendarIn(folder));
    const shown = khal('list', '2025-04-01', '5d', '--day-format', '/{date}', '--format', '{title}')
      .replaceAll(/SEV2: | \(ongoing\)/g, '')
      .split('/')
      .filter(Boolean)
      .map((day) => day.trim().split(/\s*\n/))
      .map(([day, ...titles]) => [day, titles.toSorted()]);
    expect(shown).toEqual([
      ['2025-04-02', Object.keys(INCIDENTS).toSorted()],
      ['2025-04-03', ['days in Los Angeles', 'two days']],
    ]);
  });
});

import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { lastDay } from '../incidents/calendar.ts';
import { firstInstant } from '../incidents/durations.ts';
import { dayOf } from '../incidents/instants.ts';
import type { DatasetReport } from './incident-row.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * `/postmortems/incidents.ics`: an event for each incident (RFC 5545), in UTC, with the entry's id as UID, so that an updated
 * incident replaces its event. One known only to the day is an all-day event, on days of the incident's zone or else the site's;
 * one still going on has no end yet.
 */
export function writeCalendar(name: string, reports: readonly DatasetReport[], timeZone: string): string {
  const calendar = ical({
    name: printable(name),
    prodId: { company: 'Afterword', product: 'Incidents', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, url, title, published, incident } of reports) {
    const first = incident && firstInstant(incident);
    if (!incident || !first) continue;
    const last = incident.instants.resolved;
    const allDay = first.precision === 'day' || last?.precision === 'day';
    const zone = incident.tz ?? timeZone;
    const start = allDay ? Date.parse(dayOf(first, zone)) : first.epochMs;
    const end = last && (allDay ? Date.parse(lastDay(last, zone)) + DAY : last.epochMs);
    calendar.createEvent({
      id,
      url,
      summary: `${incident.severity.toUpperCase()}: ${printable(title)}${incident.status === 'ongoing' ? ' (ongoing)' : ''}`,
      start: new Date(start),
      // An end is in a later minute than the start, or not there: calcurse refuses another one.
      end: end && minuteOf(end) > minuteOf(start) ? new Date(end) : null,
      allDay,
      // The clock has no place in a build: the stamp is the publication.
      stamp: new Date(published.epochMs),
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString().replace(/\r\n$/, '')}\r\n`;
}

/** Text without control characters, which RFC 5545 forbids, and without line breaks that only some programs know. */
function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
}

function minuteOf(epochMs: number): number {
  return Math.floor(epochMs / MINUTE);
}

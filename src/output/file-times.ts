import { createHash } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { type Format, recogniseFeed } from '../feeds/document.ts';
import type { Collector } from './read-output.ts';

/** Where a feed of each format says when its items changed. */
const DATES: Readonly<Record<Format, RegExp>> = {
  rss: /<lastBuildDate>([^<]+)</g,
  atom: /<updated>([^<]+)</g,
  // In a JSON text a quote has a backslash before it, so these are keys.
  json: /"date_modified": ?"([^"\\]+)"/g,
};

/** The other files that people subscribe to. */
const OTHERS: ReadonlyMap<string, RegExp> = new Map([
  ['rss.json', /"pubDate": ?"([^"\\]+)"/g],
  ['postmortems/incidents.ics', /^DTSTAMP:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/gm],
  ['feeds.opml', /(?!)/g],
]);

/** The time of a feed without a date, and of one with a date before it: old archive formats know nothing earlier. */
const EARLIEST = Date.UTC(2000, 0, 1) / 1000;

/** Seconds over which files with the same date are spread. */
const SPREAD = 600;

/**
 * Find a modification time for every feed of a finished build, in seconds since 1970, that follows from its bytes alone.
 *
 * Servers make Last-Modified, and nginx its ETag too, of the time of a file. With the time of the build every feed reader
 * would fetch every feed again after each deployment. So the time is that of the latest change that the feed speaks of, the
 * same on every machine. Two contents may speak of the same one: a mistake mended in silence, two entries of one day. A
 * digest of the bytes therefore takes up to ten minutes off, and as nginx answers 304 only for the very time that it gave out
 * (`if_modified_since exact`), a reader gets the other content. Where two digests meet, one time in 600, the ETag still
 * has the length of the file in it. Whole seconds, since HTTP and many tools that copy files know no others.
 */
export function feedTimes(): Collector<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  return {
    visit(file, bytes) {
      const feed = recogniseFeed(file);
      const date = feed ? DATES[feed.format] : OTHERS.get(file);
      if (date) times.set(file, timeOf(bytes(), date));
    },
    result: () => times,
  };
}

/** Give files of a folder their modification times. */
export function setTimes(folder: string, times: ReadonlyMap<string, number>): void {
  for (const [file, time] of times) utimesSync(join(folder, file), time, time);
}

/** Seconds since 1970. */
function timeOf(bytes: Buffer, date: RegExp): number {
  const latest = Array.from(bytes.toString().matchAll(date), ([, ...written]) => secondsOf(written)).reduce(
    (a, b) => Math.max(a, b),
    EARLIEST,
  );
  return latest - (createHash('sha256').update(bytes).digest().readUIntBE(0, 6) % SPREAD);
}

/** Of a date as it was written, or of its six numbers; nothing for what is none. */
function secondsOf([date = '', month, day, ...time]: readonly string[]): number {
  const milliseconds = Date.parse(month === undefined ? date : `${date}-${month}-${day}T${time.join(':')}Z`);
  return Number.isNaN(milliseconds) ? 0 : Math.floor(milliseconds / 1000);
}

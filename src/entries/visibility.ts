import { startOfDay } from '../incidents/instants.ts';
import { isCalendarDay, type WrittenDate } from '../schemas/dates.ts';

/** Why an entry is kept back. An unlisted entry has its own page and appears nowhere else. */
export type Withheld = 'draft' | 'scheduled' | 'unlisted';
export type Visibility = 'visible' | Withheld;

/** The clock and the zone by which a build decides. */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** IANA zone in which a date without a time begins. */
  readonly timeZone: string;
}

/** Decide, once and for every output, whether an entry is visible. This is the only place that does. */
export function decideVisibility(
  data: { readonly draft: boolean; readonly unlisted: boolean; readonly pubDate: WrittenDate },
  { now, timeZone }: Moment,
): Visibility {
  if (data.draft) return 'draft';
  if (toEpoch(data.pubDate, timeZone) > now) return 'scheduled';
  return data.unlisted ? 'unlisted' : 'visible';
}

/** Epoch milliseconds of a written date: a calendar day counts from its start in the site's zone. */
export function toEpoch(date: WrittenDate, timeZone: string): number {
  return isCalendarDay(date) ? startOfDay(date, timeZone) : Date.parse(date);
}

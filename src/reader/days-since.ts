const DAY = 86_400_000;

/**
 * After each `<time>` of a text marked `data-days-since`, say whether that day is today, or how many days ago it was: from it to today in the zone of
 * the mark's `data-zone`, in which the day is named too. The mark gets the value `shown`, which gives back the room that was
 * kept for it.
 */
export function showDaysSince(document: Document, now: number): void {
  for (const text of document.querySelectorAll<HTMLElement>('[data-days-since]:not(.prose *)')) {
    const today = dayIn(now, text.dataset.zone);
    for (const time of text.querySelectorAll('time')) {
      const days = (today - Date.parse(time.dateTime)) / DAY;
      if (Number.isFinite(days) && days >= 0) time.after(` (${wordsFor(days)})`);
    }
    text.dataset.daysSince = 'shown';
  }
}

function wordsFor(days: number): string {
  return ['today', 'yesterday'][days] ?? `${days} days ago`;
}

/** The calendar day of a moment in a zone, as the moment at which the day of that name begins in UTC. */
function dayIn(epochMs: number, timeZone: string | undefined): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const parts = new Map(format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.get('year') ?? Number.NaN, (parts.get('month') ?? Number.NaN) - 1, parts.get('day'));
}

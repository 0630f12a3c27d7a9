const DAY = 86_400_000;

/** After each `<time>` of a text marked `data-days-since`, say how many whole UTC days ago it was for this reader, now. */
export function showDaysSince(document: Document, now: number): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('[data-days-since] time')) {
    const days = Math.floor(now / DAY) - Math.floor(Date.parse(time.dateTime) / DAY);
    if (Number.isFinite(days) && days >= 0) time.after(` (${days} ${days === 1 ? 'day' : 'days'} ago)`);
  }
}

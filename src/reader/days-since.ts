const DAY = 86_400_000;

/**
 * After each `<time>` of a text marked `data-days-since`, say how many whole UTC days ago it was for this reader, now. The mark
 * gets the value `shown`, which gives back the room that was kept for it.
 */
export function showDaysSince(document: Document, now: number): void {
  for (const text of document.querySelectorAll<HTMLElement>('[data-days-since]')) {
    for (const time of text.querySelectorAll('time')) {
      const days = Math.floor(now / DAY) - Math.floor(Date.parse(time.dateTime) / DAY);
      if (Number.isFinite(days) && days >= 0) time.after(` (${days} ${days === 1 ? 'day' : 'days'} ago)`);
    }
    text.dataset.daysSince = 'shown';
  }
}

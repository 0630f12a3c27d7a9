/** Offer the reader's own zone: a button that adds it to every instant of the page, and takes it away again. */
export function offerLocalTimes(document: Document): void {
  const place = document.querySelector<HTMLElement>('[data-local-times]:not(.prose *)');
  const times = [...document.querySelectorAll<HTMLTimeElement>('time[datetime*="T"]')];
  const { timeZone, locale } = new Intl.DateTimeFormat(undefined).resolvedOptions();
  if (!place || times.length === 0) return;

  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const own: HTMLElement[] = [];
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `Show times in my zone (${timeZone})`;
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    const shown = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(shown));
    for (const old of own.splice(0)) old.remove();
    if (!shown) return;
    for (const time of times) {
      const note = document.createElement('span');
      note.className = 'reader-time';
      note.textContent = ` (${format.format(Date.parse(time.dateTime))} for you)`;
      time.after(note);
      own.push(note);
    }
  });
  place.append(button);
}

const RESET = 2000;

/** Offer a button that copies the address of the page, without the part that is being read. */
export function offerLink(document: Document, clipboard: Pick<Clipboard, 'writeText'> | undefined): void {
  const place = document.querySelector('[data-copy-link]:not(.prose *)');
  if (!place || !clipboard) return;
  const button = document.createElement('button');
  const label = 'Copy link';
  button.type = 'button';
  button.textContent = label;
  button.ariaLive = 'polite';
  button.onclick = async () => {
    button.textContent = await clipboard.writeText(location.origin + location.pathname).then(
      () => 'Link copied',
      () => 'Not copied',
    );
    setTimeout(() => {
      button.textContent = label;
    }, RESET);
  };
  place.append(button);
}

const RESET = 2000;

/** Give each code block a button that copies its text. Without script there is none, since it could do nothing. */
export function offerCopies(document: Document, clipboard: Pick<Clipboard, 'writeText'> | undefined): void {
  if (!clipboard) return;
  for (const pre of document.querySelectorAll<HTMLPreElement>('.prose pre')) {
    const frame = document.createElement('div');
    const button = document.createElement('button');
    frame.className = 'copy-frame';
    button.className = 'copy';
    button.type = 'button';
    button.textContent = 'Copy';
    button.ariaLive = 'polite';
    button.onclick = async () => {
      button.textContent = await clipboard.writeText(pre.textContent).then(
        () => 'Copied',
        () => 'Not copied',
      );
      setTimeout(() => {
        button.textContent = 'Copy';
      }, RESET);
    };
    pre.replaceWith(frame);
    frame.append(pre, button);
  }
}

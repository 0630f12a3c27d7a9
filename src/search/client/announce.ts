const AFTER_MS = 1000;

/** Say something to screen readers about a second after a reader has stopped typing, so that nothing talks into the typing. */
export function createAnnouncer(status: HTMLElement): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    clearTimeout(timer);
    const write = () => {
      status.textContent = text;
    };
    // Silence talks into nothing.
    if (text) timer = setTimeout(write, AFTER_MS);
    else write();
  };
}

const DEBOUNCE_MS = 120;

/** Do something once a reader pauses between two letters. A word that an input method is still composing is not a text yet. */
export function listenToTyping(input: HTMLInputElement, pause: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (event instanceof InputEvent && event.isComposing) return;
    timer = setTimeout(pause, DEBOUNCE_MS);
  });
  input.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = setTimeout(pause, DEBOUNCE_MS);
  });
}

/** Down enters the list and goes on; Up goes back, from the first result to the field; Escape goes back, or does `leave`. */
export function moveFocus(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement, leave: () => void): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const links = [...list.querySelectorAll<HTMLAnchorElement>('.result-title a')];
  const { activeElement } = document;
  const item = activeElement?.closest('.result-title, .search-results > li');
  const at = links.findIndex((link) => item?.contains(link));
  const isInList = list.contains(activeElement);
  if (event.key === 'ArrowDown' && (isInList || activeElement === input)) {
    (links[Math.min(at + 1, links.length - 1)] ?? input).focus();
  } else if (event.key === 'ArrowUp' && isInList) {
    // From a section of a result to the result.
    const target = links[at] === activeElement ? links[at - 1] : links[at];
    (target ?? input).focus();
  } else if (event.key === 'Escape') leave();
  else return;
  event.preventDefault();
}

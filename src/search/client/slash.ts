const KEY = 'search-slash';

/** True unless this reader has switched the key off that opens the search: whoever speaks to a computer types keys by accident. */
export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Switch the key on or off, for all pages of the site, as far as the browser remembers. */
export function switchSlash(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // A browser that stores nothing forgets it with the page.
  }
}

/** What a link of a text may begin with. */
export const SCHEMES = ['https', 'http', 'mailto', 'tel', 'ftp'] as const;

const WRITTEN = /^([a-z][a-z0-9+.-]*):/i;
/** A browser takes no notice of these within an address. */
const IGNORED = /[\s\p{Cc}]/gu;
const known: readonly string[] = SCHEMES;

/** True for an address that runs nothing: one of these schemes, or none. */
export function isSafeAddress(address: string): boolean {
  const bare = address.replace(IGNORED, '');
  const scheme = WRITTEN.exec(bare)?.[1];
  // What comes before a colon and is not a scheme might be one to a browser.
  return scheme === undefined ? /^(?:[^:]*$|[^:/?#]*[/?#])/.test(bare) : known.includes(scheme.toLowerCase());
}

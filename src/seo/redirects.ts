/** An old path and where it leads; both as they appear in a link, with base. */
export interface Redirect {
  /** Root-relative, without base. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** The `_redirects` file of static hosts; a path that looks like a file is also listed without its slash. */
export function writeRedirects(redirects: readonly Redirect[]): string {
  const lines = redirects.flatMap(({ from, to }) => {
    const file = from.replace(/\/$/, '');
    return /\.[a-z0-9]+$/i.test(file) ? [`${file} ${to} 301`, `${from} ${to} 301`] : [`${from} ${to} 301`];
  });
  return lines.map((line) => `${line}\n`).join('');
}

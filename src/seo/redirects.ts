/** An old path and where it leads. */
export interface Redirect {
  /** Root-relative, without base, decoded: `/über/`, `/2019/post.html`. */
  readonly path: string;
  /** Both as they appear in a link, with base. */
  readonly from: string;
  readonly to: string;
  /** Path of the feed document that it leads to: hosts that know no `_redirects` get a copy of it. */
  readonly feed?: string | undefined;
}

/** Letters beyond ASCII, and signs that browsers send as they are. */
const RAW = /(?:%[89A-F][\dA-F])+|%5B|%5D|%7C/g;
/** Signs with a meaning in the rules of a host: in nginx `$` begins a variable, and quotes end the address. */
const MEANT = /["$\\'`<>{}|^]/g;
/** What hosts read as any name: a star, and Cloudflare Pages a colon before a letter, also within a segment. */
const PATTERN = /\*|:[a-z]/i;

/**
 * The `_redirects` file of static hosts. Sources have raw letters: Netlify compares them with the decoded path of a request,
 * Cloudflare Pages takes either spelling. A source that a host would read as a pattern is left to its page.
 */
export function writeRedirects(redirects: readonly Pick<Redirect, 'from' | 'to'>[]): string {
  const targets = new Map<string, string>();
  for (const { from, to } of redirects) {
    for (const source of sourcesOf(from)) {
      if (!PATTERN.test(source) && !targets.has(source)) targets.set(source, to.replace(MEANT, encodeSign));
    }
  }
  return Array.from(targets, ([source, to]) => `${source} ${to} 301\n`).join('');
}

/** The file that stands at an old path, as a name and an extension; one without an extension is the page of a folder. */
export function fileOfRedirect({ path, feed }: Pick<Redirect, 'path' | 'feed'>): {
  readonly name: string;
  readonly extension?: string | undefined;
} {
  const place = path.replace(/\/index\.html$/, '/').slice(1);
  const [, name = '', extension] = /^(.+)\.([a-z0-9]+)$/i.exec(place) ?? [];
  if (extension === undefined) return { name: place.replace(/\/$/, '') };
  // Copies are told apart by their endings: a browser or reader believes the type that goes with one.
  const isFile = feed === undefined ? /^html?$/.test(extension) : feed.endsWith(`.${extension}`);
  return isFile ? { name, extension } : { name: place };
}

/** Every path that hosts are asked by: of a page its folder and its file, of other files with and without a slash. */
function sourcesOf(from: string): string[] {
  const source = from.replace(RAW, decodeRaw);
  if (source.endsWith('/index.html')) return [source.slice(0, -'index.html'.length), source];
  const bare = source.replace(/\/$/, '');
  return /\.[a-z0-9]+$/i.test(bare) && !/\.(?:html?|xml|json)$/.test(source) ? [bare, `${bare}/`] : [source];
}

function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

function decodeRaw(encoded: string): string {
  const decoded = decodeURIComponent(encoded);
  // Blanks would part the line.
  return /[\s\p{C}]/u.test(decoded) ? encoded : decoded;
}

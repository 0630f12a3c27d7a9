/** What static hosts take, at most; docs/deploying.md has the table with its date and sources. */
interface Limits {
  readonly name: string;
  readonly files?: number;
  readonly filesInFolder?: number;
  /** Bytes of one file, and of all. */
  readonly fileBytes?: number;
  readonly bytes?: number;
  /** Lines of `_redirects` and characters of one. */
  readonly redirects?: number;
  readonly redirectLength?: number;
  /** Rules of `_headers` and characters of a line. */
  readonly headerRules?: number;
  readonly headerLength?: number;
}

const MIB = 2 ** 20;
const GB = 1e9;

export const HOSTS = {
  'cloudflare-pages': {
    ...{ name: 'Cloudflare Pages', files: 20_000, fileBytes: 25 * MIB, redirects: 2000, redirectLength: 1000 },
    ...{ headerRules: 100, headerLength: 2000 },
  },
  'github-pages': { name: 'GitHub Pages', bytes: GB },
  'gitlab-pages': { name: 'GitLab Pages', files: 200_000, bytes: GB, redirects: 1000 },
  netlify: { name: 'Netlify', filesInFolder: 54_000 },
} as const satisfies Readonly<Record<string, Limits>>;

export type Host = keyof typeof HOSTS;

/** What a site brings to its host. What is not known is not judged. */
export interface Load {
  readonly files?: number;
  readonly fullestFolder?: { readonly path: string; readonly files: number };
  readonly largest?: { readonly path: string; readonly bytes: number };
  readonly bytes?: number;
  readonly redirects?: number;
  readonly longestRedirect?: number;
  readonly headerRules?: number;
  readonly longestHeader?: number;
}

/** A limit that is met, or nearly so. */
export interface HostWarning {
  readonly message: string;
  readonly hint: string;
}

/** A limit is told of when so much of it is used. */
const NEAR = 0.9;

/** Find the limits of a host that a site meets or comes near to. */
export function judgeLoad(host: Host, load: Load): HostWarning[] {
  const limits: Limits = HOSTS[host];
  const judge = (value: number | undefined, limit: number | undefined, what: string, hint: string): HostWarning[] => {
    if (value === undefined || limit === undefined || value < limit * NEAR) return [];
    const verdict = value > limit ? 'more than' : 'near';
    return [{ message: `${what}, ${verdict} the ${format(limit)} that ${limits.name} takes`, hint }];
  };
  const { largest, fullestFolder: folder } = load;
  return [
    ...judge(
      load.files,
      limits.files,
      `the site has ${format(load.files)} files`,
      'set feeds.archives to none or image.widths to fewer widths, or choose a plan or a host that takes more',
    ),
    ...judge(
      folder?.files,
      limits.filesInFolder,
      `${folder?.path} has ${format(folder?.files)} files`,
      'choose a host that takes more',
    ),
    ...judge(
      largest?.bytes,
      limits.fileBytes,
      `${largest?.path} has ${format(largest?.bytes)} bytes`,
      'put it somewhere else, and link to it',
    ),
    ...judge(
      load.bytes,
      limits.bytes,
      `the site has ${format(load.bytes)} bytes`,
      'put large files somewhere else, and link to them',
    ),
    ...judge(
      load.redirects,
      limits.redirects,
      `there are ${format(load.redirects)} lines of redirects`,
      'take out those that nobody asks for any more: each also has a page',
    ),
    ...judge(
      load.longestRedirect,
      limits.redirectLength,
      `a redirect has ${format(load.longestRedirect)} characters`,
      'shorten the address',
    ),
    ...judge(load.headerRules, limits.headerRules, `_headers has ${format(load.headerRules)} rules`, 'join rules'),
    ...judge(
      load.longestHeader,
      limits.headerLength,
      `a line of _headers has ${format(load.longestHeader)} characters`,
      'shorten it',
    ),
  ];
}

function format(value: number | undefined): string {
  return new Intl.NumberFormat('en').format(value ?? 0).replaceAll(',', ' ');
}

import { type Site, type SiteInput, siteSchema } from './schemas/site.ts';

/** `site.config.ts` is wrong; the message lists every problem with the path of its field. */
export class SiteConfigError extends Error {
  override readonly name = 'SiteConfigError';
}

const withOwnZone = new WeakSet<Readonly<Site>>();
const withOwnNav = new WeakSet<Readonly<Site>>();

/**
 * Type and validate the site's settings, once, when `site.config.ts` is loaded.
 *
 * @throws {SiteConfigError} with all problems at once.
 */
export function defineSite(input: SiteInput): Readonly<Site> {
  const result = siteSchema.safeParse(input);
  if (result.success) {
    if (input.timeZone !== undefined) withOwnZone.add(result.data);
    if (input.nav !== undefined) withOwnNav.add(result.data);
    return Object.freeze(result.data);
  }
  const lines = result.error.issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    // A record's key has issues of its own, which say more.
    if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => `  ${path}: ${message}`).join('\n');
    return issue.code === 'unrecognized_keys'
      ? `  ${[path, issue.keys.join(', ')].filter(Boolean).join('.')}: is not a setting`
      : `  ${path}: ${issue.message}`;
  });
  throw new SiteConfigError(
    `site.config.ts has ${lines.length === 1 ? 'a problem' : 'problems'}:\n${lines.join('\n')}`,
  );
}

/** True when the owner wrote `timeZone`: the default says nothing about the clock that writers look at. */
export function hasOwnTimeZone(site: Readonly<Site>): boolean {
  return withOwnZone.has(site);
}

/** True when the owner wrote `nav`: of the default, a link to a page that is not there is left out. */
export function hasOwnNav(site: Readonly<Site>): boolean {
  return withOwnNav.has(site);
}

/** A root-relative path of the site as it appears in a link: with `base`, percent-encoded. */
export function href(site: Pick<Site, 'base'>, path: string): string {
  return encodeURI(decode(`${site.base}${path.replace(/^\//, '')}`).normalize('NFC'));
}

/** A link as a writer typed it: a root-relative path gets `base`, everything else stays. */
export function link(site: Pick<Site, 'base'>, target: string): string {
  return target.startsWith('/') ? href(site, target) : target;
}

/** The absolute address of a root-relative path. */
export function absolute(site: Pick<Site, 'base' | 'url'>, path: string): string {
  return site.url + href(site, path);
}

/** A path may be written encoded already; a lone percent sign is one. */
function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

import { posix } from 'node:path';
import { addressOf } from '../../entries/addresses.ts';
import { suggest } from '../../entries/directory.ts';
import type { ContentFile } from '../../entries/files.ts';
import { type Item, itemsOf } from '../../entries/item.ts';
import { textOf } from '../../entries/text-of.ts';
import { createWithheldFinder, linksInFields } from '../../entries/withheld-links.ts';
import type { Site } from '../../schemas/site.ts';
import { BY_FIX } from '../by-fix.ts';
import type { Finding, Place } from '../finding.ts';
import type { Subject } from '../subject.ts';
import type { SiteRule } from './all.ts';
import { fragmentsOf, isAlwaysThere } from './page-fragments.ts';
import { collectAddresses, decode, type SiteAddresses } from './site-addresses.ts';

/** Stands for the site, so that a path is resolved as a browser does it. */
const ORIGIN = 'https://site.invalid';

/** C2: a link inside the site that leads nowhere, or to a fragment that its page does not have. */
export const checkLinks: SiteRule = (subjects, surroundings, inventory) => {
  const bySource = new Map(subjects.map((subject) => [subject.file, subject]));
  const inPublic = collectAddresses(surroundings, inventory, false);
  const withHidden = collectAddresses(surroundings, inventory, true);
  const { files, items } = inventory;
  const authors = new Map(itemsOf(items, 'authors').map((author) => [author.file, author]));
  const shared = {
    files,
    bySource,
    site: surroundings.site,
    isWithheld: createWithheldFinder(items, surroundings.site),
  };
  const findings = files
    .filter(({ collection }) => collection !== 'services')
    .map((file) => {
      const author = authors.get(file.file);
      const { visibility } = author ?? bySource.get(file) ?? {};
      // An entry of which nothing can be read may be a draft.
      const isHidden = visibility ? ['draft', 'scheduled'].includes(visibility) : file.collection !== 'pages';
      const links = author ? linksOfAuthor(author) : linksOf(file, bySource.get(file));
      const known: Known = { ...shared, own: isHidden ? withHidden : inPublic };
      return [file, links.filter(isWithin).flatMap((link) => judge(file, link, known) ?? [])] as const;
    });
  return { findings, skipped: [] };
};

interface Link {
  readonly target: string;
  readonly at: Place;
}

interface Known {
  /** What the page that has the link may lead to. */
  readonly own: SiteAddresses;
  readonly isWithheld: ReturnType<typeof createWithheldFinder>;
  readonly files: readonly ContentFile[];
  readonly bySource: ReadonlyMap<ContentFile, Subject>;
  readonly site: Pick<Site, 'base'>;
}

function linksOf(file: ContentFile, subject: Subject | undefined): Link[] {
  if (file.collection === 'authors') return [];
  const inText = textOf(file).located?.text.links ?? [];
  const inFields = subject ? linksInFields({ ...subject.data, incident: subject.incident }) : [];
  return [
    ...inText.map(({ target, from, to }) => ({ target, at: { range: { from, to } } })),
    ...inFields.map(([field, target]) => ({ target, at: { field } })),
  ];
}

function linksOfAuthor({ parsed }: Item<'authors'>): Link[] {
  return parsed.links.map(({ url }, index) => ({ target: url, at: { field: ['links', index, 'url'] } }));
}

/** True for a link that stays within the site. */
function isWithin({ target }: Link): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(target);
}

function judge(file: ContentFile, { target, at }: Link, known: Known): Finding | undefined {
  const fault = (message: string, hint: string | undefined): Finding => ({
    rule: 'C2',
    level: 'error',
    at,
    message,
    hint,
  });
  if (target.trim() === '') return fault('the link has no target', 'write where it leads');
  const url = URL.parse(target, ORIGIN + encodeURI(addressOf(file)));
  if (!url || url.origin !== ORIGIN) return undefined;
  const path = decode(url.pathname);
  const fragment = decode(url.hash.slice(1).replace(/:~:.*$/, ''));

  if (!known.own.has(path)) {
    // src/entries tells of those, since they are errors whatever a site makes of this rule.
    if (known.isWithheld(target, file)) return undefined;
    return fault(`“${target}” leads nowhere`, hintFor(file, target, path, known));
  }
  const page = known.own.fileAt(path);
  const fragments = page && !isAlwaysThere(fragment, page) ? fragmentsOf(page, known.bySource.get(page)) : undefined;
  if (fragments && !fragments.has(fragment)) {
    const near = suggest(fragment, fragments);
    const where = page === file ? 'this page' : page?.file;
    return fault(`“#${fragment}” is not a heading or id of ${where}`, near && `did you mean #${near}?`);
  }
  const right = withMissingSlash(file, target, known.own);
  const isInText = at !== undefined && 'range' in at;
  if (right === undefined) return undefined;
  const what = path.endsWith('/index.html') ? 'ends in the name of a file' : 'has no slash at its end';
  const message = `“${target}” ${what}: a host has to send every reader on to the page`;
  return { ...fault(message, isInText ? `write ${right}; ${BY_FIX}` : `write ${right}`), level: 'warning' };
}

/** A link to a page as its address is written, with a slash at its end; undefined for one that is, or leads elsewhere. */
export function withMissingSlash(
  file: Pick<ContentFile, 'collection' | 'name'>,
  target: string,
  own: SiteAddresses,
): string | undefined {
  const url = URL.parse(target, ORIGIN + encodeURI(addressOf(file)));
  if (!url || url.origin !== ORIGIN || !own.lacksSlash(decode(url.pathname))) return undefined;
  return target.replace(/^[^?#]*/, (path) => path.replace(/(?:\/index\.html|\/+)?$/, '/'));
}

/** Endings of names that are those of no file. */
const DOMAIN =
  /^(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|mil|int|info|io|dev|ai|app|cloud|blog|tech|social|wiki|page|site|online|xyz|eu|uk|de|fr|nl|ch|us|ca|au|jp|br|se|no|fi|dk|it|es|gg|tv|fm|ly)$/i;

/** An address of another site, or of a mailbox, that only lacks its beginning. */
function addressMeant(written: string): string | undefined {
  const [host = ''] = written.split('/');
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(written)) return `mailto:${written}`;
  const isHost = /^www\.[a-z0-9-]+\./i.test(host) || DOMAIN.test(host);
  return isHost ? `https://${written}` : undefined;
}

function hintFor(file: ContentFile, target: string, path: string, { own, files, site }: Known): string | undefined {
  const [, written = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  if (/\.mdx?$/.test(path)) {
    const beside = posix.join(posix.dirname(file.file), decode(written));
    const wanted = [beside, posix.join('content', path), path.slice(1)];
    const source = files.find((one) => wanted.includes(one.file));
    if (source) return `write ${addressOf(source)}${rest}: pages have no .md at the end`;
  }
  if (site.base !== '/' && path.startsWith(site.base)) {
    const inside = path.slice(site.base.length - 1);
    if (own.has(inside)) return `write ${inside}${rest}: the base is added by itself`;
  }
  const elsewhere = addressMeant(written);
  if (elsewhere !== undefined) return `write ${elsewhere}${rest}`;
  if (!written.startsWith('/')) {
    const fromRoot = own.nearest(posix.join('/', file.collection, decode(written).replace(/\.mdx?$/, '')));
    if (fromRoot && own.has(fromRoot)) return `did you mean ${fromRoot}${rest}?`;
    if (/\.(?!html?$|php$|aspx?$)[a-z0-9]{2,5}$/i.test(written))
      return 'put files for download into public/, and link to them from the root';
  }
  const near = own.nearest(path);
  return near && `did you mean ${near}${rest}?`;
}

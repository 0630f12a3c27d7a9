import type { Site } from '../schemas/site.ts';
import { addressOf } from './addresses.ts';
import type { ContentFile } from './files.ts';
import { isUnreadable } from './front-matter.ts';
import { type Item, itemsOf } from './item.ts';
import type { Problem } from './problem.ts';
import type { Readable } from './readable.ts';
import { foldPath } from './slug.ts';
import { textOf } from './text-of.ts';

/** Settings that pages and files of the site have links from. */
export type SiteLinks = Pick<Site, 'url' | 'base' | 'nav' | 'social' | 'redirects' | 'security'>;
/** Tells which file that is not published a link leads to, written at a root-relative address. */
type Finder = (target: string, from: string) => ContentFile | undefined;
type Told = Omit<Problem, 'file' | 'line' | 'column' | 'length'>;

/** Stands for the site, so that a path is resolved as a browser does it. */
const ORIGIN = 'https://site.invalid';
/** The social image and the twin of an entry name it as its page does. */
const SOCIAL_IMAGE = /^\/social(\/[^/]+\/[^/]+)\.png$/;
const ENDING = /(?:(?:\/index)?\.html|\.md)?\/*$/;

/** Find links to what is not published, wherever a page gets them from: a text, front matter, an author, `site.config.ts`. */
export function findWithheldLinks(
  files: readonly ContentFile[],
  items: readonly Item[],
  entries: readonly Readable[],
  site: SiteLinks,
): Problem[] {
  const find = createWithheldFinder(items, site);
  const isHidden = hiddenAmong(items, entries);
  const tell = (target: string | undefined, from: string): Told[] => {
    const withheld = target === undefined ? undefined : find(target, from);
    return withheld ? [complaint(`“${target}” leads to ${withheld.file}, which is not published`)] : [];
  };

  const inTexts = files.flatMap((contentFile): Problem[] => {
    const { file, collection } = contentFile;
    const isData = collection === 'authors' || collection === 'services';
    const located = isData || isHidden(contentFile) ? undefined : textOf(contentFile).located;
    if (!located) return [];
    return located.text.links.flatMap((link) =>
      tell(link.target, addressOf(contentFile)).map((told) => ({ ...told, file, ...located.place(link) })),
    );
  });
  const inFields = entries.flatMap((entry) =>
    isHidden(entry)
      ? []
      : linksInFields(entry.parsed).flatMap(([path, target]) =>
          tell(target, addressOf(entry)).flatMap((told) => entry.problemAt(path, told)),
        ),
  );
  const ofAuthors = itemsOf(items, 'authors').flatMap((author): Problem[] => {
    if (author.visibility !== 'visible') return [];
    const { parsed, file, frontMatter } = author;
    const links: [readonly PropertyKey[], string | undefined][] = [
      [['url'], parsed.url],
      ...parsed.links.map(({ url }, index): [PropertyKey[], string] => [['links', index, 'url'], url]),
    ];
    return links.flatMap(([path, target]) =>
      tell(target, addressOf(author)).map((told) => ({ ...told, file, ...frontMatter.locate(path) })),
    );
  });
  const ofSite = [
    ...site.nav.map(({ href }) => href),
    ...site.social.map(({ url }) => url),
    ...Object.values(site.redirects),
    ...[...(site.security?.contact ?? []), site.security?.encryption, site.security?.policy],
  ].flatMap((target) => tell(target, '/').map((told): Problem => ({ ...told, file: 'site.config.ts' })));
  return [...inTexts, ...inFields, ...ofAuthors, ...ofSite];
}

/** Make a finder of withheld pages. A link may name the site’s own host. */
export function createWithheldFinder(items: readonly Item[], { url, base }: Pick<Site, 'url' | 'base'>): Finder {
  const { host } = new URL(url);
  const hidden = items.filter(({ visibility }) => visibility === 'draft' || visibility === 'scheduled');
  const byAddress = new Map(hidden.map((item) => [keyOf(addressOf(item)), item]));
  return (target, from) => {
    if (byAddress.size === 0) return undefined;
    const address = URL.parse(target, ORIGIN + encodeURI(from));
    if (!address) return undefined;
    if (address.origin === ORIGIN) return byAddress.get(keyOf(address.pathname));
    if (address.host !== host || !address.pathname.startsWith(base)) return undefined;
    return byAddress.get(keyOf(address.pathname.slice(base.length - 1)));
  };
}

/** Links of an entry’s front matter that its page has. */
export function linksInFields({ canonical, source, incident }: Readable['parsed']) {
  const links: [readonly PropertyKey[], string | undefined][] = [
    [['canonical'], canonical],
    [['source', 'url'], source?.url],
    [['source', 'archive'], source?.archive],
    ...(incident?.timeline ?? []).map(({ evidence }, index): [PropertyKey[], string | undefined] => {
      return [['incident', 'timeline', index, 'evidence'], evidence];
    }),
    ...(incident?.actions ?? []).map(({ url }, index): [PropertyKey[], string | undefined] => {
      return [['incident', 'actions', index, 'url'], url];
    }),
  ];
  return links.flatMap(([path, target]) => (target === undefined ? [] : [[path, target] as const]));
}

/** Make a test for what is not published, and so may lead to what is not. An entry of which nothing can be read may be a draft. */
export function hiddenAmong(items: readonly Item[], entries: readonly Readable[]): (file: ContentFile) => boolean {
  const hidden = new Set([
    ...items.filter(({ visibility }) => visibility === 'draft' || visibility === 'scheduled').map(({ file }) => file),
    ...entries.filter(({ parsed }) => parsed.draft).map(({ file }) => file),
  ]);
  return ({ file, frontMatter }) => hidden.has(file) || isUnreadable(frontMatter);
}

function complaint(message: string): Told {
  return { id: 'C2', level: 'error', message, hint: 'take the link out until it is' };
}

function keyOf(path: string): string {
  return foldPath(path)
    .replace(/\/{2,}/g, '/')
    .replace(SOCIAL_IMAGE, '$1')
    .replace(ENDING, '');
}

import { textsInCode } from '../markdown/code-of-text.ts';
import type { Text } from '../markdown/text.ts';
import type { Range } from '../markdown/tree.ts';
import type { Site } from '../schemas/site.ts';
import { addressOf } from './addresses.ts';
import type { ContentFile } from './files.ts';
import { isUnreadable } from './front-matter.ts';
import { type Item, itemsOf } from './item.ts';
import { whyKept } from './kept-files.ts';
import type { Problem } from './problem.ts';
import type { Readable } from './readable.ts';
import { foldPath } from './slug.ts';
import { textOf } from './text-of.ts';

/** Settings that pages and files of the site have links from. */
export type SiteLinks = Pick<Site, 'url' | 'base' | 'nav' | 'social' | 'redirects' | 'security'>;
/** Tells which file a link leads to that it may not lead to, written in a file with a page at a root-relative address. */
type Finder = (target: string, from: Origin) => Item | undefined;
/** What a link is in: a content file, or the settings, whose links every page has. */
type Origin = Pick<ContentFile, 'collection' | 'name' | 'file'> | typeof SETTINGS;
type Told = Omit<Problem, 'file' | 'line' | 'column' | 'length'>;

/** Stands for the site, so that a path is resolved as a browser does it. */
const ORIGIN = 'https://site.invalid';
const SETTINGS = { file: 'site.config.ts' } as const;
/** Ports that browsers leave out, each with its scheme; a host sends the reader of one on to the other. */
const USUAL_PORTS = ['', '80', '443'];
/** The social image and the twin of an entry name it as its page does. */
const SOCIAL_IMAGE = /^\/social(\/[^/]+\/[^/]+)\.png$/;
const ENDING = /(?:(?:\/index)?\.html|\.md)?\/*$/;

/**
 * Find links to what is not published, and from elsewhere to what is unlisted, wherever a page gets them from: a text with its
 * code, front matter, an author, `site.config.ts`.
 */
export function findWithheldLinks(
  files: readonly ContentFile[],
  items: readonly Item[],
  entries: readonly Readable[],
  site: SiteLinks,
): Problem[] {
  const find = createWithheldFinder(items, site);
  if (items.every(({ visibility }) => visibility === 'visible')) return [];
  const isHidden = hiddenAmong(items, entries);
  const tell = (target: string | undefined, from: Origin): Told[] => {
    const hidden = target === undefined ? undefined : find(target, from);
    return hidden ? [complaint(`“${target}” leads to ${hidden.file}`, hidden)] : [];
  };

  const inTexts = files.flatMap((contentFile): Problem[] => {
    const { file, collection } = contentFile;
    const isData = collection === 'authors' || collection === 'services';
    const located = isData || isHidden(contentFile) ? undefined : textOf(contentFile).located;
    if (!located) return [];
    return targetsIn(located.text).flatMap((link) =>
      tell(link.target, contentFile).map((told) => ({ ...told, file, ...located.place(link) })),
    );
  });
  const inFields = entries.flatMap((entry) =>
    isHidden(entry)
      ? []
      : linksInFields(entry.parsed).flatMap(([path, target]) =>
          tell(target, entry).flatMap((told) => entry.problemAt(path, told)),
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
      tell(target, author).map((told) => ({ ...told, file, ...frontMatter.locate(path) })),
    );
  });
  const ofSite = [
    ...site.nav.map(({ href }) => href),
    ...site.social.map(({ url }) => url),
    ...Object.values(site.redirects),
    ...[...(site.security?.contact ?? []), site.security?.encryption, site.security?.policy],
  ].flatMap((target) => tell(target, SETTINGS).map((told): Problem => ({ ...told, ...SETTINGS })));
  return [...inTexts, ...inFields, ...ofAuthors, ...ofSite];
}

/**
 * Make a finder of withheld and unlisted pages. A link may name the site’s own host, in any way that leads there. An unlisted
 * entry may be named by itself, and by others of its series that are unlisted too.
 */
export function createWithheldFinder(
  items: readonly Item[],
  { url, base, redirects }: Pick<Site, 'url' | 'base' | 'redirects'>,
): Finder {
  const own = new URL(url);
  const hidden = items.filter(({ visibility }) => visibility !== 'visible');
  const visible = items.filter(({ visibility }) => visibility === 'visible');
  const byAddress = new Map(
    hidden.flatMap((item) => [addressOf(item), ...aliasesOf(item)].map((address) => [keyOf(address), item])),
  );
  // An old address may have been handed on.
  for (const address of [
    ...visible.flatMap((item) => [addressOf(item), ...aliasesOf(item)]),
    ...Object.keys(redirects),
  ]) {
    byAddress.delete(keyOf(address));
  }
  const byFile = new Map(hidden.map((item) => [item.file, item]));
  const folder = keyOf(base);
  const findAt = (path: string): Item | undefined => {
    const key = keyOf(path);
    return byAddress.get(key) ?? (key.startsWith(`${folder}/`) ? byAddress.get(key.slice(folder.length)) : undefined);
  };
  return (target, from) => {
    if (byAddress.size === 0) return undefined;
    const address = URL.parse(target, ORIGIN + ('name' in from ? encodeURI(addressOf(from)) : '/'));
    if (!address || !(address.origin === ORIGIN || isSameHost(address, own))) return undefined;
    const path = address.pathname;
    const item = address.origin === ORIGIN ? findAt(path) : byAddress.get(withoutFolder(keyOf(path), folder));
    return item && mayName(item, byFile.get(from.file)) ? undefined : item;
  };
}

/** True for another spelling of the site’s host: with or without a port and a dot at its end, over http or https. */
function isSameHost({ protocol, hostname, port }: URL, own: URL): boolean {
  if (!/^https?:$/.test(protocol)) return false;
  const isSamePort = port === own.port || (USUAL_PORTS.includes(port) && USUAL_PORTS.includes(own.port));
  return isSamePort && hostname.replace(/\.$/, '') === own.hostname.replace(/\.$/, '');
}

/** The key of an address within the site; empty, which no entry has, for one outside of its folder. */
function withoutFolder(key: string, folder: string): string {
  if (folder === '') return key;
  return key.startsWith(`${folder}/`) ? key.slice(folder.length) : '';
}

function aliasesOf({ parsed }: Item): readonly string[] {
  return 'pubDate' in parsed ? parsed.aliases : [];
}

function mayName(item: Item, from: Item | undefined): boolean {
  if (item.visibility !== 'unlisted' || !('pubDate' in item.parsed)) return false;
  if (from?.file === item.file) return true;
  const isUnlisted = from?.visibility === 'unlisted' && 'pubDate' in from.parsed;
  return isUnlisted && from.parsed.series !== undefined && from.parsed.series === item.parsed.series;
}

/** Everything in a text that leads somewhere, or may: links, all addresses in tags, definitions, and the texts in code. */
function targetsIn(text: Text): (Range & { readonly target: string })[] {
  const inCode = textsInCode(text).map(({ from, to, value }) => ({ from, to, target: value }));
  const linked = new Set(text.links.map(({ target }) => target));
  const defined = text.definedTargets.filter(({ target }) => !linked.has(target));
  const all = [...text.links, ...defined, ...text.addresses, ...inCode];
  return [...new Map(all.toReversed().map((one) => [`${one.from} ${one.target}`, one])).values()].sort(
    (a, b) => a.from - b.from,
  );
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

function complaint(leads: string, { visibility, collection }: Item): Told {
  const isPerson = collection === 'authors' || collection === 'services';
  const isQuiet = isPerson && visibility === 'unlisted';
  const why = isQuiet ? 'has no page, since only unlisted entries name it' : whyKept({ visibility });
  const until = visibility === 'unlisted' ? ', or unlisted: true out of that file' : ' until it is';
  return {
    ...{ id: 'C2', level: 'error', message: `${leads}, which ${why}` },
    hint: `take the link out${isQuiet ? '' : until}`,
    canBeShown: true,
  };
}

function keyOf(path: string): string {
  return foldPath(path)
    .replace(/%2f/g, '/')
    .replace(/\/{2,}/g, '/')
    .replace(SOCIAL_IMAGE, '$1')
    .replace(ENDING, '');
}

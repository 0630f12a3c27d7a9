import { baseOf, type FeedItem } from './item.ts';
import type { Scope } from './scope.ts';
import { escapeAttribute, escapeXml } from './xml.ts';

/** The formats that exist for every scope, and the file that holds the newest entries in each. */
export const FORMATS = {
  rss: { file: 'rss.xml', folder: 'rss', extension: 'xml', type: 'application/rss+xml', label: 'RSS' },
  atom: { file: 'atom.xml', folder: 'atom', extension: 'xml', type: 'application/atom+xml', label: 'Atom' },
  json: { file: 'feed.json', folder: 'feed', extension: 'json', type: 'application/feed+json', label: 'JSON Feed' },
} as const;

export type Format = keyof typeof FORMATS;

export const FORMAT_NAMES = ['rss', 'atom', 'json'] as const satisfies readonly Format[];

/** How long the document of the newest entries may be, in bytes, before the oldest of them become summaries. */
export const BUDGET = 256 * 1024;

/** One document of a feed: the one that readers subscribe to, or an archive (RFC 5005, section 4). */
export interface FeedDocument<Item = FeedItem> {
  readonly scope: Scope;
  /** Number of the archive, from 1 for the oldest entries; undefined for the document of the newest. */
  readonly archive?: number | undefined;
  /** How many archives there are. */
  readonly archives: number;
  /** Newest first. */
  readonly items: readonly Item[];
}

/**
 * Cut entries into the document of the newest and archives of equal size. Archives are counted from the oldest entry, so
 * that a new entry changes none but the newest of them.
 *
 * @param items newest first.
 * @param archived whether there are archives; without them what is older than the newest is in no document.
 */
export function cutDocuments<Item>(
  scope: Scope,
  items: readonly Item[],
  limit: number,
  archived = true,
): FeedDocument<Item>[] {
  const newest = items.slice(0, limit);
  const older = archived ? items.slice(limit).reverse() : [];
  const archives = Math.ceil(older.length / limit);
  return [
    { scope, archives, items: newest },
    ...Array.from({ length: archives }, (_, index) => ({
      scope,
      archives,
      archive: index + 1,
      items: older.slice(index * limit, (index + 1) * limit).reverse(),
    })),
  ];
}

/** Root-relative path of a document in one format. */
export function documentPath(
  { scope, archive }: { readonly scope: Pick<Scope, 'path'>; readonly archive?: number | undefined },
  format: Format,
): string {
  const { file, folder, extension } = FORMATS[format];
  return archive === undefined ? `${scope.path}${file}` : `${scope.path}${folder}/archive/${archive}.${extension}`;
}

/** What a file of a finished site is, when it is one of the three formats. */
export interface FeedFileName {
  readonly format: Format;
  /** Root-relative path of the scope: `/`, `/tags/sqlite/`. */
  readonly scopePath: string;
  readonly isArchive: boolean;
}

/** Recognise a document of a feed by its path, which begins without a slash; undefined for any other file. */
export function recogniseFeed(file: string): FeedFileName | undefined {
  const archive = /^(.*?)([^/]+)\/archive\/\d+\.(\w+)$/.exec(file);
  const [, scope = '', folder, extension] = archive ?? /^(.*?)([^/]+)\.(\w+)$/.exec(file) ?? [];
  const format = FORMAT_NAMES.find((name) => {
    const known = FORMATS[name];
    return (archive ? folder : `${folder}.${extension}`) === (archive ? known.folder : known.file);
  });
  if (format === undefined || extension !== FORMATS[format].extension) return undefined;
  return { format, scopePath: `/${scope}`, isArchive: archive !== null };
}

/** The documents before and after one, where there are any; `current` is where to subscribe. */
export function documentLinks(document: FeedDocument<unknown>, format: Format) {
  const { scope, archive, archives } = document;
  const at = (number: number) =>
    number >= 1 && number <= archives ? documentPath({ scope, archive: number }, format) : undefined;
  return {
    self: documentPath(document, format),
    current: archive === undefined ? undefined : documentPath({ scope }, format),
    previous: at(archive === undefined ? archives : archive - 1),
    next: archive === undefined ? undefined : at(archive + 1),
  };
}

/** The latest change of anything in the document; undefined when it is empty. */
export function latestUpdate({ items }: Pick<FeedDocument, 'items'>): string | undefined {
  // By the moment: two dates of one zone may have different offsets.
  const isLater = (a: string, b: string) => Date.parse(a) > Date.parse(b);
  return items
    .map(({ updated }) => updated)
    .reduce<string | undefined>((a, b) => (a && isLater(a, b) ? a : b), undefined);
}

/**
 * Keep the document of the newest entries within the budget: the oldest of them lose their text and keep their summary, and so
 * does one that has no room even alone. The same ones in every format, so that all formats say the same.
 *
 * @param writers give the document in each format.
 */
export async function withinBudget(
  document: FeedDocument,
  writers: readonly ((document: FeedDocument) => string | Promise<string>)[],
): Promise<FeedDocument> {
  if (document.archive !== undefined) return document;
  const bare = { ...document, items: document.items.map(summarize) };
  const written = await Promise.all(writers.map((write) => write(bare)));
  const room = BUDGET - Math.max(...written.map((text) => Buffer.byteLength(text)));
  let left = room;
  const items = document.items.map((item) => {
    const length = lengthOf(item);
    if (length > room) return summarize(item);
    left -= length;
    return left < 0 ? summarize(item) : item;
  });
  return { ...document, items };
}

function summarize(item: FeedItem): FeedItem {
  return { ...item, html: undefined };
}

/** Bytes of an item's text in the format that spends most, the elements around it included. */
function lengthOf(item: FeedItem): number {
  const { html = '' } = item;
  const base = Buffer.byteLength(escapeAttribute(baseOf(item) ?? ''));
  return Math.max(Buffer.byteLength(escapeXml(html)) + base, Buffer.byteLength(JSON.stringify(html))) + 64;
}

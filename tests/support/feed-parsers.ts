import { extractFromJson, extractFromXml } from '@extractus/feed-extractor';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { parseXml } from './xml.ts';

/** What other people's parsers read of an item. */
export interface ParsedItem {
  readonly id: unknown;
  readonly title: unknown;
  readonly link: unknown;
  /** Epoch milliseconds. */
  readonly published: number;
  readonly html: unknown;
}

/** Read an RSS 2.0 document with each parser. */
export async function parseRss(xml: string): Promise<Readonly<Record<string, readonly ParsedItem[]>>> {
  const { items } = await rssParser.parseString(xml);
  return {
    'rss-parser': items.map((item) => parsed(item.guid, item.title, item.link, item.pubDate, item['content:encoded'])),
    feedsmith: (parseRssFeed(xml).items ?? []).map((item) =>
      parsed(item.guid?.value, item.title, item.link, item.pubDate, item.content?.encoded),
    ),
    'feed-extractor': extracted(
      extractFromXml(xml, { ...PLAIN, getExtraEntryFields: (raw) => ({ html: text(raw['content:encoded']) }) }),
    ),
  };
}

/** Read an Atom document with each parser. */
export async function parseAtom(xml: string): Promise<Readonly<Record<string, readonly ParsedItem[]>>> {
  const { items } = await rssParser.parseString(xml);
  return {
    'rss-parser': items.map((item) => parsed(item.id, item.title, item.link, item.pubDate, item.content)),
    feedsmith: (parseAtomFeed(xml).entries ?? []).map((entry) =>
      parsed(entry.id, entry.title?.value, entry.links?.[0]?.href, entry.published, entry.content?.value),
    ),
    // Its own `published` is the date of the last change, so the date is taken from the raw entry.
    'feed-extractor': extracted(
      extractFromXml(xml, {
        ...PLAIN,
        getExtraEntryFields: ({ content, published }) => ({ html: text(content), published }),
      }),
    ),
  };
}

/** Read a JSON Feed with each parser; rss-parser reads XML only. */
export function parseJson(json: string): Readonly<Record<string, readonly ParsedItem[]>> {
  return {
    feedsmith: (parseJsonFeed(json).items ?? []).map((item) =>
      parsed(item.id, item.title, item.url, item.date_published, item.content_html),
    ),
    'feed-extractor': extracted(
      extractFromJson(json, { ...PLAIN, getExtraEntryFields: ({ content_html }) => ({ html: content_html }) }),
    ),
  };
}

const PLAIN = { descriptionMaxLen: 0 };
const rssParser = new Parser<object, { readonly id?: string; readonly 'content:encoded'?: string }>();

function extracted({ entries = [] }: ReturnType<typeof extractFromXml>): ParsedItem[] {
  // An empty feed has one entry of nothing there.
  return entries
    .filter(({ link }) => link)
    .map(({ id, title, link, published, html }) => parsed(id, title, link, published, html));
}

function parsed(id: unknown, title: unknown, link: unknown, published: unknown, html: unknown): ParsedItem {
  return { id, title, link, published: Date.parse(String(published)), html };
}

/** feed-extractor hands out extra fields with their references unresolved. */
function text(raw: unknown): string | undefined {
  if (typeof raw === 'object' && raw !== null && '#text' in raw) return text(raw['#text']);
  return typeof raw === 'string' ? parseXml(`<x>${raw}</x>`).text : undefined;
}

import { z } from 'astro/zod';
import { textOfHtml } from './feed-html.ts';
import { childText, parseXml, type XmlElement } from './xml.ts';

/** One item as a feed says it; the same in every format. */
export interface ReadItem {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly summary: string;
  /** Undefined where the summary stands alone. */
  readonly html?: string | undefined;
  /** Epoch seconds. */
  readonly published: number;
  readonly updated: number;
  /** All of them, with a comma between two. */
  readonly authors: string;
  readonly tags: readonly string[];
  readonly image?: string | undefined;
}

/** A feed document with the links that tie it to others. */
export interface ReadFeed {
  readonly title: string;
  readonly self: string;
  /** The page that shows the same. */
  readonly home: string;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  readonly current?: string | undefined;
  readonly hub?: string | undefined;
  readonly isArchive: boolean;
  /** Epoch seconds. */
  readonly updated?: number | undefined;
  readonly items: readonly ReadItem[];
}

const STYLESHEET =
  /^<\?xml version="1.0" encoding="UTF-8"\?>\n<\?xml-stylesheet href="\/([^"]+\/)?feed.css" type="text\/css"\?>\n</;
const RFC_822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/**
 * Read a feed document of any of the three formats, by the name of its file.
 *
 * @throws when it is not well-formed, lacks something that its format demands, or says something twice.
 */
export function readFeed(file: string, text: string): ReadFeed {
  if (file.endsWith('.json')) return readJson(text);
  if (!STYLESHEET.test(text)) throw new Error('does not begin with a declaration and a stylesheet that has a type');
  return /(^|\/)rss(\.xml$|\/archive\/)/.test(file) ? readRss(text) : readAtom(text);
}

function readRss(text: string): ReadFeed {
  const root = parseXml(text);
  demand(root.name === 'rss' && root.attributes.version === '2.0', 'is not RSS 2.0');
  const channel = one(root, 'channel');
  const link = (rel: string) => links(channel, 'atom:link', rel)?.attributes.href;
  const items = all(channel, 'item').map(readRssItem);
  const built = childText(channel, 'lastBuildDate');
  demand((built === undefined) === (items.length === 0), 'has lastBuildDate without items, or none with');
  one(channel, 'description');
  demand(/^[A-Za-z-]+$/.test(one(channel, 'language').text), 'has no language');
  demand(
    link('self') === undefined || links(channel, 'atom:link', 'self')?.attributes.type === 'application/rss+xml',
    'self has no type',
  );
  return {
    title: one(channel, 'title').text,
    self: link('self') ?? fail('has no self link'),
    home: one(channel, 'link').text,
    ...{ previous: link('prev-archive'), next: link('next-archive'), current: link('current'), hub: link('hub') },
    isArchive: all(channel, 'fh:archive').length === 1,
    updated: built === undefined ? undefined : rfc822(built),
    items,
  };
}

function readRssItem(item: XmlElement): ReadItem {
  const names = item.children.map(({ name }) => name);
  const content = all(item, 'content:encoded');
  demand(content.length < 2, 'has two texts');
  demand(content.length === 0 || names.indexOf('content:encoded') > names.indexOf('description'), 'has its text first');
  demand(!names.includes('author'), 'has an author, which would have to be an e-mail address');
  const guid = one(item, 'guid');
  demand(guid.attributes.isPermaLink === 'false', 'has a guid that claims to be a link');
  const published = rfc822(one(item, 'pubDate').text);
  const modified = childText(item, 'dcterms:modified');
  return {
    ...{ id: guid.text, title: one(item, 'title').text, url: one(item, 'link').text },
    ...{ summary: textOfHtml(one(item, 'description').text), html: content[0]?.text },
    ...{ published, updated: modified === undefined ? published : rfc3339(modified) },
    authors: one(item, 'dc:creator').text,
    tags: all(item, 'category').map(({ text }) => text),
    image: all(item, 'media:content')[0]?.attributes.url,
  };
}

function readAtom(text: string): ReadFeed {
  const root = parseXml(text);
  demand(root.name === 'feed' && root.attributes.xmlns === 'http://www.w3.org/2005/Atom', 'is not Atom');
  demand(root.attributes['xml:lang'], 'has no language');
  const link = (rel: string) => links(root, 'link', rel)?.attributes.href;
  one(one(root, 'author'), 'name');
  demand(/^tag:/.test(one(root, 'id').text), 'has no id');
  return {
    title: one(root, 'title').text,
    self: link('self') ?? fail('has no self link'),
    home: link('alternate') ?? fail('has no page'),
    ...{ previous: link('prev-archive'), next: link('next-archive'), current: link('current'), hub: link('hub') },
    isArchive: all(root, 'fh:archive').length === 1,
    updated: rfc3339(one(root, 'updated').text) || undefined,
    items: all(root, 'entry').map(readAtomEntry),
  };
}

function readAtomEntry(entry: XmlElement): ReadItem {
  const content = all(entry, 'content');
  const summary = one(entry, 'summary');
  demand(content.length < 2, 'has two texts');
  demand(
    [summary, ...content].every(({ attributes }) => attributes.type === 'html'),
    'has a text that is not HTML',
  );
  return {
    ...{ id: one(entry, 'id').text, title: one(entry, 'title').text, summary: textOfHtml(summary.text) },
    url: links(entry, 'link', 'alternate')?.attributes.href ?? fail('has no link'),
    html: content[0]?.text,
    published: rfc3339(one(entry, 'published').text),
    updated: rfc3339(one(entry, 'updated').text),
    authors: some(entry, 'author')
      .map((author) => one(author, 'name').text)
      .join(', '),
    tags: all(entry, 'category').map(({ attributes }) => attributes.term ?? fail('has a category without a term')),
    image: links(entry, 'link', 'related')?.attributes.href,
  };
}

const date = z.string().regex(RFC_3339);
const absolute = z.string().regex(/^https:\/\//);
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: absolute,
  feed_url: absolute,
  next_url: absolute.optional(),
  description: z.string().min(1),
  language: z.string().min(1),
  hubs: z.array(z.strictObject({ type: z.literal('WebSub'), url: absolute })).optional(),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: absolute,
      title: z.string().min(1),
      summary: z.string().min(1).optional(),
      content_html: z.string().optional(),
      content_text: z.string().optional(),
      date_published: date,
      date_modified: date,
      authors: z.array(z.strictObject({ name: z.string().min(1), url: absolute })).min(1),
      tags: z.array(z.string()),
      image: absolute.optional(),
    }),
  ),
});

function readJson(text: string): ReadFeed {
  const feed = jsonFeed.parse(JSON.parse(text));
  return {
    ...{ title: feed.title, self: feed.feed_url, home: feed.home_page_url, previous: feed.next_url },
    hub: feed.hubs?.[0]?.url,
    isArchive: /\/feed\/archive\/\d+\.json$/.test(feed.feed_url),
    items: feed.items.map((item) => {
      demand((item.content_html === undefined) !== (item.content_text === undefined), 'has two texts or none');
      demand((item.summary === undefined) !== (item.content_text === undefined), 'has two summaries or none');
      const summary = item.summary ?? item.content_text ?? '';
      return {
        ...{ id: item.id, title: item.title, url: item.url, summary, html: item.content_html },
        ...{ published: rfc3339(item.date_published), updated: rfc3339(item.date_modified) },
        ...{ authors: item.authors.map(({ name }) => name).join(', '), tags: item.tags, image: item.image },
      };
    }),
  };
}

function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function some(element: XmlElement, name: string): XmlElement[] {
  const found = all(element, name);
  demand(found.length > 0, `has no ${name}`);
  return found;
}

function one(element: XmlElement, name: string): XmlElement {
  const [found, ...more] = all(element, name);
  if (!found || more.length > 0) throw new Error(`${element.name} has ${found ? 'two' : 'no'} ${name}`);
  return found;
}

function links(element: XmlElement, name: string, rel: string): XmlElement | undefined {
  const found = all(element, name).filter(({ attributes }) => attributes.rel === rel);
  demand(found.length < 2, `has two links ${rel}`);
  demand(
    found.every(({ attributes }) => /^https:\/\//.test(attributes.href ?? '')),
    `${rel} is not absolute`,
  );
  return found[0];
}

function rfc822(text: string): number {
  demand(RFC_822.test(text) && new Date(text).toUTCString() === text, `${text} is not as RFC 822 wants it`);
  return Date.parse(text) / 1000;
}

function rfc3339(text: string): number {
  demand(RFC_3339.test(text) && !Number.isNaN(Date.parse(text)), `${text} is not as RFC 3339 wants it`);
  return Date.parse(text) / 1000;
}

function demand(condition: unknown, message: string): void {
  if (!condition) fail(message);
}

function fail(message: string): never {
  throw new Error(message);
}

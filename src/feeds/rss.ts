import { getRssString } from '@astrojs/rss';
import type { Site } from '../schemas/site.ts';
import { absolute, href } from '../site.ts';
import { documentLinks, type FeedDocument, latestUpdate } from './document.ts';
import { baseOf, type FeedItem, joinNames, plainSummary } from './item.ts';
import { escapeAttribute, escapeHtml, escapeXml, stylesheetLine } from './xml.ts';

const XMLNS = {
  atom: 'http://www.w3.org/2005/Atom',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  fh: 'http://purl.org/syndication/history/1.0',
  media: 'http://search.yahoo.com/mrss/',
};

/**
 * RSS 2.0. The structure is @astrojs/rss's; every text is put in afterwards, since the package parses custom data again
 * (`007` becomes `7`) and escapes in a way that some readers decode twice.
 *
 * All names go into one `dc:creator`, because an RSS `author` must be an e-mail address, and of several creators some readers
 * show the first alone, some the last. Dates keep the offset of the site's zone, which the package would take away; the guid
 * is not a link. An item's `description` is read as HTML
 * (https://www.rssboard.org/rss-profile#element-channel-item-description); every other text here is plain.
 */
export async function writeRss(site: Site, document: FeedDocument): Promise<string> {
  const texts = createPlaceholders();
  const { scope } = document;
  const link = (rel: string, path: string | undefined) =>
    path ? atomLink(rel, texts.hold(absolute(site, path)), 'application/rss+xml') : '';
  const links = documentLinks(document, 'rss');
  const updated = latestUpdate(document);
  const xml = await getRssString({
    title: texts.hold(scope.title),
    description: texts.hold(scope.description),
    site: absolute(site, scope.path),
    xmlns: XMLNS,
    customData: [
      `<language>${texts.hold(site.lang)}</language>`,
      updated ? `<lastBuildDate>${texts.hold(toRfc822(updated))}</lastBuildDate>` : '',
      '<generator>Afterword</generator>',
      link('self', links.self),
      link('prev-archive', links.previous),
      link('next-archive', links.next),
      link('current', links.current),
      site.feeds.hub ? atomLink('hub', texts.hold(site.feeds.hub)) : '',
      document.archive === undefined ? '' : '<fh:archive/>',
    ].join(''),
    items: document.items.map((item) => ({
      title: texts.hold(item.title),
      description: texts.hold(escapeHtml(item.summary)),
      link: item.url,
      ...(item.html !== undefined && { content: texts.hold(item.html) }),
      categories: item.tags.map(texts.hold),
      customData: customData(item, texts.hold),
    })),
  });
  const stylesheet = stylesheetLine(href(site, '/feed.css'));
  const declared = xml.replace(/^<\?xml[^>]*\?>/, (line) => `${line}\n${stylesheet}\n`);
  const bases = document.items.map(baseOf).values();
  // The package gives an item no attributes.
  const based = declared.replaceAll('<item>', (start) => {
    const base = bases.next().value;
    return base === undefined ? start : `<item xml:base="${texts.hold(base)}">`;
  });
  return `${texts.fill(based).trimEnd()}\n`;
}

function customData(item: FeedItem, hold: (text: string) => string): string {
  const abstract = plainSummary(item);
  return [
    `<guid isPermaLink="false">${hold(item.id)}</guid>`,
    `<pubDate>${hold(toRfc822(item.published))}</pubDate>`,
    `<dc:creator>${hold(joinNames(item.authors))}</dc:creator>`,
    Date.parse(item.updated) > Date.parse(item.published)
      ? `<dcterms:modified>${hold(item.updated)}</dcterms:modified>`
      : '',
    abstract === undefined ? '' : `<dcterms:abstract>${hold(abstract)}</dcterms:abstract>`,
    item.image ? `<media:content url="${hold(item.image.url)}" type="${hold(item.image.type)}" medium="image"/>` : '',
  ].join('');
}

function atomLink(rel: string, address: string, type?: string): string {
  return `<atom:link rel="${rel}" href="${address}"${type ? ` type="${type}"` : ''}/>`;
}

/** RFC 822 with a four-digit year, as RSS 2.0 wants it, of an RFC 3339 instant, whose offset it keeps. */
export function toRfc822(instant: string): string {
  const [offset] = /[+-]\d\d:\d\d$/.exec(instant) ?? [];
  const written = new Date(offset ? instant.replace(offset, 'Z') : instant).toUTCString();
  return offset ? written.replace('GMT', offset.replace(':', '')) : written;
}

/** Stand-ins that pass through the package untouched, and the texts that take their place at the end, in one pass. */
function createPlaceholders() {
  const texts: string[] = [];
  return {
    hold: (text: string): string => `\uE000${texts.push(text) - 1}\uE001`,
    fill: (xml: string): string =>
      xml.replace(/(=")?\uE000(\d+)\uE001/g, (_, quote: string | undefined, index: string) => {
        const text = texts[Number(index)] ?? '';
        return quote ? `${quote}${escapeAttribute(text)}` : escapeXml(text);
      }),
  };
}

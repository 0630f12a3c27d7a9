import type { Site } from '../schemas/site.ts';
import { absolute, href } from '../site.ts';
import { documentLinks, type FeedDocument, latestUpdate } from './document.ts';
import { baseOf, type FeedItem, plainSummary } from './item.ts';
import { element, escapeHtml, parent, stylesheetLine } from './xml.ts';

const DCTERMS = 'http://purl.org/dc/terms/';

/** Atom 1.0 (RFC 4287), with archives (RFC 5005). An empty feed has no date, which Atom demands: it says 1970. */
export function writeAtom(site: Site, document: FeedDocument): string {
  const { scope, archive } = document;
  const links = documentLinks(document, 'atom');
  const link = (rel: string, path: string | undefined, type = 'application/atom+xml') =>
    path ? [element('link', undefined, { rel, href: absolute(site, path), type })] : [];
  const feed = parent(
    'feed',
    [
      element('id', feedId(site, document)),
      element('title', scope.title),
      element('subtitle', scope.description),
      element('updated', latestUpdate(document) ?? '1970-01-01T00:00:00Z'),
      parent('author', [element('name', site.title), element('uri', absolute(site, '/'))]),
      element('generator', 'Afterword'),
      ...link('alternate', scope.path, 'text/html'),
      ...link('self', links.self),
      ...link('prev-archive', links.previous),
      ...link('next-archive', links.next),
      ...link('current', links.current),
      ...(site.feeds.hub ? [element('link', undefined, { rel: 'hub', href: site.feeds.hub })] : []),
      ...(archive === undefined ? [] : [element('fh:archive')]),
      ...document.items.map(writeEntry),
    ],
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xmlns:fh': archive === undefined ? undefined : 'http://purl.org/syndication/history/1.0',
      'xml:lang': site.lang,
    },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${stylesheetLine(href(site, '/feed.css'))}\n${feed}\n`;
}

/** Identity of a feed: minted like those of entries, so that it outlives a change of the site’s address. */
export function feedId({ idAuthority }: Pick<Site, 'idAuthority'>, { scope, archive }: FeedDocument): string {
  const path = encodeURI(scope.path === '/' ? '/all/' : scope.path);
  return `tag:${idAuthority}:feeds${path}${archive === undefined ? 'current' : `archive/${archive}`}`;
}

/** A summary is HTML as the text is: rss2email takes a plain one for the better of the two. */
function writeEntry(item: FeedItem): string {
  const abstract = plainSummary(item);
  const children = [
    element('id', item.id),
    element('title', item.title),
    element('link', undefined, { rel: 'alternate', href: item.url, type: 'text/html' }),
    ...(item.image
      ? [element('link', undefined, { rel: 'related', href: item.image.url, type: item.image.type })]
      : []),
    element('published', item.published),
    element('updated', item.updated),
    ...item.authors.map(({ name, url }) => parent('author', [element('name', name), element('uri', url)])),
    ...item.tags.map((label) => element('category', undefined, { term: label })),
    element('summary', escapeHtml(item.summary), { type: 'html' }),
    ...(abstract === undefined ? [] : [element('dcterms:abstract', abstract, { 'xmlns:dcterms': DCTERMS })]),
    ...(item.html === undefined ? [] : [element('content', item.html, { type: 'html' })]),
  ];
  return parent('entry', children, { 'xml:base': baseOf(item) });
}

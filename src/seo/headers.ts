import { FORMAT_NAMES, FORMATS, type Format } from '../feeds/document.ts';
import type { Site } from '../schemas/site.ts';
import { absolute, href } from '../site.ts';
import { securityHeaders } from './policy.ts';

type Rule = readonly [path: string, headers: Readonly<Record<string, string>>];

/**
 * What the feeds of each format are served as. Browsers show `application/rss+xml` and `application/atom+xml` as source text;
 * as `application/xml` a feed gets its stylesheet. Feed readers take all of them.
 */
const FEED_TYPES: Readonly<Record<Format, string>> = {
  rss: 'application/xml',
  atom: 'application/xml',
  json: 'application/feed+json',
};

/**
 * Texts for machines. No rule can speak of the Markdown twins: hosts disagree about a placeholder with an ending, and one rule
 * for each would be too many. They know `.md` by themselves.
 */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '/llms.txt': 'text/plain',
  '/.well-known/security.txt': 'text/plain',
};

/** Other files to subscribe to. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  '/rss.json': 'application/json',
  '/feeds.opml': 'text/x-opml',
  '/postmortems/incidents.ics': 'text/calendar',
};

/**
 * Where feeds lie: those of the site, of a collection, of a tag, author or service. Every feed meets exactly one rule, since
 * hosts join the values of two; so each depth has a rule of its own. A star would do for all depths, but hosts disagree
 * whether it also stands for no folder at all, while a placeholder is one segment everywhere. On Cloudflare Pages no name of
 * a placeholder may begin with another one.
 */
const SCOPES = ['/', '/:section/', '/:section/:name/'];

const FOR_EVER = 'public, max-age=31536000, immutable';
/** A reader that asks too often is answered by a cache; none is told old news for long. */
const BRIEFLY = 'public, max-age=300, must-revalidate';

/**
 * The `_headers` file of static hosts: the security policy everywhere, long caching where names carry a digest, the types of
 * feeds. The main feeds name the hub and themselves, as WebSub (https://www.w3.org/TR/websub/#discovery) has it; all others
 * do so in their text.
 */
export function writeHeaders(site: Pick<Site, 'url' | 'base' | 'feeds'>): string {
  const rules: Rule[] = [
    ['/*', securityHeaders()],
    ['/_astro/*', { 'Cache-Control': FOR_EVER }],
    ['/search/index/*', { 'Cache-Control': FOR_EVER }],
    ...FORMAT_NAMES.flatMap((format) => feedRules(site, format)),
    ...Object.entries(OTHER_TYPES).map(([path, type]): Rule => [path, feedHeaders(type)]),
    ...Object.entries(TEXT_TYPES).map(([path, type]): Rule => [path, { 'Content-Type': `${type}; charset=utf-8` }]),
    ['/data/site.db', { 'Content-Type': 'application/vnd.sqlite3' }],
  ];
  return rules
    .map(([path, headers]) => [
      href(site, path),
      ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    ])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function feedRules(site: Pick<Site, 'url' | 'base' | 'feeds'>, format: Format): Rule[] {
  const { file, folder } = FORMATS[format];
  const headers = feedHeaders(FEED_TYPES[format]);
  return SCOPES.flatMap((scope): Rule[] => [
    [`${scope}${file}`, scope === '/' ? { ...headers, ...hubLinks(site, `/${file}`) } : headers],
    [`${scope}${folder}/archive/*`, headers],
  ]);
}

function feedHeaders(type: string): Readonly<Record<string, string>> {
  return { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': BRIEFLY };
}

function hubLinks(site: Pick<Site, 'url' | 'base' | 'feeds'>, path: string): Readonly<Record<string, string>> {
  if (site.feeds.hub === undefined) return {};
  // As a URL it has neither spaces nor angle brackets, which would end the link.
  const hub = new URL(site.feeds.hub).href;
  return { Link: `<${hub}>; rel="hub", <${absolute(site, path)}>; rel="self"` };
}

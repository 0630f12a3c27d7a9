import type { Site } from '../schemas/site.ts';
import { href } from '../site.ts';
import { securityHeaders } from './policy.ts';

/** The `_headers` file of static hosts: the security policy everywhere, long caching where names carry a digest. */
export function writeHeaders(site: Pick<Site, 'base'>): string {
  const blocks: [string, Readonly<Record<string, string>>][] = [
    ['/*', securityHeaders()],
    ['/_astro/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }],
    ['/search/index/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }],
    ['/rss.xml', { 'Content-Type': 'application/rss+xml; charset=utf-8' }],
    ['/data/site.db', { 'Content-Type': 'application/vnd.sqlite3' }],
  ];
  return blocks
    .map(([path, headers]) => [
      href(site, path),
      ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    ])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

import { FORMATS, recogniseFeed } from '../feeds/document.ts';
import { escapeAttribute, escapeXml } from '../feeds/xml.ts';
import type { Site } from '../schemas/site.ts';
import { CONTENT_SECURITY_POLICY } from './policy.ts';
import type { Redirect } from './redirects.ts';

/** The page at an old address: it says where the new one is, and goes there by itself. A feed is named to readers besides. */
export function writeRedirectPage(
  site: Pick<Site, 'url' | 'lang'>,
  { to, feed }: Pick<Redirect, 'to' | 'feed'>,
): string {
  const address = new URL(to, site.url).href;
  const named = recogniseFeed(feed?.slice(1) ?? '');
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(site.lang)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Moved</title>
    <meta http-equiv="refresh" content="0; url=${escapeAttribute(to)}">
    <meta name="robots" content="noindex">
    <link rel="canonical" href="${escapeAttribute(address)}">
${named ? `    <link rel="alternate" type="${FORMATS[named.format].type}" href="${escapeAttribute(to)}">\n` : ''}  </head>
  <body>
    <main>
      <h1>This page has moved</h1>
      <p>It is now at <a href="${escapeAttribute(to)}">${escapeXml(address)}</a>.</p>
    </main>
  </body>
</html>
`;
}

import type { Site } from '../schemas/site.ts';
import { absolute } from '../site.ts';
import { documentPath } from './document.ts';
import type { Scope } from './scope.ts';
import { element, parent } from './xml.ts';

/** OPML 2.0 (http://opml.org/spec2.opml): every feed of the site, so that a reader can take all at once. */
export function writeOpml(site: Pick<Site, 'title' | 'url' | 'base'>, scopes: readonly Scope[]): string {
  const outlines = scopes.map((scope) =>
    element('outline', undefined, {
      type: 'rss',
      text: scope.title,
      title: scope.title,
      description: scope.description,
      xmlUrl: absolute(site, documentPath({ scope }, 'rss')),
      htmlUrl: absolute(site, scope.path),
    }),
  );
  const opml = parent(
    'opml',
    [parent('head', [element('title', `Feeds of ${site.title}`)]), parent('body', outlines)],
    { version: '2.0' },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opml}\n`;
}

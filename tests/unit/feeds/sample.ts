import type { FeedDocument } from '../../../src/feeds/document.ts';
import type { FeedItem } from '../../../src/feeds/item.ts';
import type { Scope } from '../../../src/feeds/scope.ts';
import { makeSite } from '../site.ts';

/** A site that does not have the whole domain, and whose texts hold markup. */
export const SITE = makeSite({ base: '/notes/', lang: 'de', title: 'Notes & more', description: 'What <broke>.' });

export const SCOPE: Scope = { path: '/', title: SITE.title, description: SITE.description, kind: 'site' };

export const ITEM: FeedItem = {
  ...{ id: 'tag:example.org,2025:blog/pool', title: 'Pool exhausted', slug: 'pool', path: '/blog/pool/' },
  ...{ url: 'https://example.org/notes/blog/pool/', summary: 'Why.', html: '<p>All of it.</p>' },
  ...{ published: '2025-04-02T10:16:00Z', updated: '2025-04-03T00:00:00Z', tags: ['SQLite', 'C++'] },
  authors: [
    { name: 'Ada Lovelace', url: 'https://example.org/notes/authors/ada/' },
    { name: 'Grace Hopper', url: 'https://example.org/notes/authors/grace/' },
  ],
};

/** A document with these items, each the sample with changes. */
export function documentOf(items: readonly Partial<FeedItem>[], more: Partial<FeedDocument> = {}): FeedDocument {
  return { scope: SCOPE, archives: 0, items: items.map((item) => ({ ...ITEM, ...item })), ...more };
}

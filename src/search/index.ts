import { createHash } from 'node:crypto';
import type { Entry } from '../entries/entry.ts';
import type { Outline } from '../markdown/outline.ts';
import type { Site } from '../schemas/site.ts';
import { href } from '../site.ts';
import type { SearchDocument } from './document.ts';

/** What the index holds of one entry. */
export function makeSearchDocument(
  site: Pick<Site, 'base'>,
  { entry, outline }: { readonly entry: Entry; readonly outline: Outline },
): SearchDocument {
  return {
    title: entry.title,
    description: entry.description,
    url: href(site, entry.path),
    date: entry.published.day,
    kind: entry.collection === 'blog' ? 'Post' : 'Post-mortem',
    tags: entry.tags.map(({ label }) => label),
    sections: outline.sections.map(({ id, heading, text }) => ({ id, heading, text })),
  };
}

/** The index as a file whose folder is named by its content, so that it can be cached for ever. */
export function writeIndex(documents: readonly SearchDocument[]): { readonly hash: string; readonly json: string } {
  const json = JSON.stringify(documents);
  return { hash: createHash('sha256').update(json).digest('hex').slice(0, 12), json };
}

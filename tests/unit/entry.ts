import { z } from 'astro/zod';
import { createDirectory } from '../../src/entries/directory.ts';
import { type Entry, makeEntry } from '../../src/entries/entry.ts';
import { collectionSchemas } from '../../src/schemas/collections.ts';
import { makeSite } from './site.ts';

/** People and services that the entries of tests may name. */
export const AUTHORS = [
  { id: 'ada', name: 'Ada Lovelace', aliases: ['Countess'] },
  { id: 'grace', name: 'Grace Hopper', aliases: [] },
];
export const SERVICES = [
  { id: 'api', name: 'API', aliases: ['gateway'] },
  { id: 'web', name: 'Website', aliases: [] },
];

const BASICS = { title: 'A title', description: 'A description.', pubDate: '2025-04-02', author: 'ada' };
const site = makeSite();
const schemas = collectionSchemas(site, () => z.string());
const directories = { author: createDirectory(AUTHORS), service: createDirectory(SERVICES) };

/** A post or report made of front matter by the real schema; `path` is like `blog/pool`, `timeZone` the site's. */
export function entry(path: string, fields: object = {}, body = '', timeZone = 'UTC'): Entry {
  const resolvers = { ...directories, site: { ...site, timeZone } };
  const [collection, slug = ''] = path.split('/');
  const source = { slug, file: `content/${path}.md`, body };
  const written = { ...BASICS, ...fields };
  return collection === 'blog'
    ? makeEntry({ ...source, collection, data: schemas.blog.parse(written) }, resolvers)
    : makeEntry({ ...source, collection: 'postmortems', data: schemas.postmortems.parse(written) }, resolvers);
}

/** A report with an incident of these fields. */
export function reportEntry(slug: string, incident: object = {}, fields: object = {}, timeZone = 'UTC'): Entry {
  const short = { status: 'ongoing', severity: 'sev2', started: '2025-04-01T10:00Z' };
  return entry(`postmortems/${slug}`, { ...fields, incident: { ...short, ...incident } }, '', timeZone);
}

import { root as rootUrl } from 'astro:config/server';
import { fileURLToPath } from 'node:url';
import site from '../../site.config.ts';
import { getContent, renderText } from '../entries/entries.ts';
import { outlineOf } from '../entries/outline-of.ts';
import { readAssets } from '../entries/published-assets.ts';
import { oncePerBuild } from '../once.ts';
import type { SearchDocument } from '../search/document.ts';
import { makeSearchDocument } from '../search/make-document.ts';
import { buildDatabase, type EntryRecord } from './build.ts';
import { type Connection, serialize } from './connection.ts';
import { prepareQueries, type Queries } from './queries.ts';
import {
  attachSearch,
  type DocumentLength,
  listOccurrences,
  measureSearch,
  type Occurrences,
  type SearchSize,
} from './search.ts';

interface SiteDatabase {
  readonly db: Connection;
  readonly queries: Queries;
  readonly records: readonly EntryRecord[];
  readonly documents: readonly SearchDocument[];
  readonly lengths: readonly DocumentLength[];
}

/** What the search index is made of. */
export interface SearchSource {
  /** Newest first. */
  readonly documents: readonly SearchDocument[];
  readonly lengths: readonly DocumentLength[];
  readonly occurrences: () => Iterable<Occurrences>;
  readonly size: SearchSize;
}

/** The prepared queries over the site's database; built once in a build, afresh at every request in `dev`. */
export async function getQueries(): Promise<Queries> {
  return (await getSiteDatabase()).queries;
}

/** Published entries with the outline of their text. */
export async function getRecords(): Promise<readonly EntryRecord[]> {
  return (await getSiteDatabase()).records;
}

/** The documents of the search index, with every word of each. */
export async function getSearchSource(): Promise<SearchSource> {
  const { db, documents, lengths } = await getSiteDatabase();
  return { documents, lengths, occurrences: () => listOccurrences(db), size: measureSearch(db) };
}

/** The bytes of `/data/site.db`. */
export async function getDatabaseFile(): Promise<Uint8Array<ArrayBuffer>> {
  return serialize((await getSiteDatabase()).db);
}

const getSiteDatabase = oncePerBuild(readSiteDatabase);

async function readSiteDatabase(): Promise<SiteDatabase> {
  const { entries, authors, services } = await getContent();
  const root = fileURLToPath(rootUrl);
  const records = await Promise.all(
    entries.map(async (entry): Promise<EntryRecord> => {
      const { headings } = await renderText(entry.collection, entry.slug);
      const outline = outlineOf(root, entry, headings);
      return { entry, outline, assets: readAssets(root, entry, outline) };
    }),
  );
  const db = buildDatabase({ records, authors, services });
  const names = { authors: namesOf(authors), services: namesOf(services) };
  const documents = records.map((record) => makeSearchDocument(site, record, names));
  const lengths = attachSearch(db, documents);
  return { db, queries: prepareQueries(db), records, documents, lengths };
}

function namesOf(list: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(list.map(({ id, name }) => [id, name]));
}

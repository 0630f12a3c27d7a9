import { buildDatabase, type DatabaseSource } from '../../../src/database/build.ts';
import type { Connection } from '../../../src/database/connection.ts';
import { prepareQueries } from '../../../src/database/queries.ts';
import { attachSearch } from '../../../src/database/search.ts';
import { type Entry, newestFirst } from '../../../src/entries/entry.ts';
import { readOutline } from '../../../src/markdown/outline.ts';
import type { SearchDocument } from '../../../src/search/document.ts';
import { makeSearchDocument } from '../../../src/search/make-document.ts';
import { AUTHORS, SERVICES } from '../entry.ts';
import { makeSite } from '../site.ts';

/** What a build of these entries hands to the database, newest first. */
export function sourceOf(entries: readonly Entry[]): DatabaseSource {
  const records = entries
    .toSorted(newestFirst)
    .map((entry) => ({ entry, outline: readOutline(entry.body, entry.file), assets: [] }));
  return {
    records,
    authors: AUTHORS.map(({ id, name }) => ({ id, name })),
    services: SERVICES.map(({ id, name }) => ({ id, name })),
  };
}

/** A database of these entries. */
export function fill(entries: readonly Entry[]): Connection {
  return buildDatabase(sourceOf(entries));
}

/** The prepared queries over these entries, with the search tables that they count; of other people and services on request. */
export function ask(entries: readonly Entry[], named: Partial<Pick<DatabaseSource, 'authors' | 'services'>> = {}) {
  const source = { ...sourceOf(entries), ...named };
  const db = buildDatabase(source);
  attachSearch(db, documentsOf(source));
  return prepareQueries(db);
}

/** What the search index is made of for these entries. */
export function documentsOf({ records, authors, services }: DatabaseSource): SearchDocument[] {
  const names = (list: readonly { readonly id: string; readonly name: string }[]) =>
    new Map(list.map(({ id, name }) => [id, name]));
  return records.map((record) =>
    makeSearchDocument(makeSite(), record, { authors: names(authors), services: names(services) }),
  );
}

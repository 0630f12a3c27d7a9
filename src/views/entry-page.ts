import { root } from 'astro:config/server';
import { fileURLToPath } from 'node:url';
import type { ListedEntry, Queries } from '../database/queries.ts';
import { getQueries } from '../database/site-database.ts';
import { type Author, getContent, renderText, type Service } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { outlineOf } from '../entries/outline-of.ts';
import { headingsWithImported } from '../markdown/imported-texts.ts';
import { contentsOf, type Heading } from './contents.ts';

/** Everything that the page of a post or report shows. */
export interface EntryPage {
  readonly entry: Entry;
  readonly Content: Awaited<ReturnType<typeof renderText>>['Content'];
  /** Headings of the text, for the table of contents. */
  readonly headings: readonly Heading[];
  readonly authors: readonly Author[];
  readonly contributors: readonly Author[];
  readonly services: ReadonlyMap<string, Service>;
  readonly words: number;
  readonly older?: ListedEntry | undefined;
  readonly newer?: ListedEntry | undefined;
  readonly related: readonly ListedEntry[];
  /** All parts of its series, the first one first; empty without a series. */
  readonly series: readonly ListedEntry[];
  readonly relations: ReturnType<Queries['findRelations']>;
}

const RELATED = 3;
const BRINGS_TEXT = /\bfrom\s+['"][^'"]+\.mdx?['"]/;

/** The paths of one collection's pages, unlisted entries included. */
export async function entryPaths(collection: Entry['collection']) {
  const { entries, unlisted } = await getContent();
  return [...entries, ...unlisted]
    .filter((entry) => entry.collection === collection)
    .map((entry) => ({ params: { slug: entry.slug }, props: { entry } }));
}

/** Gather what an entry's page shows. An unlisted entry has no neighbours and is related to nothing. */
export async function getEntryPage(entry: Entry): Promise<EntryPage> {
  const [queries, { authors, services, quiet }, { Content, headings }] = await Promise.all([
    getQueries(),
    getContent(),
    renderText(entry.collection, entry.slug),
  ]);
  const known = [...authors, ...quiet.authors];
  const people = (ids: readonly string[]) => ids.flatMap((id) => known.find((author) => author.id === id) ?? []);
  const listed = queries.countWords(entry.path);
  // Most texts have all their headings themselves, and the words of what is listed have been counted.
  const outline =
    listed === 0 || BRINGS_TEXT.test(entry.body) ? outlineOf(fileURLToPath(root), entry, headings) : undefined;
  return {
    entry,
    Content,
    headings: contentsOf(outline ? headingsWithImported(headings, outline) : headings),
    authors: people(entry.authors),
    contributors: people(entry.contributors),
    services: new Map([...services, ...quiet.services].map((service) => [service.id, service])),
    words: outline?.words ?? listed,
    ...queries.findNeighbours(entry.path),
    related: queries.findRelated(entry.path, RELATED),
    series: entry.series === undefined ? [] : queries.listSeries(entry.path),
    relations: queries.findRelations(entry.path),
  };
}

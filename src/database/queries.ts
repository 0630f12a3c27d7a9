import type { Entry } from '../entries/entry.ts';
import type { Severity } from '../incidents/terms.ts';
import type { Connection } from './connection.ts';

/** What a listing shows of an entry. */
export interface ListedEntry {
  readonly id: number;
  readonly collection: Entry['collection'];
  readonly slug: string;
  readonly guid: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly published: string;
  readonly publishedDay: string;
  readonly updated: string | null;
  readonly words: number;
  readonly severity: Severity | null;
  readonly status: string | null;
  readonly kind: string | null;
  readonly tags: readonly { readonly slug: string; readonly label: string }[];
  readonly authors: readonly { readonly id: string; readonly name: string }[];
  readonly services: readonly { readonly id: string; readonly name: string }[];
}

/** A tag, author or service with the number of entries behind it. */
export interface Counted {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** The numbers of the home page; dates are days in the site's zone, null on an empty site. */
export interface SiteStats {
  readonly posts: number;
  readonly reports: number;
  readonly authors: number;
  readonly words: number;
  readonly first: string | null;
  readonly latest: string | null;
  readonly incidents: Readonly<Partial<Record<Severity, number>>>;
  readonly searchDocuments: number;
  readonly vocabulary: number;
}

/** A row of the view `entry_list`, with its JSON columns as text. */
type EntryRow = Omit<ListedEntry, 'tags' | 'authors' | 'services' | 'publishedDay'> &
  Readonly<Record<'tags' | 'authors' | 'services' | 'published_day', string>>;

/** Every question that pages and feeds ask, one prepared statement each. */
export type Queries = ReturnType<typeof prepareQueries>;

export function prepareQueries(db: Connection) {
  // Entries are numbered from the newest: a list of them needs no order of its own, which might be another one.
  const all = db.prepare<[], EntryRow>('select * from entry_list order by id');
  const newest = db.prepare<[number], EntryRow>('select * from entry_list order by id limit ?');
  const inCollection = db.prepare<[string], EntryRow>('select * from entry_list where collection = ? order by id');
  const withTag = db.prepare<[string], EntryRow>(
    'select * from entry_list where id in (select entry_id from entry_tags where tag = ?) order by id',
  );
  const byAuthor = db.prepare<[string], EntryRow>(
    'select * from entry_list where id in (select entry_id from entry_authors where author_id = ?) order by id',
  );
  const onService = db.prepare<[string], EntryRow>(
    'select * from entry_list where id in (select entry_id from incident_services where service_id = ?) order by id',
  );

  const tags = db.prepare<[], Counted>(`
    select tags.slug as id, tags.label, count(*) as count
    from tags join entry_tags on entry_tags.tag = tags.slug
    group by tags.slug order by count desc, tags.slug`);
  const authors = db.prepare<[], Counted>(`
    select authors.id, authors.name as label, count(distinct entry_authors.entry_id) as count
    from authors left join entry_authors on entry_authors.author_id = authors.id
    group by authors.id order by authors.name collate nocase, authors.id`);
  const services = db.prepare<[], Counted>(`
    select services.id, services.name as label, count(distinct incident_services.entry_id) as count
    from services left join incident_services on incident_services.service_id = services.id
    group by services.id order by services.name collate nocase, services.id`);

  // Both are asked once for every page, so what they rest on is worked out once; temporary tables are never emitted.
  db.exec(`
    create temp table neighbours as
      select path, lag(id) over newest as newer, lead(id) over newest as older from entries
      window newest as (partition by collection order by id);
    create index temp.neighbours_by_path on neighbours (path);

    create temp table features as
      with feature (entry_id, name) as (
        select entry_id, 'tag:' || tag from entry_tags union select entry_id, 'service:' || service_id from incident_services)
      select entry_id, name, 1.0 / count(*) over (partition by name) as weight from feature;
    create index temp.features_by_name on features (name);
    create index temp.features_by_entry on features (entry_id);`);
  const older = db.prepare<[string], EntryRow>(
    'select * from entry_list where id = (select older from temp.neighbours where path = ?)',
  );
  const newer = db.prepare<[string], EntryRow>(
    'select * from entry_list where id = (select newer from temp.neighbours where path = ?)',
  );

  // Shared rare tags and services weigh more than shared common ones, and those that everything shares say nothing; a tie goes to
  // the newer entry.
  const related = db.prepare<[string, number], EntryRow>(`
    with scored as (
      select other.entry_id, sum(mine.weight) as score
      from temp.features mine
      join temp.features other on other.name = mine.name and other.entry_id <> mine.entry_id
      where mine.entry_id = (select id from entries where path = ?) and mine.weight >= 0.005
      group by other.entry_id
      order by round(sum(mine.weight), 6) desc, other.entry_id limit ?)
    select entry_list.* from scored join entry_list on entry_list.id = scored.entry_id
    order by round(scored.score, 6) desc, entry_list.id`);

  const relations = db.prepare<[string, string], { path: string; title: string; relation: string; back: 0 | 1 }>(`
    select e.path, e.title, r.relation, 0 as back
    from relations r join entries e on e.id = r.related_id where r.entry_id = (select id from entries where path = ?)
    union all
    select e.path, e.title, r.relation, 1
    from relations r join entries e on e.id = r.entry_id where r.related_id = (select id from entries where path = ?)
    order by back, path`);

  const series = db.prepare<[string], EntryRow>(`
    select * from entry_list
    where id in (select id from entries where series = (select series from entries where path = ?))
    order by id desc`);

  const words = db.prepare<[string], number>('select words from entries where path = ?').pluck();

  const siteStats = db.prepare<[], Omit<SiteStats, 'incidents'> & { incidents: string }>(`
    select
      count(*) filter (where collection = 'blog') as posts,
      count(*) filter (where collection = 'postmortems') as reports,
      (select count(distinct author_id) from entry_authors where role = 'author') as authors,
      coalesce(sum(words), 0) as words,
      min(published_day) as first,
      max(published_day) as latest,
      (select json_group_object(severity, n) from (
        select severity, count(*) as n from incidents
        where kind <> 'maintenance'
          and entry_id not in (select entry_id from relations where relation = 'duplicate')
        group by severity order by severity)) as incidents,
      (select count(*) from search.documents) as searchDocuments,
      (select count(*) from search.vocabulary) as vocabulary
    from entries`);

  return {
    /** All entries, newest first. */
    listAll: () => all.all().map(readRow),
    /** The newest entries of both kinds. */
    listNewest: (limit: number) => newest.all(limit).map(readRow),
    listCollection: (collection: Entry['collection']) => inCollection.all(collection).map(readRow),
    listByTag: (slug: string) => withTag.all(slug).map(readRow),
    /** Entries of an author or contributor. */
    listByAuthor: (id: string) => byAuthor.all(id).map(readRow),
    listByService: (id: string) => onService.all(id).map(readRow),
    /** Tags with the number of entries, most used first. */
    countTags: () => tags.all(),
    countAuthors: () => authors.all(),
    /** Services with the number of reports that name them. */
    countServices: () => services.all(),
    /** The entries before and after one of its collection, by publication. */
    findNeighbours: (path: string) => ({ older: optional(older.get(path)), newer: optional(newer.get(path)) }),
    /** Entries that share tags or services with one, closest first. */
    findRelated: (path: string, limit: number) => related.all(path, limit).map(readRow),
    /** Reports that a report names, and those that name it. */
    findRelations: (path: string) => relations.all(path, path),
    /** Every part of the series that an entry belongs to, the first one first; nothing for an entry of none. */
    listSeries: (path: string) => series.all(path).map(readRow),
    countWords: (path: string) => words.get(path) ?? 0,
    getSiteStats: (): SiteStats => {
      const row = siteStats.get();
      if (!row) throw new Error('an aggregate without groups has a row');
      return { ...row, incidents: JSON.parse(row.incidents) };
    },
  };
}

function optional(row: EntryRow | undefined): ListedEntry | undefined {
  return row && readRow(row);
}

function readRow({ tags, authors, services, published_day, ...row }: EntryRow): ListedEntry {
  return {
    ...row,
    publishedDay: published_day,
    tags: JSON.parse(tags),
    authors: JSON.parse(authors),
    services: JSON.parse(services),
  };
}

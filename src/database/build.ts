import type { Author, Service } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import type { Asset } from '../entries/published-assets.ts';
import type { Impact } from '../incidents/incident.ts';
import { dayOf, type Instant, toUtcString } from '../incidents/instants.ts';
import { isRelative, type Outline } from '../markdown/outline.ts';
import { type Connection, openDatabase } from './connection.ts';
import { type Insert, prepareInserts, type Row, type Table } from './inserts.ts';

/** A published entry with what was read from its text and its files. */
export interface EntryRecord {
  readonly entry: Entry;
  readonly outline: Outline;
  readonly assets: readonly Asset[];
}

/** What the database is filled from: visible entries only; the gate is long behind. */
export interface DatabaseSource {
  /** Newest first, which is how they are numbered. */
  readonly records: readonly EntryRecord[];
  readonly authors: readonly Pick<Author, 'id' | 'name' | 'url' | 'bio'>[];
  readonly services: readonly Pick<Service, 'id' | 'name' | 'description' | 'since' | 'retired'>[];
}

/** Build the database in memory, afresh. Rows go in in one fixed order, so that equal content gives equal bytes. */
export function buildDatabase({ records, authors, services }: DatabaseSource): Connection {
  const db = openDatabase();
  const insert = prepareInserts(db);
  const ids = new Map(records.map(({ entry }, index) => [entry.path, index + 1]));
  db.transaction(() => {
    for (const { id, name, url, bio } of authors) insert('authors', { id, name, url, bio });
    for (const { id, name, description, since, retired } of services) {
      insert('services', { id, name, description, since, retired });
    }
    for (const [index, record] of records.entries()) {
      insertEntry(insert, index + 1, record);
      insertIncident(insert, index + 1, record.entry);
    }
    for (const [index, { entry }] of records.entries()) insertRelations(insert, index + 1, ids, entry);
  })();
  return db;
}

function insertEntry(insert: Insert, entry_id: number, { entry, outline, assets }: EntryRecord): void {
  const { collection, slug, path, title, description, series, source, published, updated } = entry;
  insert('entries', {
    ...{ id: entry_id, collection, slug, guid: entry.id, path, title, description, series, words: outline.words },
    ...{ published: published.instant, published_day: published.day, updated: updated?.instant },
    ...{ source_title: source?.title, source_url: source?.url, source_author: source?.author },
  });
  list(insert, 'entry_authors', entry_id, entry.authors, (author_id) => ({ author_id, role: 'author' }));
  list(insert, 'entry_authors', entry_id, entry.contributors, (author_id) => ({ author_id, role: 'contributor' }));
  for (const { slug: tag, label } of entry.tags) insert('tags', { slug: tag, label });
  list(insert, 'entry_tags', entry_id, entry.tags, ({ slug: tag }) => ({ tag }));
  list(insert, 'corrections', entry_id, entry.corrections, ({ at, text }) => ({ at: at.instant, text }));
  for (const asset of assets) insert('assets', { entry_id, ...asset, time: published.instant });
  for (const href of new Set(outline.links)) {
    const internal = href.startsWith('/') || href.startsWith('#') || isRelative(href);
    insert('links', { entry_id, href, internal: internal ? 1 : 0 });
  }
}

function insertIncident(insert: Insert, entry_id: number, { incident }: Entry): void {
  if (!incident) return;
  const { status, kind, severity, tz, detection, trigger } = incident;
  insert('incidents', {
    ...{ entry_id, status, kind, severity, tz, trigger_kind: trigger },
    ...{ detection_source: detection?.source, detection_note: detection?.note },
    ...instantColumns(incident.instants),
  });
  list(insert, 'incident_services', entry_id, incident.services, ({ id, state, explicit, from, to, regions }) => ({
    ...{ service_id: id, state, explicit: explicit ? 1 : 0, regions: JSON.stringify(regions) },
    ...{ from_instant: writeInstant(from), to_instant: writeInstant(to) },
  }));
  list(insert, 'timeline', entry_id, incident.timeline, ({ at, type, text, evidence }) => ({
    ...{ at: writeInstant(at), precision: precisionOf(at), type, text, evidence },
  }));
  list(
    insert,
    'actions',
    entry_id,
    incident.actions,
    ({ title, type, owner, due, status: state, closed, reason, url }) => ({
      ...{ title, type, owner, due, status: state, closed, reason, url },
    }),
  );
  list(insert, 'impact', entry_id, incident.impact, impactColumns);
  list(insert, 'factors', entry_id, incident.factors, ({ text, tag }) => ({ text, tag }));
}

/** Insert what an entry has several of, numbered in the written order. */
function list<Item>(
  insert: Insert,
  table: Table,
  entry_id: number,
  items: readonly Item[],
  toRow: (item: Item) => Row,
): void {
  for (const [position, item] of items.entries()) insert(table, { entry_id, position, ...toRow(item) });
}

/** Relations to reports that are not published are left out: a withheld slug must not show. */
function insertRelations(
  insert: Insert,
  entry_id: number,
  ids: ReadonlyMap<string, number>,
  { incident }: Entry,
): void {
  for (const { id, rel: relation } of incident?.related ?? []) {
    const related_id = ids.get(`/postmortems/${id}/`);
    if (related_id) insert('relations', { entry_id, related_id, relation });
  }
}

function instantColumns(instants: NonNullable<Entry['incident']>['instants']): Row {
  const { started, detected, acknowledged, communicated, mitigated, resolved } = instants;
  return {
    ...{ started: writeInstant(started), started_precision: precisionOf(started) },
    ...{ detected: writeInstant(detected), detected_precision: precisionOf(detected) },
    ...{ acknowledged: writeInstant(acknowledged), acknowledged_precision: precisionOf(acknowledged) },
    ...{ communicated: writeInstant(communicated), communicated_precision: precisionOf(communicated) },
    ...{ mitigated: writeInstant(mitigated), mitigated_precision: precisionOf(mitigated) },
    ...{ resolved: writeInstant(resolved), resolved_precision: precisionOf(resolved) },
  };
}

function impactColumns(item: Impact): Row {
  const measured = 'unknown' in item ? undefined : item;
  const { metric, value, unit, of: aggregate, scope } = measured ?? {};
  const estimated = measured && (measured.estimated ? 1 : 0);
  return {
    metric,
    value,
    unit,
    aggregate,
    scope,
    estimated,
    unknown_because: 'unknown' in item ? item.unknown : undefined,
  };
}

/** Precise to the minute: UTC. Known to the day: that day in the incident's zone. */
function writeInstant(instant: Instant | undefined): string | undefined {
  if (!instant) return undefined;
  return instant.precision === 'day' ? dayOf(instant, 'UTC') : toUtcString(instant.epochMs);
}

function precisionOf(instant: Instant | undefined): string | undefined {
  if (!instant) return undefined;
  if (instant.precision === 'day') return 'day';
  return instant.approximate ? 'approximate' : 'minute';
}

import type { Connection } from './connection.ts';

/** A value that a column takes; `undefined` is stored as null. */
export type Value = string | number | null | undefined;
export type Row = Readonly<Record<string, Value>>;

const INSERTS = {
  entries: `insert into entries (id, collection, slug, guid, path, title, description, published, published_day, updated, words,
      series, source_title, source_url, source_author)
    values (@id, @collection, @slug, @guid, @path, @title, @description, @published, @published_day, @updated, @words,
      @series, @source_title, @source_url, @source_author)`,
  authors: 'insert into authors (id, name, url, bio) values (@id, @name, @url, @bio)',
  entry_authors: `insert into entry_authors (entry_id, author_id, role, position)
    values (@entry_id, @author_id, @role, @position)`,
  // A tag is met once for each entry that has it.
  tags: 'insert into tags (slug, label) values (@slug, @label) on conflict do nothing',
  entry_tags: 'insert into entry_tags (entry_id, tag, position) values (@entry_id, @tag, @position)',
  services: `insert into services (id, name, description, since, retired)
    values (@id, @name, @description, @since, @retired)`,
  incidents: `insert into incidents (entry_id, status, kind, severity, tz, detection_source, detection_note, trigger_kind,
      started, started_precision, detected, detected_precision, acknowledged, acknowledged_precision,
      communicated, communicated_precision, mitigated, mitigated_precision, resolved, resolved_precision)
    values (@entry_id, @status, @kind, @severity, @tz, @detection_source, @detection_note, @trigger_kind,
      @started, @started_precision, @detected, @detected_precision, @acknowledged, @acknowledged_precision,
      @communicated, @communicated_precision, @mitigated, @mitigated_precision, @resolved, @resolved_precision)`,
  incident_services: `insert into incident_services
      (entry_id, position, service_id, state, explicit, from_instant, to_instant, regions)
    values (@entry_id, @position, @service_id, @state, @explicit, @from_instant, @to_instant, @regions)`,
  timeline: `insert into timeline (entry_id, position, at, precision, type, text, evidence)
    values (@entry_id, @position, @at, @precision, @type, @text, @evidence)`,
  actions: `insert into actions (entry_id, position, title, type, owner, due, status, closed, reason, url)
    values (@entry_id, @position, @title, @type, @owner, @due, @status, @closed, @reason, @url)`,
  impact: `insert into impact (entry_id, position, metric, value, unit, aggregate, scope, estimated, unknown_because)
    values (@entry_id, @position, @metric, @value, @unit, @aggregate, @scope, @estimated, @unknown_because)`,
  factors: 'insert into factors (entry_id, position, text, tag) values (@entry_id, @position, @text, @tag)',
  // The same relation may be written twice in one report.
  relations: `insert into relations (entry_id, related_id, relation)
    values (@entry_id, @related_id, @relation) on conflict do nothing`,
  corrections: 'insert into corrections (entry_id, position, at, text) values (@entry_id, @position, @at, @text)',
  assets: `insert into assets (entry_id, path, title, type, bytes, digest, time)
    values (@entry_id, @path, @title, @type, @bytes, @digest, @time)`,
  links: 'insert into links (entry_id, href, internal) values (@entry_id, @href, @internal)',
} as const;

export type Table = keyof typeof INSERTS;
export type Insert = (table: Table, row: Row) => void;

/** Prepare one insert per table. Every named column has to be in the row, if only as `undefined`. */
export function prepareInserts(db: Connection): Insert {
  const prepare = (sql: string) => db.prepare<[Row]>(sql);
  const statements = Object.fromEntries(Object.entries(INSERTS).map(([table, sql]) => [table, prepare(sql)]));
  return (table, row) => {
    statements[table]?.run(Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value ?? null])));
  };
}

/**
 * The schema of `/data/site.db`, as numbered, forward-only steps. `PRAGMA user_version` is the number of steps that ran.
 *
 * A published table never changes: a changed one gets a new name and the old name stays as a view, so that a query
 * written against an earlier version keeps working. `docs/data.md` documents every table.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table entries (
    id integer primary key,
    collection text not null check (collection in ('blog', 'postmortems')),
    slug text not null,
    guid text not null unique,
    path text not null unique,
    title text not null,
    description text not null,
    published text not null,
    published_day text not null,
    updated text,
    words integer not null,
    series text,
    source_title text,
    source_url text,
    source_author text,
    unique (collection, slug)
  ) strict;
  create index entries_by_date on entries (published desc, path);

  create table authors (id text primary key, name text not null, url text, bio text) strict, without rowid;
  create table entry_authors (
    entry_id integer not null references entries (id),
    author_id text not null references authors (id),
    role text not null check (role in ('author', 'contributor')),
    position integer not null,
    primary key (entry_id, author_id, role)
  ) strict, without rowid;
  create index entry_authors_by_author on entry_authors (author_id);

  create table tags (slug text primary key, label text not null) strict, without rowid;
  create table entry_tags (
    entry_id integer not null references entries (id),
    tag text not null references tags (slug),
    position integer not null,
    primary key (entry_id, tag)
  ) strict, without rowid;
  create index entry_tags_by_tag on entry_tags (tag);

  create table services (
    id text primary key,
    name text not null,
    description text,
    since text,
    retired text
  ) strict, without rowid;

  create table incidents (
    entry_id integer primary key references entries (id),
    status text not null,
    kind text not null,
    severity text not null,
    tz text,
    detection_source text,
    detection_note text,
    trigger_kind text,
    started text, started_precision text,
    detected text, detected_precision text,
    acknowledged text, acknowledged_precision text,
    communicated text, communicated_precision text,
    mitigated text, mitigated_precision text,
    resolved text, resolved_precision text
  ) strict;

  create table incident_services (
    entry_id integer not null references incidents (entry_id),
    position integer not null,
    service_id text not null references services (id),
    state text not null,
    explicit integer not null check (explicit in (0, 1)),
    from_instant text,
    to_instant text,
    regions text not null,
    primary key (entry_id, position)
  ) strict, without rowid;
  create index incident_services_by_service on incident_services (service_id);

  create table timeline (
    entry_id integer not null references incidents (entry_id),
    position integer not null,
    at text not null,
    precision text not null,
    type text not null,
    text text not null,
    evidence text,
    primary key (entry_id, position)
  ) strict, without rowid;

  create table actions (
    entry_id integer not null references incidents (entry_id),
    position integer not null,
    title text not null,
    type text,
    owner text,
    due text,
    status text not null,
    closed text,
    reason text,
    url text,
    primary key (entry_id, position)
  ) strict, without rowid;

  create table impact (
    entry_id integer not null references incidents (entry_id),
    position integer not null,
    metric text,
    value real,
    unit text,
    aggregate text,
    scope text,
    estimated integer check (estimated in (0, 1)),
    unknown_because text,
    primary key (entry_id, position)
  ) strict, without rowid;

  create table factors (
    entry_id integer not null references incidents (entry_id),
    position integer not null,
    text text not null,
    tag text,
    primary key (entry_id, position)
  ) strict, without rowid;

  create table relations (
    entry_id integer not null references incidents (entry_id),
    related_id integer not null references entries (id),
    relation text not null,
    primary key (entry_id, related_id, relation)
  ) strict, without rowid;

  create table corrections (
    entry_id integer not null references entries (id),
    position integer not null,
    at text not null,
    text text not null,
    primary key (entry_id, position)
  ) strict, without rowid;

  create table assets (
    entry_id integer not null references entries (id),
    path text not null,
    title text not null,
    type text not null,
    bytes integer not null,
    digest text not null,
    time text not null,
    primary key (entry_id, path)
  ) strict, without rowid;

  create table links (
    entry_id integer not null references entries (id),
    href text not null,
    internal integer not null check (internal in (0, 1)),
    primary key (entry_id, href)
  ) strict, without rowid;

  -- One row per entry with what a listing shows; tags, authors and services are JSON arrays. The order comes from a
  -- subquery, since older SQLite shells refuse an order by inside an aggregate.
  create view entry_list as
    select
      e.id, e.collection, e.slug, e.guid, e.path, e.title, e.description, e.published, e.published_day, e.updated, e.words,
      i.severity, i.status, i.kind, i.started, i.started_precision, i.detected, i.detected_precision, i.resolved, i.resolved_precision,
      (select json_group_array(json_object('slug', slug, 'label', label)) from (
        select t.slug, t.label from entry_tags et join tags t on t.slug = et.tag
        where et.entry_id = e.id order by et.position)) as tags,
      (select json_group_array(json_object('id', id, 'name', name)) from (
        select a.id, a.name from entry_authors ea join authors a on a.id = ea.author_id
        where ea.entry_id = e.id and ea.role = 'author' order by ea.position)) as authors,
      (select json_group_array(json_object('id', id, 'name', name)) from (
        select s.id, s.name from services s
        where s.id in (select service_id from incident_services where entry_id = e.id) order by s.name)) as services
    from entries e left join incidents i on i.entry_id = e.id;
  `,
];

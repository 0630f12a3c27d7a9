import type { Incident } from '../incidents/incident.ts';
import { dayIn, toUtcString, toZonedString } from '../incidents/instants.ts';
import { isCalendarDay, type WrittenDate } from '../schemas/dates.ts';
import type { PostData } from '../schemas/post.ts';
import type { ReportData } from '../schemas/report.ts';
import type { Site } from '../schemas/site.ts';
import type { Tag } from '../schemas/tag.ts';
import { type Age, oldestFirst } from './age.ts';
import { identityOf } from './references.ts';
import { toEpoch, type Withheld } from './visibility.ts';

/** A date as shown and as sorted by. */
export interface EntryDate {
  /** UTC, like `2025-04-02T00:00Z`. */
  readonly instant: string;
  /** The same instant in RFC 3339 by the clock of the site's zone: for other programs, so that the day that they read is this one. */
  readonly zoned: string;
  /** Calendar day in the site's zone. */
  readonly day: string;
  /** Written with a time of day. */
  readonly timed: boolean;
}

/** A post or report as every output sees it: names resolved, dates placed, identity known. */
export interface Entry {
  readonly collection: 'blog' | 'postmortems';
  readonly slug: string;
  /** Feed identity; see `docs/writing.md`. */
  readonly id: string;
  /** Root-relative address without base. */
  readonly path: string;
  /** Project-relative source file. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly published: EntryDate;
  /** The latest of `updatedDate` and the corrections. */
  readonly updated?: EntryDate | undefined;
  /** Author ids, in the written order. */
  readonly authors: readonly string[];
  readonly contributors: readonly string[];
  readonly tags: readonly Tag[];
  readonly series?: string | undefined;
  readonly canonical?: string | undefined;
  readonly image?: PostData['image'];
  readonly aliases: readonly string[];
  readonly corrections: readonly { readonly at: EntryDate; readonly text: string }[];
  readonly source?: PostData['source'];
  readonly incident?: Incident | undefined;
  /** Markdown text after the front matter. */
  readonly body: string;
  /** Only in `dev`, where withheld entries show with a mark; in a build only `unlisted` occurs. */
  readonly withheld?: Withheld | undefined;
}

/** What is stored of an entry, and the ways to resolve what it names. */
export interface EntrySource {
  readonly collection: Entry['collection'];
  readonly slug: string;
  readonly file: string;
  readonly body: string;
  readonly data: PostData & Pick<ReportData, never> & { readonly incident?: Incident | undefined };
  readonly withheld?: Withheld | undefined;
}

export interface Resolvers {
  readonly site: Pick<Site, 'timeZone' | 'idAuthority'>;
  readonly author: (written: string) => string | undefined;
  readonly service: (written: string) => string | undefined;
}

/**
 * Make an entry of stored data.
 *
 * @throws when a name cannot be resolved, which the inventory has ruled out.
 */
export function makeEntry({ collection, slug, file, body, data, withheld }: EntrySource, resolvers: Resolvers): Entry {
  const { site, author, service } = resolvers;
  const date = (written: WrittenDate) => placeDate(written, site.timeZone);
  const people = (names: readonly string[]) => names.map((name) => required(author(name), `author ${name} of ${file}`));
  const corrections = data.corrections.map(({ at, text }) => ({ at: date(at), text }));
  const edits = [...(data.updatedDate ? [date(data.updatedDate)] : []), ...corrections.map(({ at }) => at)];
  return {
    collection,
    slug,
    id: identityOf({ collection, name: slug, id: data.id }, site.idAuthority),
    path: `/${collection}/${slug}/`,
    file,
    title: data.title,
    description: data.description,
    published: date(data.pubDate),
    updated: edits.sort((a, b) => Date.parse(a.instant) - Date.parse(b.instant)).at(-1),
    authors: [...new Set(people(data.authors ?? (data.author ? [data.author] : [])))],
    contributors: [...new Set(people(data.contributors))],
    tags: uniqueTags(data.tags),
    series: data.series,
    canonical: data.canonical,
    image: data.image,
    aliases: data.aliases,
    corrections,
    source: data.source,
    incident: data.incident && withServiceIds(data.incident, (id) => required(service(id), `service ${id} of ${file}`)),
    body,
    withheld,
  };
}

/** Newest first: the order of every list. */
export function newestFirst(a: Entry, b: Entry): number {
  return oldestFirst(ageOf(b), ageOf(a));
}

/** Give every tag the spelling of the oldest entry that has it. */
export function unifyTags(entries: readonly Entry[]): Entry[] {
  const labels = new Map<string, string>();
  for (const { tags } of [...entries].sort(newestFirst).reverse()) {
    for (const { slug, label } of tags) if (!labels.has(slug)) labels.set(slug, label);
  }
  return entries.map((entry) => ({
    ...entry,
    tags: entry.tags.map(({ slug, label }) => ({ slug, label: labels.get(slug) ?? label })),
  }));
}

/** Place a written date: in UTC for sorting, as a day of the site's zone for showing. */
export function placeDate(written: WrittenDate, timeZone: string): EntryDate {
  const epoch = toEpoch(written, timeZone);
  return {
    ...{ instant: toUtcString(epoch), zoned: toZonedString(epoch, timeZone) },
    ...{ day: dayIn(epoch, timeZone), timed: !isCalendarDay(written) },
  };
}

function ageOf({ collection, slug, published }: Entry): Age {
  return { collection, name: slug, published: Date.parse(published.instant) };
}

function uniqueTags(tags: readonly Tag[]): Tag[] {
  return tags.filter(({ slug }, index) => tags.findIndex((tag) => tag.slug === slug) === index);
}

function withServiceIds(incident: Incident, resolve: (id: string) => string): Incident {
  return { ...incident, services: incident.services.map((service) => ({ ...service, id: resolve(service.id) })) };
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`${what} is not known`);
  return value;
}

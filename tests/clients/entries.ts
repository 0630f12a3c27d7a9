import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDirectory } from '../../src/entries/directory.ts';
import { type Entry, makeEntry } from '../../src/entries/entry.ts';
import { takeInventory } from '../../src/entries/inventory.ts';
import { entriesOf, itemsOf } from '../../src/entries/item.ts';
import { firstInstant } from '../../src/incidents/durations.ts';
import { dayIn, type Instant, toUtcString } from '../../src/incidents/instants.ts';
import type { Site } from '../../src/schemas/site.ts';
import { absolute } from '../../src/site.ts';
import { readFeed } from '../support/feeds.ts';
import type { ShownEvent } from './client.ts';

/** What a file of the site says, which every client should show. */
export interface Expected {
  readonly link: string;
  readonly title: string;
  readonly id: string;
  /** Epoch seconds. */
  readonly date: number;
  readonly authors: readonly string[];
  readonly summary: string;
  /** The text as the feeds have it; undefined where the summary stands alone. */
  readonly html: string | undefined;
}

/** A built site, and what the files that it was built from say. */
export interface ReadSite {
  readonly name: string;
  /** The folder that is served. */
  readonly dist: string;
  readonly items: readonly Expected[];
  readonly events: readonly ShownEvent[];
}

/** Read the sources of a site beside its output. */
export function readSite(name: string, root: string, site: Readonly<Site>, now: number): ReadSite {
  const { items } = takeInventory(root, site, now);
  const people = itemsOf(items, 'authors').map(({ name: id, parsed }) => ({ ...parsed, id }));
  const services = itemsOf(items, 'services').map(({ name: id, parsed }) => ({ ...parsed, id }));
  const resolvers = { site, author: createDirectory(people), service: createDirectory(services) };
  const entries = entriesOf(items)
    .filter(({ visibility }) => visibility === 'visible')
    .map(({ collection, name: slug, file, parsed }) =>
      makeEntry({ collection, slug, file, body: '', data: parsed }, resolvers),
    );
  const dist = join(root, 'dist');
  // The texts are those of the site’s own feed: that it holds what the pages hold is tested elsewhere.
  const texts = readFeed('feed.json', readFileSync(join(dist, 'feed.json'), 'utf8')).items;
  const names = new Map(people.map(({ id, name: full }) => [id, full]));
  return {
    name,
    dist,
    items: entries.map((entry) => expect(entry, absolute(site, entry.path), names, texts)),
    events: entries.flatMap((entry) => eventOf(entry) ?? []),
  };
}

function expect(
  entry: Entry,
  link: string,
  names: ReadonlyMap<string, string>,
  texts: ReturnType<typeof readFeed>['items'],
): Expected {
  return {
    link,
    title: entry.incident?.status === 'ongoing' ? `Ongoing: ${entry.title}` : entry.title,
    id: entry.id,
    date: Date.parse(entry.published.instant) / 1000,
    authors: entry.authors.map((id) => names.get(id) ?? id),
    summary: entry.description,
    html: texts.find(({ url }) => url === link)?.html,
  };
}

function eventOf({ id, title, incident }: Entry): ShownEvent | undefined {
  const first = incident && firstInstant(incident);
  if (!incident || !first) return undefined;
  const last = incident.instants.resolved ?? first;
  const isDays = first.precision === 'day' || last.precision === 'day';
  const show = (at: Instant) =>
    isDays ? dayIn(at.epochMs, at.precision === 'day' ? at.zone : 'UTC') : toUtcString(at.epochMs).slice(0, 16);
  const suffix = incident.status === 'ongoing' ? ' (ongoing)' : '';
  const name = `${incident.severity.toUpperCase()}: ${title}${suffix}`;
  return { title: name, id, begin: show(first), end: show(last) };
}

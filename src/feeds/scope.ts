import type { Entry } from '../entries/entry.ts';
import type { Site } from '../schemas/site.ts';
import { stripForbidden } from './xml.ts';

/** A part of the site that can be subscribed to. */
export interface Scope {
  /** Root-relative, with a slash at the end: `/`, `/blog/`, `/tags/sqlite/`. Also the page that shows the same. */
  readonly path: string;
  /** Title of the feed. */
  readonly title: string;
  /** What the feed holds, for people. */
  readonly description: string;
  readonly kind: 'site' | 'collection' | 'tag' | 'author' | 'service';
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The scope of everything. It exists even when it is empty. */
export function siteScope({ title, description }: Pick<Site, 'title' | 'description'>): Scope {
  return { path: '/', title, description, kind: 'site' };
}

/** Whether the entries of a scope that its feed has no room for are in archives. */
export function hasArchives({ kind }: Pick<Scope, 'kind'>, archives: Site['feeds']['archives']): boolean {
  return archives === 'all' || (archives === 'site' && kind === 'site');
}

/** Every scope that holds an entry, each with its entries in the order given; the one of everything comes first. */
export function scopesOf(
  site: Pick<Site, 'title' | 'description'>,
  entries: readonly Entry[],
  { authors, services }: { readonly authors: readonly Named[]; readonly services: readonly Named[] },
): { readonly scope: Scope; readonly entries: readonly Entry[] }[] {
  const name = (what: string) => `${what} · ${site.title}`;
  const tags = new Map(entries.flatMap(({ tags: list }) => list.map(({ slug, label }) => [slug, label] as const)));
  const byTag = groupBy(entries, (entry) => entry.tags.map(({ slug }) => slug));
  const byAuthor = groupBy(entries, (entry) => entry.authors);
  const byService = groupBy(entries, ({ incident }) => incident?.services.map(({ id }) => id) ?? []);
  const scoped: { scope: Scope; entries: readonly Entry[] }[] = [
    ...(['blog', 'postmortems'] as const).map((collection) => ({
      scope: {
        path: `/${collection}/`,
        title: name(collection === 'blog' ? 'Blog' : 'Post-mortems'),
        description: collection === 'blog' ? `Every post of ${site.title}.` : `Every incident report of ${site.title}.`,
        kind: 'collection' as const,
      },
      entries: entries.filter((entry) => entry.collection === collection),
    })),
    ...[...tags].sort(byId).map(([slug, label]) => ({
      scope: {
        path: `/tags/${slug}/`,
        title: name(label),
        description: `Entries tagged ${label}.`,
        kind: 'tag' as const,
      },
      entries: byTag.get(slug) ?? [],
    })),
    ...authors.map((author) => ({
      scope: {
        path: `/authors/${author.id}/`,
        title: name(author.name),
        description: `Entries by ${author.name}.`,
        kind: 'author' as const,
      },
      entries: byAuthor.get(author.id) ?? [],
    })),
    ...services.map((service) => ({
      scope: {
        path: `/services/${service.id}/`,
        title: name(service.name),
        description: `Incident reports that name ${service.name}.`,
        kind: 'service' as const,
      },
      entries: byService.get(service.id) ?? [],
    })),
  ];
  const own = [{ scope: siteScope(site), entries }, ...scoped.filter((item) => item.entries.length > 0)];
  return own.map(({ scope, entries: list }) => ({ scope: withoutForbidden(scope), entries: list }));
}

/** Entries by each of their keys, in the order given; an entry that has a key twice is there once. */
function groupBy(entries: readonly Entry[], keysOf: (entry: Entry) => readonly string[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}

/** What XML cannot hold is in no format, so that all say the same. */
function withoutForbidden(scope: Scope): Scope {
  return { ...scope, title: stripForbidden(scope.title), description: stripForbidden(scope.description) };
}

function byId(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : 1;
}

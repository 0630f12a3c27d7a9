import { type CollectionEntry, getCollection, getEntry, render } from 'astro:content';
import site from '../../site.config.ts';
import { readNow } from '../clock.ts';
import { headingWords } from '../markdown/heading-ids.ts';
import { oncePerBuild } from '../once.ts';
import { createDirectory } from './directory.ts';
import { type Entry, makeEntry, newestFirst, unifyTags } from './entry.ts';
import { decideVisibility } from './visibility.ts';

/** Everything that is published, newest first, with the people and services it names. */
export interface Content {
  /** What lists, feeds, the search index and the database see. In `dev` also drafts and scheduled entries. */
  readonly entries: readonly Entry[];
  /** Entries that have a page and are mentioned nowhere. */
  readonly unlisted: readonly Entry[];
  readonly authors: readonly Author[];
  readonly services: readonly Service[];
  /** Authors and services whom only unlisted entries name: these name them, and nothing else does. */
  readonly quiet: { readonly authors: readonly Author[]; readonly services: readonly Service[] };
}

interface Named {
  readonly id: string;
  /** True without a page to link to. */
  readonly isQuiet?: boolean;
}

export type Author = CollectionEntry<'authors'>['data'] & Named;
export type Service = CollectionEntry<'services'>['data'] & Named;
export type Page = CollectionEntry<'pages'>['data'] & {
  readonly slug: string;
  readonly body: string;
  readonly file: string;
};

/** All content. Read once in a build; afresh at every request in `dev`. */
export const getContent = oncePerBuild(readContent);

/** Every file of `content/pages`. */
export async function getPages(): Promise<Page[]> {
  const pages = await getCollection('pages');
  return pages
    .map(({ id, data, body = '', filePath = '' }) => ({ ...data, slug: id, body, file: filePath }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** Render the text of an entry or page to a component; with its headings as readers see them. */
export async function renderText(collection: Entry['collection'] | 'pages', slug: string) {
  const stored = await getEntry(collection, slug);
  if (!stored) throw new Error(`${collection}/${slug} is not in the store`);
  const { Content, headings, remarkPluginFrontmatter } = await render(stored);
  const words = headingWords(remarkPluginFrontmatter);
  return {
    Content,
    headings: headings.map((heading) => ({ ...heading, text: String(words[heading.slug] ?? heading.text) })),
  };
}

async function readContent(): Promise<Content> {
  const [posts, reports, authors, services] = await Promise.all([
    getCollection('blog'),
    getCollection('postmortems'),
    getCollection('authors'),
    getCollection('services'),
  ]);
  const people = authors.map(({ id, data }) => ({ ...data, id })).sort(byId);
  const affected = services.map(({ id, data }) => ({ ...data, id })).sort(byId);
  const resolvers = { site, author: createDirectory(people), service: createDirectory(affected) };
  const all = [...posts, ...reports].map((stored) =>
    makeEntry(
      {
        collection: stored.collection,
        slug: stored.id,
        file: stored.filePath ?? '',
        body: stored.body ?? '',
        data: stored.data,
        withheld: judgeAgain(stored),
      },
      resolvers,
    ),
  );
  const listed = all
    .filter(({ withheld }) => withheld !== 'unlisted')
    .map(markWithheld)
    .sort(newestFirst);
  const unlisted = all.filter(({ withheld }) => withheld === 'unlisted');
  const writers = apart(people, peopleOf, listed, unlisted);
  const parts = apart(affected, servicesOf, listed, unlisted);
  return {
    entries: unifyTags(listed),
    unlisted,
    authors: writers.loud,
    services: parts.loud,
    quiet: { authors: writers.quiet, services: parts.quiet },
  };
}

function peopleOf({ authors, contributors }: Entry): readonly string[] {
  return [...authors, ...contributors];
}

function servicesOf({ incident }: Entry): readonly string[] {
  return (incident?.services ?? []).map(({ id }) => id);
}

/** Part those whom only unlisted entries name from all others. */
function apart<Item extends Named>(
  items: readonly Item[],
  idsIn: (entry: Entry) => readonly string[],
  listed: readonly Entry[],
  unlisted: readonly Entry[],
): { loud: Item[]; quiet: Item[] } {
  const openly = new Set(listed.flatMap(idsIn));
  const quietly = new Set(unlisted.flatMap(idsIn));
  const isQuiet = ({ id }: Item) => quietly.has(id) && !openly.has(id);
  return {
    loud: items.filter((item) => !isQuiet(item)),
    quiet: items.filter(isQuiet).map((item) => ({ ...item, isQuiet: true })),
  };
}

/** The loader has let in only what may be seen; anything else here is a fault of ours and stops the build. */
function judgeAgain({ data, collection, id }: CollectionEntry<'blog' | 'postmortems'>): Entry['withheld'] {
  const verdict = decideVisibility(data, { now: readNow(process.env), timeZone: site.timeZone });
  if (verdict === 'visible') return undefined;
  if (verdict !== 'unlisted' && !import.meta.env.DEV) {
    throw new Error(`${collection}/${id} is ${verdict} and got past the gate`);
  }
  return verdict;
}

/** Only `dev` has any: there the mark is part of the title, so that every list, feed and search result shows it. */
function markWithheld(entry: Entry): Entry {
  return entry.withheld ? { ...entry, title: `[${entry.withheld}] ${entry.title}` } : entry;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

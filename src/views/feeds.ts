import site from '../../site.config.ts';
import { getContent } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { writeAtom } from '../feeds/atom.ts';
import { cleanItem, FeedHtmlError, parseHtml } from '../feeds/clean.ts';
import {
  documentPath,
  type FeedDocument,
  FORMAT_NAMES,
  FORMATS,
  type Format,
  withinBudget,
} from '../feeds/document.ts';
import {
  actionsList,
  correctionsList,
  factorsList,
  factsTable,
  redactionsList,
  sourceNote,
  timelineTable,
} from '../feeds/facts.ts';
import { type FeedItem, makeItem } from '../feeds/item.ts';
import { writeJsonFeed } from '../feeds/json-feed.ts';
import { writeRss } from '../feeds/rss.ts';
import { writeRssJson } from '../feeds/rss-json.ts';
import { getDocuments } from '../feeds/site-documents.ts';
import { oncePerBuild, oncePerObject } from '../once.ts';
import { absolute, href } from '../site.ts';
import { writeText } from '../twins/to-markdown.ts';
import { feedPictureOf } from './entry-picture.ts';
import { redirectFiles } from './redirects.ts';
import { renderHtml } from './render-html.ts';

/** One file of a feed. */
export type FeedFile = { readonly document: FeedDocument<Entry>; readonly format: Format };

interface FeedPath {
  params: { scope: string | undefined };
  props: FeedFile;
}

/** Paths of the feeds of newest entries, one for each scope. */
export async function feedPaths(format: Format): Promise<FeedPath[]> {
  const documents = await getDocuments();
  return documents.flatMap((document) =>
    document.archive === undefined ? [{ params: paramsOf(document), props: { document, format } }] : [],
  );
}

/** Paths of all archives, which are numbered within their scope. */
export async function archivePaths(format: Format): Promise<(FeedPath & { params: { number: string } })[]> {
  const documents = await getDocuments();
  return documents.flatMap((document) =>
    document.archive === undefined
      ? []
      : [{ params: { ...paramsOf(document), number: String(document.archive) }, props: { document, format } }],
  );
}

/** Paths of the copies of feeds at their old addresses, for readers that are sent on by no host. */
export async function movedFeedPaths(extension: string): Promise<{ params: { redirect: string }; props: FeedFile }[]> {
  const [documents, files] = await Promise.all([getDocuments(), redirectFiles(extension)]);
  const byPath = new Map(
    documents.flatMap((document) =>
      FORMAT_NAMES.map((format) => [documentPath(document, format), { document, format }] as const),
    ),
  );
  return files.flatMap(({ params, props: { redirect } }) => {
    const file = byPath.get(redirect.feed ?? '');
    return file ? [{ params, props: file }] : [];
  });
}

/** Answer with a feed file. */
export async function answerFeed(file: FeedFile): Promise<Response> {
  return new Response(await getFeed(file), {
    headers: { 'Content-Type': `${FORMATS[file.format].type}; charset=utf-8` },
  });
}

/** A route needs its extension in the file’s name: the dev server would ask for a slash after it otherwise. */
function paramsOf({ scope }: FeedDocument<Entry>): FeedPath['params'] {
  return { scope: scope.path === '/' ? undefined : scope.path.slice(1, -1) };
}

/** The text of one feed file. */
async function getFeed({ document, format }: FeedFile): Promise<string> {
  return WRITERS[format](await fill(document));
}

/** A document with its items, the same in every format: as many of them whole as the longest format has room for. */
const fill = oncePerObject(async (document: FeedDocument<Entry>): Promise<FeedDocument> => {
  const items = await Promise.all(document.items.map(getItem));
  return withinBudget({ ...document, items }, Object.values(WRITERS));
});

const WRITERS: Readonly<Record<Format, (document: FeedDocument) => string | Promise<string>>> = {
  rss: (document) => writeRss(site, document),
  atom: (document) => writeAtom(site, document),
  json: (document) => writeJsonFeed(site, document),
};

/** The text of `/rss.json`. */
export async function getRssJson(): Promise<string> {
  const { entries } = await getContent();
  const items = await Promise.all(entries.slice(0, site.feeds.limit).map(getItem));
  return writeRssJson(items, (path) => href(site, path));
}

/** Names by id, of authors and services. */
const getNames = oncePerBuild(async () => {
  const { authors, services } = await getContent();
  return { authors: namesOf(authors), services: namesOf(services) };
});

/** The item of an entry: it is the same in every feed. */
export async function getItem(entry: Entry): Promise<FeedItem> {
  return (await getTexts(entry)).item;
}

/** The text of an entry for feeds, and as Markdown for its twin. */
export const getTexts = oncePerObject(async (entry: Entry): Promise<{ item: FeedItem; markdown: string }> => {
  const names = await getNames();
  const rendered = await renderHtml(entry);
  const html = [
    factsTable(site, entry, names.services),
    sourceNote(entry),
    rendered,
    timelineTable(site, entry),
    factorsList(entry),
    actionsList(site, entry),
    redactionsList(entry),
    correctionsList(entry),
  ].join('\n');
  try {
    const clean = cleanItem(html, absolute(site, entry.path));
    const item = makeItem(site, entry, { names: names.authors, html: clean.html, image: await feedPictureOf(entry) });
    const tree = item.html === clean.html ? clean.tree : parseHtml(item.html ?? '');
    return { item, markdown: writeText(tree, item.url) };
  } catch (error) {
    if (error instanceof FeedHtmlError) throw new Error(`${entry.file}: ${error.message}`, { cause: error });
    throw error;
  }
});

function namesOf(list: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(list.map(({ id, name }) => [id, name]));
}

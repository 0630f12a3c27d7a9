import site from '../../site.config.ts';
import type { Author } from '../entries/entries.ts';
import type { Entry } from '../entries/entry.ts';
import { describeEntry, type JsonLd } from '../seo/json-ld.ts';
import {
  describeAuthor,
  describeBreadcrumbs,
  describePage,
  describeSite,
  type PageFacts,
} from '../seo/page-json-ld.ts';
import { absolute, href } from '../site.ts';
import { twinPath } from '../twins/llms.ts';
import { SITE_IMAGE, socialImageOf } from './social.ts';

/** The entry that a page shows, with the people who wrote it. */
export interface ShownEntry {
  readonly entry: Entry;
  readonly authors: readonly Author[];
}

/** What a page says about itself to machines. */
export interface HeadSource extends PageFacts {
  readonly canonical?: string | undefined;
  readonly shown?: ShownEntry | undefined;
  readonly author?: Author | undefined;
}

/** The part of `<head>` that is for machines. */
export interface Head {
  /** Open Graph and its relatives: name of the property and its text. */
  readonly properties: readonly (readonly [property: string, content: string])[];
  /** Address of the Markdown twin, with base. */
  readonly twin?: string | undefined;
  readonly jsonLd: readonly JsonLd[];
}

/** Gather what a page says to machines. */
export async function getHead({ path, title, description, canonical, shown, author }: HeadSource): Promise<Head> {
  const image = (shown && (await socialImageOf(shown.entry))) ?? SITE_IMAGE;
  const isListed = shown !== undefined && shown.entry.withheld !== 'unlisted';
  const facts = { path, title, description };
  const crumbs = describeBreadcrumbs(site, facts);
  const about = () => {
    if (shown) return [describeEntry(site, shown.entry, shown.authors, isListed ? [image.url] : [])];
    return author ? describeAuthor(site, author) : [describePage(site, facts)];
  };
  return {
    properties: [
      ['og:title', title ?? site.title],
      ['og:description', description],
      ['og:type', shown ? 'article' : author ? 'profile' : 'website'],
      ['og:url', canonical ?? absolute(site, path)],
      ['og:site_name', site.title],
      ...localeOf(site.lang),
      ['og:image', image.url],
      ['og:image:type', image.type],
      ['og:image:width', String(image.width)],
      ['og:image:height', String(image.height)],
      ['og:image:alt', image.alt],
      ...(shown ? articleProperties(shown) : []),
    ],
    twin: isListed ? href(site, twinPath(path)) : undefined,
    jsonLd: [...about(), ...describeSite(site, { isHome: title === undefined }), ...(crumbs ? [crumbs] : [])],
  };
}

function articleProperties({ entry, authors }: ShownEntry): [string, string][] {
  const { published, updated, tags, collection } = entry;
  return [
    ['article:published_time', published.zoned],
    ...(updated ? [['article:modified_time', updated.zoned] satisfies [string, string]] : []),
    ...authors.flatMap(({ id, isQuiet }): [string, string][] =>
      isQuiet ? [] : [['article:author', absolute(site, `/authors/${id}/`)]],
    ),
    ['article:section', collection === 'blog' ? 'Blog' : 'Post-mortems'],
    ...tags.map(({ label }): [string, string] => ['article:tag', label]),
  ];
}

/** Open Graph wants a country too; a language without one says nothing. */
function localeOf(lang: string): [string, string][] {
  const { language, region } = new Intl.Locale(lang);
  return region ? [['og:locale', `${language}_${region}`]] : [];
}

import site from '../../site.config.ts';
import { getSearchSource } from '../database/site-database.ts';
import { oncePerBuild } from '../once.ts';
import { href } from '../site.ts';
import { buildIndex, type SearchIndex } from './build-index.ts';
import { loadStemmer } from './client/stems.ts';

/** The site's search index; built once in a build, afresh at every request in `dev`. */
export const getSearchIndex = oncePerBuild(makeIndex);

/** Where the files of an index are, with base and a slash at the end. */
export function indexAddress({ hash }: Pick<SearchIndex, 'hash'>): string {
  return href(site, `/search/index/${hash}/`);
}

async function makeIndex(): Promise<SearchIndex> {
  const [source, stem] = await Promise.all([getSearchSource(), loadStemmer(site.lang)]);
  return buildIndex(source, site.lang, stem);
}

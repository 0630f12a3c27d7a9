import site from '../../site.config.ts';
import { getRecords } from '../database/site-database.ts';
import { href } from '../site.ts';
import { makeSearchDocument, writeIndex } from './index.ts';

/** The site's search index and the address it is published at. */
export async function getSearchIndex() {
  const records = await getRecords();
  const index = writeIndex(records.map((record) => makeSearchDocument(site, record)));
  return { ...index, url: href(site, `/search/index/${index.hash}/documents.json`) };
}

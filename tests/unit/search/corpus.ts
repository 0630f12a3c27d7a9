import { makeIndex } from '../../../bench/search/make-index.ts';
import type { SearchIndex } from '../../../src/search/build-index.ts';
import { createReader, type IndexReader } from '../../../src/search/client/reader.ts';
import { type Answer, type SearchOptions, search } from '../../../src/search/client/search.ts';
import { loadStemmer } from '../../../src/search/client/stems.ts';
import type { SearchDocument } from '../../../src/search/document.ts';
import type { Fragment } from '../../../src/search/format/fragment.ts';
import { readMemory } from '../../../src/search/self-test.ts';

export { makeIndex };

/** A document of a title and a text, or of whatever a test is about. */
export function document(
  title: string,
  text = '',
  fragment: Partial<Fragment> = {},
  rest: Partial<Omit<SearchDocument, 'fragment'>> = {},
): SearchDocument {
  return {
    fragment: {
      ...{
        title,
        url: `/${title}/`,
        date: '2025-04-02',
        kind: 'Post',
        tags: [],
        description: '',
        severity: '',
        facts: [],
      },
      sections: [{ id: 'part', heading: '', text }],
      ...fragment,
    },
    keywords: '',
    facets: { kind: [], year: [], tag: [], author: [], severity: [], service: [], trigger: [] },
    ...rest,
  };
}

/** Read an index as the browser does; `paths` collects the files that were read. */
export function open(index: SearchIndex, paths: string[] = []): IndexReader {
  const read = readMemory(index);
  return createReader((path) => {
    paths.push(path);
    return read(path);
  });
}

/** Ask a question of documents. */
export async function ask(
  documents: readonly SearchDocument[],
  query: string,
  options: Partial<SearchOptions> = {},
  lang = 'en',
): Promise<Answer> {
  const reader = open(makeIndex(documents, lang));
  return search(reader, await loadStemmer(lang), query, { order: 'relevance', page: 1, ...options });
}

/** Titles of the first page of results. */
export async function find(documents: readonly SearchDocument[], query: string, lang = 'en'): Promise<string[]> {
  return (await ask(documents, query, {}, lang)).hits.map(({ fragment }) => fragment.title);
}

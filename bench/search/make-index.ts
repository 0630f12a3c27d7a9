import { openDatabase } from '../../src/database/connection.ts';
import { attachSearch, listOccurrences } from '../../src/database/search.ts';
import { buildIndex, type SearchIndex } from '../../src/search/build-index.ts';
import type { Stem } from '../../src/search/client/match.ts';
import type { SearchDocument } from '../../src/search/document.ts';

/** Index documents as a build does; without the stemmer of a language, its words have no other forms. */
export function makeIndex(documents: readonly SearchDocument[], lang = 'en', stem: Stem = (word) => word): SearchIndex {
  const db = openDatabase();
  try {
    const lengths = attachSearch(db, documents);
    return buildIndex({ documents, lengths, occurrences: () => listOccurrences(db) }, lang, stem);
  } finally {
    db.close();
  }
}

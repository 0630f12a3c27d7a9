import { openDatabase } from '../../src/database/connection.ts';
import { attachSearch, listOccurrences } from '../../src/database/search.ts';
import { buildIndex, type SearchIndex } from '../../src/search/build-index.ts';
import type { SearchDocument } from '../../src/search/document.ts';

/** Index documents as a build does. */
export function makeIndex(documents: readonly SearchDocument[], lang = 'en'): SearchIndex {
  const db = openDatabase();
  try {
    const lengths = attachSearch(db, documents);
    return buildIndex({ documents, lengths, occurrences: () => listOccurrences(db) }, lang);
  } finally {
    db.close();
  }
}

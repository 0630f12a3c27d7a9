import { analyze } from '../search/analyze.ts';
import type { SearchDocument } from '../search/document.ts';
import type { Connection } from './connection.ts';

/**
 * Attach a second in-memory database with the full-text tables. It is never emitted: `/data/site.db` is the main one.
 * Text goes in already analyzed, words joined by spaces, so that FTS5 has nothing to decide.
 */
export function attachSearch(db: Connection, documents: readonly SearchDocument[]): void {
  db.exec(`attach ':memory:' as search`);
  db.exec(`
    create virtual table search.documents using fts5(title, headings, body, tokenize = "unicode61 remove_diacritics 0 tokenchars '._-'");
    create virtual table search.vocabulary using fts5vocab('documents', 'row');
  `);
  const insert = db.prepare<[string, string, string]>(
    'insert into search.documents (title, headings, body) values (?, ?, ?)',
  );
  db.transaction(() => {
    for (const { title, description, sections } of documents) {
      const headings = sections.map(({ heading }) => heading).join('\n');
      const body = [description, ...sections.map(({ text }) => text)].join('\n');
      insert.run(words(title), words(headings), words(body));
    }
  })();
}

function words(text: string): string {
  return analyze(text).join(' ');
}

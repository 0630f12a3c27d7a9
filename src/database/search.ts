import { analyze } from '../search/analyze.ts';
import type { SearchDocument } from '../search/document.ts';
import { spellOut } from '../search/names.ts';
import type { Connection } from './connection.ts';

/** A word of a document: how often it is in each part. */
export interface Occurrences {
  readonly word: string;
  /** Position of the document in the list that was attached. */
  readonly document: number;
  readonly title: number;
  readonly headings: number;
  readonly body: number;
}

/** Words of a document, those that stand in it more than once counted as often. */
export interface DocumentLength {
  readonly title: number;
  readonly body: number;
}

/** Size of the indexed text. */
export interface SearchSize {
  readonly documents: number;
  readonly words: number;
  readonly terms: number;
  /** Pairs of a word and a document that has it. */
  readonly postings: number;
}

/**
 * Attach a second in-memory database with the full-text tables. It is never emitted: `/data/site.db` is the main one.
 * Text goes in already analyzed, words joined by spaces; the `ascii` tokenizer takes every character beyond ASCII as part of
 * a word, so that FTS5 has nothing to decide and cannot drift from the analyzer.
 *
 * @returns how long each document is.
 */
export function attachSearch(db: Connection, documents: readonly SearchDocument[]): DocumentLength[] {
  db.exec(`attach ':memory:' as search`);
  db.exec(`
    create virtual table search.documents
      using fts5(title, headings, body, content = '', tokenize = "ascii tokenchars '._+#-'");
    create virtual table search.vocabulary using fts5vocab('documents', 'row');
    create virtual table search.instances using fts5vocab('documents', 'instance');
  `);
  const insert = db.prepare<[number, string, string, string]>(
    'insert into search.documents (rowid, title, headings, body) values (?, ?, ?, ?)',
  );
  return db.transaction(() => {
    const lengths: DocumentLength[] = [];
    for (const [index, { fragment, keywords }] of documents.entries()) {
      const { title, description, tags, sections } = fragment;
      const headings = sections.map(({ heading }) => heading).join('\n');
      const body = [description, tags.join('\n'), keywords, ...sections.map(({ text }) => text)].join('\n');
      const [inTitle, inHeadings] = [analyze(title), analyze(headings)];
      // Parts of names are words of the text wherever they stand: Java is not what “JavaScript” is about.
      const inBody = [...analyze(spellOut(body)), ...partsIn(title, inTitle), ...partsIn(headings, inHeadings)];
      insert.run(index + 1, inTitle.join(' '), inHeadings.join(' '), inBody.join(' '));
      lengths.push({ title: inTitle.length, body: inBody.length });
    }
    return lengths;
  })();
}

/** Words of the parts of names, where a text has names. */
function partsIn(text: string, words: readonly string[]): readonly string[] {
  const spelled = spellOut(text);
  return spelled === text ? [] : analyze(spelled).filter((word) => !words.includes(word));
}

/** Every word of every document: words ascending by their bytes, and the documents of a word ascending. */
export function* listOccurrences(db: Connection): Generator<Occurrences> {
  // The vocabulary comes ordered from its table; asking SQLite to group it would sort millions of rows again.
  const rows = db.prepare<[], [string, number, string]>('select term, doc, col from search.instances').raw();
  let current: { -readonly [Name in keyof Occurrences]: Occurrences[Name] } | undefined;
  for (const [word, doc, column] of rows.iterate()) {
    if (!current || current.document !== doc - 1 || current.word !== word) {
      if (current) yield current;
      current = { word, document: doc - 1, title: 0, headings: 0, body: 0 };
    }
    if (column === 'title' || column === 'headings' || column === 'body') current[column]++;
  }
  if (current) yield current;
}

/** Documents, words, distinct terms and postings, in one statement. */
export function measureSearch(db: Connection): SearchSize {
  const row = db
    .prepare<[], SearchSize>(
      `select (select count(*) from search.documents_docsize) as documents,
              coalesce(sum(cnt), 0) as words, count(*) as terms, coalesce(sum(doc), 0) as postings
         from search.vocabulary`,
    )
    .get();
  if (!row) throw new Error('the search tables are empty of even their counts');
  return row;
}

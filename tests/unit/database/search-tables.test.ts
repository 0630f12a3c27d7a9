import { describe, expect, test } from 'vitest';
import { openDatabase, serialize } from '../../../src/database/connection.ts';
import { attachSearch, listOccurrences, measureSearch } from '../../../src/database/search.ts';
import { document } from '../search/corpus.ts';

const POOL = document(
  'Pools in better-sqlite3',
  '',
  {
    ...{ description: 'A café.', tags: ['SQLite'] },
    sections: [{ id: 'why', heading: 'Why it broke', text: 'The node.js process restarted.' }],
  },
  { keywords: 'Ada' },
);

function attached(...documents: Parameters<typeof attachSearch>[1]) {
  const db = openDatabase();
  const lengths = attachSearch(db, documents);
  return { db, lengths };
}

describe('the search tables', () => {
  test('hold the words as they were analyzed, and split them no further', () => {
    const { db } = attached(POOL);
    const vocabulary = db.prepare<[], string>('select term from search.vocabulary order by term').pluck().all();
    expect(vocabulary).toEqual(
      [
        ...['pools', 'in', 'better-sqlite3', 'better', 'sqlite3', 'a', 'cafe', 'why', 'it', 'broke'],
        ...['the', 'node.js', 'node', 'js', 'process', 'restarted', 'sqlite', 'ada'],
      ].sort(),
    );
  });

  test('hold every word of the analyzer whole, whatever its script and signs', () => {
    const { db } = attached(document('', 'c++ c# x_y 1.67.1 łódź 日本 한국어 ภาษา हिन्दी 𝐱 𐐷𐐷 ß'));
    const words = Array.from(listOccurrences(db), ({ word }) => word);
    expect(words).toEqual(
      expect.arrayContaining(['c++', 'c#', 'x_y', '1.67.1', 'łodz', '日本', '한국', '국어', 'ภา', 'ß']),
    );
    expect(words).toContain('हिन्दी');
    expect(words).toContain('𐐷𐐷');
  });

  test('find a document by a column', () => {
    const find = attached(POOL).db.prepare('select rowid from search.documents where documents match ?').pluck();
    expect(find.all('headings: broke')).toEqual([1]);
    expect(find.all('title: "node.js"')).toEqual([]);
    expect(find.all('body: "node.js"')).toEqual([1]);
  });

  test('are not in the emitted file', () => {
    const file = Buffer.from(serialize(attached(POOL).db));
    expect(file.includes('restarted')).toBe(false);
    expect(file.includes('fts5')).toBe(false);
  });

  test('tell how long each document is', () => {
    expect(attached(POOL, document('')).lengths).toEqual([
      { title: 5, body: 10 },
      { title: 0, body: 0 },
    ]);
  });

  test('give the words in order, with how often each part of a document has one', () => {
    const { db } = attached(
      document('b b', 'b a'),
      document('', 'c', { sections: [{ id: '', heading: 'b', text: '' }] }),
    );
    expect([...listOccurrences(db)]).toEqual([
      { word: 'a', document: 0, title: 0, headings: 0, body: 1 },
      { word: 'b', document: 0, title: 2, headings: 0, body: 1 },
      { word: 'b', document: 1, title: 0, headings: 1, body: 0 },
    ]);
    expect(measureSearch(db)).toEqual({ documents: 2, words: 5, terms: 2, postings: 3 });
  });

  test('of no documents are empty', () => {
    const { db } = attached();
    expect([...listOccurrences(db)]).toEqual([]);
    expect(measureSearch(db)).toEqual({ documents: 0, words: 0, terms: 0, postings: 0 });
  });
});

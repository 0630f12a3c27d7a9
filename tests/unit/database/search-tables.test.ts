import { describe, expect, test } from 'vitest';
import { openDatabase, serialize } from '../../../src/database/connection.ts';
import { attachSearch } from '../../../src/database/search.ts';
import type { SearchDocument } from '../../../src/search/document.ts';

const DOCUMENT: SearchDocument = {
  ...{ title: 'Pools in better-sqlite3', description: 'A café.', url: '/blog/pool/', date: '2025-04-02', kind: 'Post' },
  tags: ['SQLite'],
  sections: [{ id: 'why', heading: 'Why it broke', text: 'The node.js process restarted.' }],
};

function attached() {
  const db = openDatabase();
  attachSearch(db, [DOCUMENT]);
  return db;
}

describe('the search tables', () => {
  test('hold the words as they were analyzed, and split them no further', () => {
    const vocabulary = attached().prepare<[], string>('select term from search.vocabulary order by term').pluck().all();
    expect(vocabulary).toEqual(
      [
        ...['pools', 'in', 'better-sqlite3', 'better', 'sqlite3', 'a', 'cafe', 'why', 'it', 'broke'],
        ...['the', 'node.js', 'node', 'js', 'process', 'restarted'],
      ].sort(),
    );
  });

  test('find a document by a column', () => {
    const find = attached().prepare('select rowid from search.documents where documents match ?').pluck();
    expect(find.all('headings: broke')).toEqual([1]);
    expect(find.all('title: "node.js"')).toEqual([]);
    expect(find.all('body: "node.js"')).toEqual([1]);
  });

  test('are not in the emitted file', () => {
    const file = Buffer.from(serialize(attached()));
    expect(file.includes('restarted')).toBe(false);
    expect(file.includes('fts5')).toBe(false);
  });
});

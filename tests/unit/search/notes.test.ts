import { describe, expect, test } from 'vitest';
import { leaveOut, makeNotes, quote, switchFilter } from '../../../src/search/client/notes.ts';
import { parseQuery } from '../../../src/search/client/query.ts';
import type { Answer } from '../../../src/search/client/search.ts';

const value = (id: string, label = id) => ({ id, label, count: 1, isChosen: false });
const facets: Answer['facets'] = {
  kind: [value('post', 'Post'), value('post-mortem', 'Post-mortem')],
  year: [],
  tag: [value('databases'), value('sqlite', 'SQLite')],
  author: [value('ada', 'Ada Byron')],
  severity: [value('sev1', 'SEV1'), value('sev2', 'SEV2')],
  service: [],
  trigger: [],
};
const match = (word: string, forms: readonly string[]) => ({
  word,
  idf: 1,
  forms: new Map(forms.map((form) => [form, 0.5])),
  documents: new Map(),
});
const notes = (text: string, matches: Answer['matches'] = [], total = 1) =>
  makeNotes(
    text,
    { query: parseQuery(text), total, isCut: false, hits: [], facets, matches, isCounted: true },
    (word) => word.replace(/s$/, ''),
  );

describe('a filter', () => {
  test('without a value lists the values, each as a query', () => {
    expect(notes('pool severity:')).toEqual([
      {
        text: 'severity: takes one of',
        suggestions: [
          { label: 'SEV1', query: 'pool severity:sev1' },
          { label: 'SEV2', query: 'pool severity:sev2' },
        ],
      },
    ]);
    expect(notes('service:')).toEqual([{ text: 'service: has no values here', suggestions: [] }]);
  });

  test('with an unknown value offers the nearest one', () => {
    expect(notes('tag:databse pool')).toEqual([
      {
        text: 'No entry has “tag:databse”. Did you mean',
        suggestions: [{ label: 'tag:databases', query: 'pool tag:databases' }],
      },
    ]);
    expect(notes('author:"ada bryon"')[0]?.suggestions).toEqual([{ label: 'author:ada', query: 'author:ada' }]);
    expect(notes('tag:zzzzzz')).toEqual([{ text: 'No entry has “tag:zzzzzz”', suggestions: [] }]);
  });

  test('with a known value, by id or label, needs no note', () => {
    expect(notes('tag:sqlite author:"Ada Byron" kind:POST')).toEqual([]);
  });

  test('goes in and out of the text of the box, however it is written there', () => {
    const ada = value('ada', 'Ada Byron');
    const turn = (text: string) => switchFilter(text, parseQuery(text), 'author', ada);
    expect(turn('pool')).toBe('pool author:ada');
    expect(turn('pool author:ada')).toBe('pool');
    expect(turn('author:"ADA Byron" pool author:ada')).toBe('pool');
  });

  test('goes in and out of typographic quotes as well, and takes filters along that have no value yet', () => {
    const ada = value('ada', 'Ada Byron');
    const turn = (text: string) => switchFilter(text, parseQuery(text), 'author', ada);
    expect(turn('author:“Ada Byron” pool')).toBe('pool');
    expect(turn('pool severity:')).toBe('pool author:ada');
    expect(turn('pool author: severity: author:')).toBe('pool author:ada');
    expect(turn('severity: pool author:ada')).toBe('pool');
  });

  test('may be left out when nothing is found, and so may quotes', () => {
    const text = '"big pool" tag:sqlite kind:post';
    expect(leaveOut(text, parseQuery(text))).toEqual([
      { label: 'without tag:sqlite', query: '"big pool" kind:post' },
      { label: 'without kind:post', query: '"big pool" tag:sqlite' },
      { label: 'without the quotes', query: 'big pool tag:sqlite kind:post' },
    ]);
    expect(leaveOut('tag:sqlite', parseQuery('tag:sqlite'))).toEqual([]);
    for (const phrase of ['“big pool”', '«big pool»', '‘‘big pool’’']) {
      expect(leaveOut(phrase, parseQuery(phrase))).toEqual([{ label: 'without the quotes', query: 'big pool' }]);
    }
  });
});

describe('a word', () => {
  test('that is misspelt is named with what was taken for it', () => {
    expect(notes('databse', [match('databse', ['database'])])).toEqual([
      { text: 'Showing results for “database” instead of “databse”', suggestions: [] },
    ]);
  });

  test('that was found as it is, as a beginning or in another form needs no note', () => {
    expect(notes('x', [match('pool', ['pool']), match('migr', ['migration']), match('pools', ['pool'])])).toEqual([]);
  });

  test('that is nowhere is named when others have results', () => {
    expect(notes('x', [match('zzz', [])])).toEqual([{ text: 'No entry has “zzz”', suggestions: [] }]);
    expect(notes('x', [match('zzz', [])], 0)).toEqual([]);
  });
});

test('a text in quotes is cut between characters when nobody would read it whole', () => {
  expect(quote(' a b ')).toBe('“a b”');
  expect(quote('😀'.repeat(100))).toBe(`“${'😀'.repeat(60)}…”`);
});

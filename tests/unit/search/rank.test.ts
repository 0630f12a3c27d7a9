import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/search/analyze.ts';
import { prepare, rank } from '../../../src/search/client/rank.ts';
import type { SearchDocument } from '../../../src/search/document.ts';

function document(title: string, text = '', rest: Partial<SearchDocument> = {}): SearchDocument {
  return {
    ...{ title, description: '', url: `/${title}/`, date: '2025-04-02', kind: 'Post', tags: [] },
    sections: [{ id: 'part', heading: '', text }],
    ...rest,
  };
}

const find = (documents: readonly SearchDocument[], query: string) =>
  rank(prepare(documents), query).map(({ document: { title } }) => title);

describe('a search', () => {
  test('finds documents in which every word occurs, in whatever field', () => {
    const documents = [
      document('Pool', 'Connections ran out.'),
      document('Backups', 'The pool was fine.'),
      document('Tagged', 'Nothing.', { tags: ['Pool'], description: 'Connections everywhere.' }),
    ];
    expect(find(documents, 'pool connections').sort()).toEqual(['Pool', 'Tagged']);
    expect(find(documents, 'pool warehouse')).toEqual([]);
  });

  test.each(['', '   ', '…', '🔥'])('for “%s” finds nothing', (query) => {
    expect(find([document('Pool')], query)).toEqual([]);
  });

  test('takes the last word for the beginning of a word, and only the last', () => {
    const documents = [document('Connection pool')];
    expect(find(documents, 'connection po')).toEqual(['Connection pool']);
    expect(find(documents, 'conn pool')).toEqual([]);
    expect(find(documents, 'ool')).toEqual([]);
  });

  test('ignores case and accents', () => {
    expect(find([document('Café')], 'CAFE')).toEqual(['Café']);
    expect(find([document('Cafe')], 'café')).toEqual(['Cafe']);
  });

  test('finds a compound by itself and by its parts', () => {
    const documents = [document('better-sqlite3 under node.js')];
    for (const query of ['better-sqlite3', 'sqlite3', 'node.js', 'js', 'node']) {
      expect(find(documents, query), query).toHaveLength(1);
    }
  });
});

describe('the order of hits', () => {
  test('puts the title before a heading, the description and the text', () => {
    const documents = [
      document('In the text', 'pool'),
      document('In the description', '', { description: 'pool' }),
      document('In a heading', '', { sections: [{ id: 'a', heading: 'pool', text: '' }] }),
      document('In the title: pool'),
    ];
    expect(find(documents, 'pool')).toEqual([
      ...['In the title: pool', 'In a heading', 'In the description', 'In the text'],
    ]);
  });

  test('does not let repetition in the text outweigh a heading', () => {
    const headed = document('Headed', '', { sections: [{ id: 'a', heading: 'pool', text: '' }] });
    expect(find([document('Repeated', 'pool '.repeat(50)), headed], 'pool')).toEqual(['Headed', 'Repeated']);
  });

  test('puts a whole word before the beginning of a longer one', () => {
    expect(find([document('Pooling'), document('Pool')], 'pool')).toEqual(['Pool', 'Pooling']);
  });

  test('lets a rare word weigh more than a common one', () => {
    const common = Array.from({ length: 20 }, (_, n) => document(`Filler ${n}`, 'common'));
    const documents = [...common, document('Rare', 'common'), document('Common', 'rare', { date: '2025-05-01' })];
    expect(find(documents, 'common rare')).toEqual(['Rare', 'Common']);
  });

  test('puts the newer of two equal hits first', () => {
    const documents = ['2025-01-01', '2025-03-01', '2025-02-01'].map((date) => document(`Pool ${date}`, '', { date }));
    expect(find(documents, 'pool')).toEqual(['Pool 2025-03-01', 'Pool 2025-02-01', 'Pool 2025-01-01']);
  });
});

describe('the section of a hit', () => {
  const sections = [
    { id: '', heading: '', text: 'Before.' },
    { id: 'cause', heading: 'The cause', text: 'A pool of one pool.' },
    { id: 'fix', heading: 'The fix', text: 'A bigger pool.' },
  ];

  test('is the one that matches best', () => {
    const [hit] = rank(prepare([document('X', '', { sections })]), 'pool');
    expect(hit?.section?.id).toBe('cause');
  });

  test('is none when only the title matches', () => {
    const [hit] = rank(prepare([document('Outage', '', { sections })]), 'outage');
    expect(hit).toMatchObject({ section: undefined });
  });
});

test('a search finds exactly what looking through all documents finds', () => {
  const words = fc.array(fc.constantFrom('ab', 'abc', 'b', 'bc', 'ca', 'é', 'x-y'), { maxLength: 6 });
  const documents = fc.array(fc.tuple(words, words, words), { maxLength: 8 });
  const query = fc.uniqueArray(fc.constantFrom('ab', 'abc', 'b', 'bc', 'e', 'x'), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(documents, query, (list, wanted) => {
      const all = list.map(([title, description, text], n) =>
        document(`${n} ${title.join(' ')}`, text.join(' '), { description: description.join(' ') }),
      );
      const expected = all.filter(({ title, description, sections }) => {
        const held = analyze([title, description, ...sections.map(({ text }) => text)].join(' '));
        const last = wanted.at(-1) ?? '';
        return wanted.every(
          (word) => held.includes(word) || (word === last && held.some((one) => one.startsWith(word))),
        );
      });
      expect(find(all, wanted.join(' ')).sort()).toEqual(expected.map(({ title }) => title).sort());
    }),
  );
});

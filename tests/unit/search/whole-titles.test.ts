import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, fold } from '../../../src/search/analyze.ts';
import type { SearchDocument } from '../../../src/search/document.ts';
import { ask, document, find } from './corpus.ts';

/** Documents of which most have a word, and all of these titles. */
const among = (titles: readonly string[], text: string): SearchDocument[] => [
  ...Array.from({ length: 60 }, (_, n) => document(`Page ${n}`, text)),
  ...titles.map((title) => document(title, text)),
];
const first = async (documents: readonly SearchDocument[], query: string) => (await find(documents, query))[0];

describe('the whole title of an entry finds it first', () => {
  test('where its words are in most entries', async () => {
    const titles = ['Configure the cache', 'Build', 'Configure', 'Configure build', 'Build configure', 'Build cache'];
    const documents = among(titles, 'configure configure build');
    for (const title of titles) expect(await first(documents, title), title).toBe(title);
  });

  test.each([
    ['of words that only put a question', 'What is this?', 'What was that?', 'What is this about?'],
    ['of one such word', 'Why', 'Why not', 'Why, why'],
    ['that begins another one', 'Pool', 'Pool of connections', 'Pools'],
    ['that another one begins', 'Pool of connections', 'Pool of', 'Pool'],
    ['with words twice', 'Again and again', 'Again', 'Again again and'],
    ['of numbers', '1.2.3', '1.2', '1.2.3.4', '1 2 3'],
    ['of a year', '2024', '2024 2025', '20240'],
    ['of characters without spaces', '東京', '東京都', '京都'],
    ['of a name', 'getUserSettings', 'getUser', 'UserSettings', 'Get user settings'],
    ['of compounds', 'better-sqlite3', 'better sqlite3', 'better_sqlite3'],
    ['with signs', 'C++', 'C', 'C#', 'C, C'],
    ['with quotes', 'The “last” mile', 'The last mile', 'Last mile'],
    ['with a phrase', 'What "out of memory" means', 'Out of memory', 'What memory means'],
    ['with what looks like a filter', 'severity:sev1 and kind:post', 'Kind post', 'severity sev1'],
    ['with half a filter', 'tag: nothing', 'Tag nothing', 'tag'],
    ['of a filter only', 'kind:post', 'Kind of post', 'Kind post'],
    ['without words', '???', '!', '? ! ?'],
    ['of a picture', '🔥', '🔥🔥', '🚀'],
    ['with accents', 'Café', 'Cafe', 'CAFÉ'],
    ['in other letters', 'cafe', 'Café', 'Cafe', 'CAFE'],
    ['of many words', `${'long '.repeat(30)}title`, `${'long '.repeat(29)}title`, `${'long '.repeat(30)}titles`],
  ])('%s: %s', async (_, title, ...others) => {
    for (const text of ['', [title, ...others].join(' ').repeat(3)]) {
      const documents = among([...others, title], text);
      expect(await first(documents, title)).toBe(title);
      expect(await first(documents, `  ${title} `)).toBe(title);
    }
  });

  test('though it stands many times in the texts of others', async () => {
    const others = Array.from({ length: 60 }, (_, n) =>
      document(`Deploys ${n}: slow deploys`, 'Slow deploys. '.repeat(30)),
    );
    expect(await first([...others, document('Slow deploys', 'Nothing.')], 'slow deploys')).toBe('Slow deploys');
  });

  test('besides filters, if these leave it', async () => {
    const none = { kind: [], year: [], tag: [], author: [], severity: [], service: [], trigger: [] };
    const tagged = document('Slow build', '', {}, { facets: { ...none, tag: [['ci', 'CI']] } });
    const documents = [...among(['Build'], 'slow build tag'), tagged];
    expect(await find(documents, 'slow build tag:ci')).toEqual(['Slow build']);
    expect(await find(documents, 'build tag:ci')).toEqual(['Slow build']);
  });

  test('and not by date', async () => {
    const { hits } = await ask(among(['Build'], 'build'), 'build', { order: 'date' });
    expect(hits.map(({ id }) => id)).toEqual([...Array(10).keys()]);
  });

  test('once, counted once, and the other results stay', async () => {
    const documents = among(['kind:post', '???'], 'kind post');
    const { total, hits } = await ask(documents, 'kind:post');
    expect(total).toBe(1);
    expect(hits.map(({ fragment }) => fragment.title)).toEqual(['kind:post']);
    expect((await ask(documents, '???')).total).toBe(1);
    expect((await ask(documents, 'kind post')).total).toBe(62);
    expect((await ask(documents, '!!!')).total).toBe(0);
  });

  const word = fc.oneof(
    fc.constantFrom(
      'the',
      'is',
      'Build',
      'build',
      'builds',
      'Café',
      'cafe',
      'c++',
      'node.js',
      'getUser',
      '東京',
      '都',
      '1.2',
    ),
    fc.constantFrom('why', '"', 'tag:x', 'kind:', '…', '🔥', '—', 'don’t', 'a', 'x'.repeat(60)),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const title = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

  test('whatever the titles are', async () => {
    const titles = fc.array(title, { minLength: 1, maxLength: 40 });
    const same = (text: string) => analyze(text).join(' ') || fold(text).trim();
    await fc.assert(
      fc.asyncProperty(
        titles,
        fc.constantFrom('', 'build the cache', 'why is 東京 c++ node.js'),
        async (list, text) => {
          const documents = list.map((own) => document(own, text));
          for (const own of list.filter((written) => written.trim() !== '').slice(0, 8)) {
            const found = await first(documents, own);
            expect(found, own).toBeDefined();
            expect(same(found ?? ''), own).toBe(same(own));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

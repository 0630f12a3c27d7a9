import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/client/query.ts';
import { search } from '../../../src/search/client/search.ts';
import { loadStemmer } from '../../../src/search/client/stems.ts';
import { FACETS } from '../../../src/search/format/facets.ts';
import { ask, document, find, makeIndex, open } from './corpus.ts';

describe('a query', () => {
  test.each([
    ['connection pool', ['connection', 'pool'], ['pool']],
    ['connection pool ', ['connection', 'pool'], []],
    ['pool pool', ['pool'], ['pool']],
    ['better-sq', ['better-sq', 'better', 'sq'], ['better-sq', 'sq']],
    ['node.js 1.67.1', ['node.js', 'node', 'js', '1.67.1', '1', '67'], ['1.67.1', '1']],
    ['c++', ['c++', 'c'], []],
    ['node.', ['node'], []],
    ['use node.js now', ['use', 'node.js', 'node', 'js', 'now'], ['now']],
    ['pool tag:sq', ['pool'], []],
    ['tag:sqlite poo', ['poo'], ['poo']],
  ])('%s has words, and those that are still being typed', (written, words, typed) => {
    const query = parseQuery(written);
    expect(query.words).toEqual(words);
    expect(query.open).toEqual(typed);
  });

  test.each([
    ['"out of memory"', [['out', 'of', 'memory']]],
    [
      'a "b c" d "e f"',
      [
        ['b', 'c'],
        ['e', 'f'],
      ],
    ],
    ['"single"', [['single']]],
    ['""', []],
    ['"not closed', []],
    ['one" two', []],
    ['“out of” memory', [['out', 'of']]],
    ['„out of“ memory', [['out', 'of']]],
    ['«out of» memory', [['out', 'of']]],
    ['‘‘out of’’ memory', [['out', 'of']]],
    ['don’t say ‘out of’ memory', []],
  ])('%s has phrases', (written, phrases) => {
    expect(parseQuery(written).phrases).toEqual(phrases);
  });

  test.each([
    ['kind:post', { kind: ['post'] }, []],
    ['Tag:SQLite TAG:other', { tag: ['sqlite', 'other'] }, []],
    ['tag:a tag:a', { tag: ['a'] }, []],
    ['author:"Ada Lovelace"', { author: ['ada lovelace'] }, []],
    ['author:"Ada', { author: ['ada'] }, []],
    ['author:“Ada Lovelace” author:„Grace Hopper“', { author: ['ada lovelace', 'grace hopper'] }, []],
    ['severity:', {}, ['severity']],
    ['severity:""', {}, ['severity']],
    ['severity: tag: severity:', {}, ['severity', 'tag']],
    ['metatag:a unknown:b 10:16', {}, []],
  ])('%s has filters', (written, filters, unfinished) => {
    const query = parseQuery(written);
    expect(Object.fromEntries(query.filters)).toEqual(filters);
    expect(query.unfinished).toEqual(unfinished);
  });

  test('of many words is cut, so that it asks for a bounded number of files', () => {
    const written = Array.from({ length: 500 }, (_, n) => `word${n}`).join(' ');
    expect(parseQuery(written).words).toHaveLength(24);
  });
});

describe('every text is a query', () => {
  const facets = { kind: [['post', 'Post']], severity: [['sev1', 'SEV1']] } as const;
  const none = { year: [], tag: [], author: [], service: [], trigger: [] };
  const documents = [
    document('Pool of connections', 'The pool.', {}, { facets: { ...none, ...facets } }),
    document('東京の障害', '関東 サーバー'),
    document('ระบบล่ม', 'ฐานข้อมูลล่ม'),
    document('데이터베이스 장애', '서버'),
    document('שלום עולם', 'مرحبا'),
  ];
  const reader = open(makeIndex(documents));
  const total = async (written: string) => {
    const answer = await search(reader, await loadStemmer('en'), written, { order: 'relevance', page: 1 });
    expect(answer.hits.length).toBe(Math.min(10, answer.total));
    for (const name of FACETS) {
      for (const { count } of answer.facets[name]) expect(count).toBeLessThanOrEqual(documents.length);
    }
    return answer.total;
  };

  test.each([
    ['', 0],
    ['   ', 0],
    ['… 🔥 !?', 0],
    ['<b>', 0],
    ['\u202E\u200F', 0],
    ['\uD800', 0],
    ['pool \uDC00', 1],
    ['p', 1],
    ['x', 0],
    ['the', 1],
    ['the of and', 1],
    ['"pool', 1],
    ['"the pool"', 1],
    ['pool"', 1],
    ['"pool the"', 0],
    ['severity:', 0],
    ['severity: pool', 1],
    ['severity:sev1', 1],
    ['severity:sev9', 0],
    ['kind:post pool', 1],
    ['<script>alert(1)</script> pool', 1],
    ['🔥 pool 🔥', 1],
    ['שלום', 1],
    ['‏מרחבא مرحبا', 1],
    ['東', 1],
    ['東京', 1],
    ['関東', 1],
    ['障', 1],
    ['サーバ', 1],
    ['장애', 1],
    ['데이', 1],
    ['ล่ม', 1],
    ['ข้อมูล', 1],
    ['conection', 1],
    ['constructor __proto__ toString', 0],
  ])('%j finds %i', async (written, count) => {
    expect(await total(written)).toBe(count);
  });

  test.each([
    ['x'.repeat(10_000), 0],
    [`pool ${'word '.repeat(2_000)}`, 1],
    ['"'.repeat(10_000), 0],
    ['tag:'.repeat(2_500), 0],
    ['-'.repeat(10_000), 0],
    ['a.'.repeat(5_000), 0],
    ['東京'.repeat(5_000), 1],
  ])('of thousands of characters', async (written, count) => {
    expect(await total(written)).toBe(count);
  });

  test('and none fails', async () => {
    const pieces = fc.constantFrom(...'"":. -\'東京é🔥\uD800\u0301', 'tag:', 'severity:', 'pool', 'the', '++', '#');
    const written = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => list.join('')),
    );
    await fc.assert(
      fc.asyncProperty(written, async (query) => {
        await total(query);
      }),
    );
  });
});

describe('names of several parts', () => {
  const documents = [
    document('better-sqlite3 under node.js', 'It broke in 1.67.1.'),
    document('About c++', 'And c#.'),
    document('Other', 'Nothing. The server’s log.'),
  ];

  test.each([
    ...['better-sqlite3', 'better', 'sqlite3', 'better-sq', 'sqlite', 'BETTER-SQLITE3', 'better_sqlite3'],
    ...['node.js', 'node', 'js', 'Node.JS', '1.67.1', '1.67', '67'],
  ])('are found by %s', async (query) => {
    expect((await find(documents, query))[0]).toBe('better-sqlite3 under node.js');
  });

  test.each(['c++', 'C++', 'c#', 'c'])('are found by %s', async (query) => {
    expect(await find(documents, query)).toEqual(['About c++']);
  });

  test.each(['server’s', "server's", 'servers'])('are found by %s', async (query) => {
    expect(await find(documents, query)).toEqual(['Other']);
  });

  test('that are nowhere say no more than their parts, and no list of words is read for them', async () => {
    const paths: string[] = [];
    const reader = open(makeIndex(documents), paths);
    const stem = await loadStemmer('en');
    const { total, matches } = await search(reader, stem, 'node-sqlite3', { order: 'relevance', page: 1 });
    expect(total).toBe(1);
    expect(matches.map(({ word }) => word)).toEqual(['node', 'sqlite3']);
    expect(paths.filter((path) => path.startsWith('w/'))).toEqual([]);
  });

  test('that the index has are asked for whole: their last part is not a beginning', async () => {
    const shells = Array.from({ length: 5 }, (_, n) => document(`Shared shell ${n}`));
    const named = [document('Post-mortem: esm.sh'), ...shells];
    expect(await find(named, 'esm.sh')).toEqual(['Post-mortem: esm.sh']);
    expect(await find(named, 'esm.s')).toHaveLength(6);
    expect(await find([document('node.js'), document('JSON')], 'node.js')).toEqual(['node.js']);
  });

  test('are words of their own in a title or heading, or in three documents', async () => {
    const vocabulary = async (...texts: string[]) => {
      const reader = open(makeIndex(texts.map((text) => document('X', text))));
      return [...(await reader.shard(0)).keys()];
    };
    expect(await vocabulary('node.js', 'node.js')).toEqual(['js', 'node', 'x']);
    expect(await vocabulary('node.js', 'node.js', 'node.js')).toEqual(['js', 'node', 'node.js', 'x']);
    expect([...(await open(makeIndex([document('node.js')])).shard(0)).keys()]).toContain('node.js');
  });
});

describe('documents of every kind', () => {
  test.each([
    ['none', []],
    ['one without a text', [document('', '', { sections: [] })]],
    ['a title of signs only', [document('…!?', '')]],
  ])('%s are found by nothing', async (_, documents) => {
    expect(await ask(documents, 'pool')).toMatchObject({ total: 0, hits: [] });
    expect((await ask(documents, 'kind:post')).total).toBe(0);
  });

  test('an entry without a text is found by its title', async () => {
    expect(await find([document('Pool', '', { sections: [] })], 'pool')).toEqual(['Pool']);
  });

  test('an entry of a megabyte is found by its last word', async () => {
    const text = `${'Lorem ipsum dolor sit amet. '.repeat(37_500)} zebra`;
    expect(await find([document('Long', text), document('Short', 'dolor')], 'zebra')).toEqual(['Long']);
  });

  test('five thousand tags are counted, each', async () => {
    const tags = Array.from({ length: 5000 }, (_, n) => `tag-${n}`);
    const facets = { kind: [], year: [], author: [], severity: [], service: [], trigger: [] };
    const tagged = document('A', 'pool', { tags }, { facets: { ...facets, tag: tags.map((tag) => [tag, tag]) } });
    const answer = await ask([tagged, document('B', 'pool')], 'pool tag:tag-4999');
    expect(answer.total).toBe(1);
    expect(answer.facets.tag).toHaveLength(5000);
    expect(answer.facets.tag.find(({ id }) => id === 'tag-4999')).toMatchObject({ count: 1, isChosen: true });
  });

  test('names that objects have are words like others', async () => {
    const documents = [document('constructor'), document('__proto__ toString')];
    expect(await find(documents, 'constructor')).toEqual(['constructor']);
    expect(await find(documents, 'tostring')).toEqual(['__proto__ toString']);
  });
});

test('a word that was taken for one that says nothing says nothing either', async () => {
  const notes = Array.from({ length: 30 }, (_, n) => document(`Note ${n}`, 'with a plan'));
  const documents = [...notes, document('Migration', 'migration')];
  expect(await find(documents, 'wiht migration')).toEqual(['Migration']);
  expect((await ask(documents, 'wiht')).total).toBe(30);
  expect((await ask(documents, 'wiht zyzzyva')).total).toBe(30);
});

describe('a phrase', () => {
  const documents = [
    document('Together', 'The connection pool was empty.'),
    document('Turned', 'A pool of one connection.'),
    document('Connection pool'),
  ];

  test('requires its words next to each other, in a text or a title', async () => {
    expect((await find(documents, '"connection pool"')).sort()).toEqual(['Connection pool', 'Together']);
    expect(await find(documents, '"pool was"')).toEqual(['Together']);
    expect(await find(documents, '"was pool"')).toEqual([]);
  });

  test('of words that say nothing is found too', async () => {
    expect(await find(documents, '"of one"')).toEqual(['Turned']);
  });

  test('does not go across the end of a part', async () => {
    const sections = [
      { id: 'a', heading: 'One', text: 'connection' },
      { id: 'b', heading: 'Two', text: 'pool' },
    ];
    expect(await find([document('X', '', { sections })], '"connection two"')).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { readOutline } from '../../../src/markdown/outline.ts';
import { makeSearchDocument, writeIndex } from '../../../src/search/index.ts';
import { entry, reportEntry } from '../entry.ts';

const document = (path: string, text: string, base = '/') =>
  makeSearchDocument({ base }, { entry: entry(path, { tags: ['SQLite'] }), outline: readOutline(text, 'a.md') });

test('a document of the index has what a hit shows, with its address under base', () => {
  expect(document('blog/über', 'Before.\n\n## Why\n\nBecause.', '/notes/')).toEqual({
    ...{ title: 'A title', description: 'A description.', url: '/notes/blog/%C3%BCber/', date: '2025-04-02' },
    ...{ kind: 'Post', tags: ['SQLite'] },
    sections: [
      { id: '', heading: '', text: 'Before.' },
      { id: 'why', heading: 'Why', text: 'Because.' },
    ],
  });
  const outline = readOutline('', 'a.md');
  expect(makeSearchDocument({ base: '/' }, { entry: reportEntry('outage'), outline }).kind).toBe('Post-mortem');
});

test('the index is named by its content', () => {
  const [one, same, other] = ['One.', 'One.', 'Other.'].map((text) => writeIndex([document('blog/a', text)]));
  expect(one).toEqual(same);
  expect(one?.hash).toMatch(/^[0-9a-f]{12}$/);
  expect(other?.hash).not.toBe(one?.hash);
  expect(JSON.parse(one?.json ?? '')).toEqual([document('blog/a', 'One.')]);
});

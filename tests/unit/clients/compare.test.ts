import { describe, expect, test } from 'vitest';
import type { ShownItem } from '../../clients/client.ts';
import { compareEvent, compareItem } from '../../clients/compare.ts';
import type { Expected } from '../../clients/entries.ts';
import { setText } from '../../clients/html-text.ts';
import { formatTable, type Row } from '../../clients/table.ts';

const HTML =
  '<p>A <b>bold</b> H<sub>2</sub>O.</p><pre><code>a;\n\n<del>- b;</del></code></pre><div>One</div><div>Two</div>' +
  '<p><a id="x-ref" href="#x-note">1</a></p><p id="x-note">Note <a href="#x-ref">↑</a></p><img src="/a" alt="A &amp; b">';
const SAID: Expected = {
  ...{ link: 'https://example.org/a/', title: 'Map<T>', id: 'urn:x:1', date: 1, authors: ['Ada', 'Grace'] },
  ...{ summary: 'Of T & U.', html: HTML },
};
const SHOWN: ShownItem = {
  ...{ link: SAID.link, title: SAID.title, id: SAID.id, date: 1, author: 'Ada, Grace', summary: SAID.summary },
  ...{ text: setText(HTML), html: HTML },
};
const TEXT = 'A bold H[2]O.\na;\n\n- b;\nOne Two\n1[1]\nNote ↑[2]\n[image 3: A & b]\n';

/** Fields that deviate when something else is shown. */
const deviating = (change: Partial<ShownItem>, said: Expected = SAID) =>
  compareItem(said, { ...SHOWN, ...change }).map(({ field, shown }) => [field, shown]);
const asText = (text: string) => deviating({ text, html: undefined });

describe('what a reader shows', () => {
  test('is as the entry says it, as HTML and as text', () => {
    expect(deviating({})).toEqual([]);
    expect(asText(TEXT)).toEqual([]);
    expect(asText(TEXT.replaceAll('- b;', '> ~~- b;~~'))).toEqual([]);
  });

  test.each([
    [{ title: 'Map' }, ['title', 'Map']],
    [{ id: 'urn:x:2' }, ['id', 'urn:x:2']],
    [{ date: 86_401 }, ['date', '86401']],
    [{ author: 'Grace' }, ['author', 'Grace']],
    [{ summary: 'Of T' }, ['summary', 'Of T']],
  ])('is not when a field is another: %j', (change, expected) => {
    expect(deviating(change)).toEqual([expected]);
  });

  test.each([
    [TEXT.replace('Two', ''), ['text', 'loses “Two”']],
    [TEXT.replace('One Two', 'OneTwo'), ['text', 'runs together: OneTwo']],
    [TEXT.replace('a;\n\n', 'a;'), ['code', 'has no line “a;”']],
    [TEXT.replace('- b;', 'b;'), ['code', 'has no line “- b;”']],
    [TEXT.replace(': A & b', ''), ['alt', 'A & b']],
  ])('is not when text is lost or runs together: %j', (text, expected) => {
    expect(asText(text)).toEqual([expected]);
  });

  test('is not when a footnote leads out, or its note has lost its id', () => {
    for (const html of [HTML.replace('#x-note', 'https://example.org/a/#x-note'), HTML.replace(' id="x-note"', '')]) {
      expect(deviating({ html })).toEqual([['notes', 'leads out: x-note']]);
    }
  });

  test('is the summary where there is no more', () => {
    const short = { ...SAID, html: undefined };
    expect(deviating({ text: 'Of T & U.' }, short)).toEqual([]);
    expect(deviating({ text: 'Of' }, short)).toEqual([['text', 'loses “Of T & U.”']]);
  });
});

test('an event is compared by what its calendar shows of it', () => {
  const said = { title: 'A', id: 'urn:x:1', begin: '2025-04-02T10:00', end: '2025-04-02T11:00' };
  const { id: _, ...withoutId } = said;
  expect([compareEvent(said, said), compareEvent(said, withoutId)]).toEqual([[], []]);
  expect(compareEvent(said, { ...said, end: said.begin })).toEqual([
    { of: 'A', field: 'end', shown: said.begin, said: said.end },
  ]);
});

test('the table has a line for each client, and names those that are not there', () => {
  const row: Row = {
    ...{ site: 'a', client: 'none', format: 'RSS', count: '1 of 2', fields: ['title', 'id', 'text'] },
    deviations: [{ of: 'x', field: 'text', shown: 'y' }],
  };
  const absent = { ...row, client: 'gone', absent: 'gone is not here (apt-get install gone)' };
  const [head = '', first = '', second = ''] = formatTable([row, absent]).split('\n');
  const cell = (name: string) => first.slice(head.indexOf(name)).split(/\s{2,}/)[0];
  expect(['entries', 'title', 'id', 'text', 'begin'].map(cell)).toEqual(['1 of 2', '=', '=', 'WRONG', '-']);
  expect(second).toContain('gone is not here (apt-get install gone)');
});

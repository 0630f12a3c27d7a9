import { describe, expect, test } from 'vitest';
import { complaints, judge, markdown, report } from './content.ts';

const post = (lines: string) => judge({ 'blog/a.md': markdown(lines) });
const OPTIONAL =
  'aliases authors canonical check contributors corrections id image series source tags updatedDate'.split(' ');

describe('a key without a value', () => {
  test.each(OPTIONAL.flatMap((key) => ['', "''", '[]', '~', '{}', '\n  -'].map((value) => [key, value] as const)))(
    '%s: %s is absent',
    (key, value) => {
      const inventory = post(`${key}: ${value}`);
      expect(complaints(inventory)).toEqual([]);
      const [item] = inventory.items.filter(({ name }) => name === 'a');
      expect(item?.written).not.toHaveProperty(key);
      expect(item?.parsed).toEqual(post('').items.find(({ name }) => name === 'a')?.parsed);
    },
  );

  test.each(['image:\n  src:\n  alt:', "source:\n  title: ''\n  url: ''"])('is absent with its block: %s', (lines) => {
    expect(complaints(post(lines))).toEqual([]);
  });

  test.each(['title', 'description', 'pubDate', 'author'])('is missing when it is %s', (key) => {
    const text = markdown().replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: ''`);
    const [complaint, ...others] = complaints(judge({ 'blog/a.md': text }));
    expect(complaint).toMatch(new RegExp(`^content/blog/a.md:\\d error C3 ${key} is missing`));
    expect(others).toEqual([]);
  });

  test('gives way to the default author', () => {
    const text = markdown().replace('author: Ada', 'author:');
    expect(complaints(judge({ 'blog/a.md': text }, { defaultAuthor: 'ada' }))).toEqual([]);
  });

  test('is absent in the facts of an incident, and in the items of its lists', () => {
    const lines = [
      ...['  tz:', '  detected:', '  trigger: ""', '  detection:', '    source:', '    note:'],
      ...['  actions:', '    - title: Add a test', '      owner:', '      due:', '      url: ""'],
    ].join('\n');
    expect(complaints(judge({ 'postmortems/a.md': report(lines) }))).toEqual([]);
  });

  test('is absent in the files of authors and services', () => {
    const files = {
      'authors/bob.yml': 'name: Bob\nbio:\nlinks: []\navatar: ""',
      'services/db.yml': 'name: DB\nsince:',
    };
    expect(complaints(judge(files))).toEqual([]);
  });

  test('is not a guess at whether an entry is kept back, or a report counts', () => {
    expect(complaints(post('draft:'))).toEqual([expect.stringContaining('error C3 draft: ')]);
    expect(complaints(post("unlisted: ''"))).toEqual([expect.stringContaining('error C3 unlisted: ')]);
    expect(complaints(judge({ 'postmortems/a.md': markdown('incident:') }))).toEqual([
      expect.stringContaining(' error R8 incident: '),
    ]);
  });

  test('is told of when no schema knows it', () => {
    expect(complaints(post('layuot:'))).toEqual([expect.stringContaining('warning C3 layuot is not a known key')]);
  });

  test('among others in a list is still wrong', () => {
    expect(complaints(post('contributors: [Ada, ""]'))).toEqual([
      'content/blog/a.md:6 error C3 contributors.1 is empty',
    ]);
  });
});

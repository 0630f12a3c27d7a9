import { describe, expect, test } from 'vitest';
import { identityOf } from '../../../src/entries/references.ts';
import { complaints, judge, markdown, report } from './content.ts';

describe('authors', () => {
  test('are found by id, name and alias, in any case', () => {
    const by = (author: string) => markdown().replace('author: Ada', `author: ${author}`);
    const files = { 'blog/a.md': by('ada'), 'blog/b.md': by('ADA'), 'blog/c.md': by('countess') };
    expect(complaints(judge(files))).toEqual([]);
  });

  test('that no one knows are errors, with the name that was meant or the file to add', () => {
    const files = {
      'blog/a.md': markdown().replace('author: Ada', 'author: Adda'),
      'blog/b.md': markdown('contributors: Grace Hopper'.replace(/: (.*)/, ': [$1]')),
    };
    expect(complaints(judge(files))).toEqual([
      expect.stringMatching(/^content\/blog\/a\.md:5 error C4 no author is called “Adda” \(did you mean ada\?\)$/),
      expect.stringMatching(
        /error C4 no author is called “Grace Hopper” \(add content\/authors\/<id>\.yml with name: Grace Hopper; npm run check -- --fix does it\)$/,
      ),
    ]);
  });
});

describe('services', () => {
  test('that no one knows are errors, with a suggestion', () => {
    const lines = '  services:\n    - api\n    - appi\n    - id: warehouse';
    expect(complaints(judge({ 'postmortems/a.md': report(lines) }))).toEqual([
      'content/postmortems/a.md:12 error R7 no service is called “appi” (did you mean api?)',
      'content/postmortems/a.md:13 error R7 no service is called “warehouse” (add content/services/warehouse.yml)',
    ]);
  });
});

describe('related reports', () => {
  const related = (id: string) => `  related:\n    - id: ${id}\n      rel: recurrence`;

  test('exist', () => {
    const files = { 'postmortems/pool.md': report(), 'postmortems/again.md': report(related('pool')) };
    expect(complaints(judge(files))).toEqual([]);
  });

  test('that do not exist are errors, and a post is none', () => {
    const files = {
      'blog/post.md': markdown(),
      'postmortems/a.md': report(related('post')),
      'postmortems/pool.md': report(),
      'postmortems/typo.md': report(related('pol')),
    };
    expect(complaints(judge(files))).toEqual([
      'content/postmortems/a.md:11 error C2 no report has the slug “post”',
      'content/postmortems/typo.md:11 error C2 no report has the slug “pol” (did you mean pool?)',
    ]);
  });

  test('do not include the report itself', () => {
    expect(complaints(judge({ 'postmortems/a.md': report(related('a')) }))).toEqual([
      'content/postmortems/a.md:11 error C2 a report cannot be related to itself',
    ]);
  });
});

describe('identity', () => {
  test('is what is written, else a tag of the authority, never the address', () => {
    expect(identityOf({ collection: 'blog', name: 'über' }, 'example.org,2025')).toBe(
      'tag:example.org,2025:blog/%C3%BCber',
    );
    expect(identityOf({ collection: 'blog', name: 'a', id: 'urn:x:1' }, 'example.org,2025')).toBe('urn:x:1');
  });

  test('of two entries is an error, also when one of them is derived', () => {
    const files = {
      'blog/a.md': markdown(),
      'blog/b.md': markdown('id: urn:x:1'),
      'blog/c.md': markdown('id: urn:x:1'),
      'postmortems/d.md': markdown('id: tag:example.org,2025:blog/a'),
    };
    const found = complaints(judge(files)).map((line) => line.split(' (')[0]);
    expect(found).toEqual([
      'content/blog/c.md:6 error C1 the id urn:x:1 is also the id of content/blog/b.md',
      'content/postmortems/d.md:6 error C1 the id tag:example.org,2025:blog/a is also the id of content/blog/a.md',
    ]);
  });

  test('that is not written is a warning for what is published, with the line to add', () => {
    const files = {
      'blog/a.md': markdown(),
      'blog/b.md': markdown('draft: true'),
      'blog/c.md': markdown('id: urn:x:1'),
    };
    expect(judge(files).problems).toEqual([
      {
        ...{ id: 'C6', level: 'warning', file: 'content/blog/a.md', line: 1 },
        message: 'a published entry has no written id',
        hint: 'write id: tag:example.org,2025:blog/a into the front matter, so that feeds know the entry after a rename; npm run check -- --fix does it',
      },
    ]);
  });
});

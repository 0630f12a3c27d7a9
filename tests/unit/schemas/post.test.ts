import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { postSchema } from '../../../src/schemas/post.ts';
import { complaints } from './complaints.ts';

const schema = postSchema(() => z.string());
const FOUR_FIELDS = { title: 'Pool exhausted', description: 'Why.', pubDate: '2025-04-02', author: 'Ada' };

const complain = (fields: object) => complaints(schema, { ...FOUR_FIELDS, ...fields });

test('four fields make a post; everything else has a default or is absent', () => {
  expect(schema.parse(FOUR_FIELDS)).toEqual({
    ...FOUR_FIELDS,
    ...{ tags: [], contributors: [], check: [], aliases: [], corrections: [], draft: false, unlisted: false },
  });
});

test('each of the four is required', () => {
  expect(complaints(schema, {}).map((line) => line.split(':')[0])).toEqual([
    'title',
    'description',
    'pubDate',
    'author',
  ]);
  expect(complain({ author: undefined })).toEqual([
    'author: is missing: name a person who has a file in content/authors',
  ]);
});

describe('text', () => {
  test('that YAML reads as a number stays text', () => {
    expect(schema.parse({ ...FOUR_FIELDS, title: 1984 }).title).toBe('1984');
  });

  test.each([
    [{ title: '' }, 'title: is empty'],
    [{ title: '   ' }, 'title: is empty'],
    [{ title: 'x'.repeat(121) }, 'title: is longer than 120 characters'],
    [{ description: 'x'.repeat(301) }, 'description: is longer than 300 characters'],
    [{ title: true }, 'title: write text here, in quotes if it has a colon or a #'],
    [{ title: { 'Pool exhausted': 'again' } }, 'title: write text here, in quotes if it has a colon or a #'],
  ])('%o is refused', (fields, message) => {
    expect(complain(fields)).toEqual([message]);
  });
});

describe('the id', () => {
  test.each(['a\u0001:b', 'urn:a\u0000b', 'urn:\uFFFEa', 'urn:a\uFFFF', 'urn:\uD800a', 'urn:a\u0085'])(
    '%j is refused instead of being mended, since it would be another one',
    (id) => {
      expect(complain({ id })).toEqual(['id: has a control character or another one in it that no feed can hold']);
    },
  );

  test.each(['pool', 'urn:a b', 'urn:a\nb', 7, true])('%j is not an IRI', (id) => {
    expect(complain({ id })).toEqual(['id: write an IRI such as tag:example.org,2025:blog/slug']);
  });

  test('is what is written, without the blanks around it', () => {
    expect(schema.parse({ ...FOUR_FIELDS, id: ' urn:x:é🔥\n' }).id).toBe('urn:x:é🔥');
  });
});

describe('addresses', () => {
  test.each([
    [
      { canonical: '/blog/x/' },
      'canonical: “/blog/x/” is not a web address: write it in full, like https://example.org/page',
    ],
    [
      { canonical: 'javascript:alert(1)' },
      'canonical: “javascript:alert(1)” is not a web address: write it in full, like https://example.org/page',
    ],
    [
      { aliases: ['old-name'] },
      'aliases.0: “old-name” is not a path of this site: write it from the root, like /blog/old-name/',
    ],
    [
      { aliases: ['//evil.example/'] },
      'aliases.0: “//evil.example/” is not a path of this site: write it from the root, like /blog/old-name/',
    ],
    [
      { aliases: ['/a/../b/'] },
      'aliases.0: “/a/../b/” is not a path of this site: write it from the root, like /blog/old-name/',
    ],
    [
      { aliases: ['/a/%2e%2e/b/'] },
      'aliases.0: “/a/%2e%2e/b/” is not a path of this site: write it from the root, like /blog/old-name/',
    ],
    [{ aliases: ['/old/*'] }, 'aliases.0: “/old/*” is a pattern to hosts: write each old path in full'],
    [{ aliases: ['/old/%2A'] }, 'aliases.0: “/old/%2A” is a pattern to hosts: write each old path in full'],
    [{ aliases: ['/old/:1/'] }, 'aliases.0: “/old/:1/” is a pattern to hosts: write each old path in full'],
    [{ aliases: ['/old/:slug/'] }, 'aliases.0: “/old/:slug/” is a pattern to hosts: write each old path in full'],
    [{ id: 'my post' }, 'id: write an IRI such as tag:example.org,2025:blog/slug'],
  ])('%o is refused', (fields, message) => {
    expect(complain(fields)).toEqual([message]);
  });

  test.each(['/a%2Fb/', '/a%252fb/', '/a%255Cb/', '/a%2Ehtml', '/a%0Ab/'])('the alias %s is in disguise', (alias) => {
    expect(complain({ aliases: [alias] })[0]).toMatch(
      /^aliases\.0: “[^”]*” (?:has a dot, a slash or a control character in code|is not a path)/,
    );
  });

  test('an alias ends in a slash unless it names a file', () => {
    const { aliases } = schema.parse({ ...FOUR_FIELDS, aliases: ['/old', '/older/', '/2019/post.html'] });
    expect(aliases).toEqual(['/old/', '/older/', '/2019/post.html']);
  });

  test('an alias has its letters themselves, since files are named so', () => {
    const { aliases } = schema.parse({
      ...FOUR_FIELDS,
      aliases: ['/%C3%BCber/', '/u\u0308ber/x', '/a%20b/', '/100%/', '/10:16/'],
    });
    expect(aliases).toEqual(['/über/', '/über/x/', '/a b/', '/100%/', '/10:16/']);
  });
});

describe('an image', () => {
  test('is a path, or a path with a text', () => {
    expect(schema.parse({ ...FOUR_FIELDS, image: './pool.png' }).image).toEqual({ src: './pool.png', alt: '' });
    const image = { src: './pool.png', alt: 'Connections over time' };
    expect(schema.parse({ ...FOUR_FIELDS, image }).image).toEqual(image);
  });
});

describe('people', () => {
  test('author and authors are not both set', () => {
    expect(complain({ authors: ['Ada', 'Grace'] })).toEqual([
      'author: author and authors are both set: keep one of them',
    ]);
    expect(complain({ author: undefined, authors: ['Ada', 'Grace'] })).toEqual([]);
  });
});

test('corrections go from oldest to newest', () => {
  const corrections = [
    { at: '2025-05-01', text: 'The count was wrong.' },
    { at: 'April 5, 2025', text: 'The service was wrong.' },
  ];
  expect(complain({ corrections })).toEqual(['corrections: corrections go from oldest to newest']);
  expect(complain({ corrections: corrections.toReversed() })).toEqual([]);
  const within = ['2025-05-01T10:00Z', '2025-05-01T10:00:30Z'].map((at) => ({ at, text: 'It was wrong.' }));
  expect(complain({ corrections: within })).toEqual([]);
  expect(complain({ corrections: within.toReversed() })).toHaveLength(1);
});

test('an unknown key is an issue of its own kind, so that it can be a warning', () => {
  const issues = schema.safeParse({ ...FOUR_FIELDS, tagz: ['x'] }).error?.issues;
  expect(issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['tagz'] }]);
});
